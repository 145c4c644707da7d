package org.gunyahsim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.gunyahsim.guest.loader.Symbols;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.TraceSink;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.machine.MachineResult;
import org.gunyahsim.machine.VmReport;
import org.gunyahsim.machine.spec.MachineSpec;
import org.gunyahsim.machine.spec.SerialModel;
import org.gunyahsim.machine.spec.VmSpec;
import org.gunyahsim.vmmanager.vmm.VmOutcome;
import org.jspecify.annotations.Nullable;

/** The command line's view of a {@link Machine}. */
final class SimulatedMachine implements MachineHandle {
  private final Machine machine;
  private final MachineSpec spec;
  private final List<ConsoleBuffer> buffers = new ArrayList<>();
  private @Nullable MachineResult last;

  private SimulatedMachine(Machine machine) {
    this.machine = machine;
    this.spec = machine.spec();
  }

  static SimulatedMachine build(MachineSpec spec) {
    return new SimulatedMachine(Machine.build(spec));
  }

  @Override
  public List<String> consoles() {
    List<String> names = new ArrayList<>(machine.consoles());
    for (VmSpec vm : spec.vms()) {
      if (vm.serial() != SerialModel.NONE || !vm.devices().isEmpty()) {
        return first(vm.name(), names);
      }
    }
    return first(Machine.PLATFORM_CONSOLE, names);
  }

  private static List<String> first(String name, List<String> names) {
    names.remove(name);
    names.addFirst(name);
    return names;
  }

  @Override
  public void output(String console, ByteSink sink) {
    ConsoleBuffer buffer = new ConsoleBuffer(sink);
    buffers.add(buffer);
    machine.console(console).listen(buffer::put);
  }

  @Override
  public void input(String console, byte[] bytes) {
    machine.input(console, bytes);
  }

  @Override
  public void trace(Set<Category> categories, TraceSink sink) {
    machine.tracer().enable(categories.toArray(Category[]::new));
    // Several traces share the tracer, each with categories of its own.
    machine
        .tracer()
        .addSink(
            record -> {
              if (categories.contains(record.type.category())) {
                sink.accept(record);
              }
            });
  }

  @Override
  public IntFunction<String> vmNames() {
    return machine::vmName;
  }

  @Override
  public IntFunction<Symbols> symbols() {
    return vmid -> machine.symbols(machine.vmName(vmid));
  }

  @Override
  public long time() {
    return machine.time();
  }

  @Override
  public boolean idle() {
    return machine.idle();
  }

  @Override
  public long nextTime() {
    return machine.nextTime();
  }

  @Override
  public Stop run(BooleanSupplier pause, long limit) {
    MachineResult result =
        machine.run(
            () -> {
              for (int i = 0; i < buffers.size(); i++) {
                buffers.get(i).age();
              }
              return pause.getAsBoolean();
            },
            limit);
    last = result;
    for (ConsoleBuffer buffer : buffers) {
      buffer.flush();
    }
    String failure = machine.primaryFailure();
    if (failure != null) {
      return new Stop(StopKind.PANIC, failure, result.dump());
    }
    return new Stop(kind(result), result.message(), result.dump());
  }

  private StopKind kind(MachineResult result) {
    return switch (result.kind()) {
      case CONDITION, DEBUG_STOP -> StopKind.PAUSED;
      case TIME_LIMIT -> StopKind.TIME_LIMIT;
      case POWER_OFF, RESET -> StopKind.ENDED;
      case STALLED -> StopKind.STALLED;
      // An image as root or primary VM takes the hypervisor down with it: its crash, not ours.
      case PANIC ->
          spec.primary() != null || spec.resourceManager() != null
              ? StopKind.ENDED
              : StopKind.PANIC;
    };
  }

  @Override
  public List<VmResult> outcomes() {
    List<VmResult> results = new ArrayList<>();
    for (VmReport vm : machine.vms()) {
      results.add(new VmResult(vm.name(), end(vm.outcome()), vm.outcome().toString()));
    }
    MachineResult result = last;
    if (result != null) {
      switch (result.kind()) {
        case RESET -> results.add(new VmResult("the primary VM", VmEnd.OTHER, "asked for a reset"));
        case PANIC ->
            results.add(
                new VmResult(
                    spec.resourceManager() == null ? "the primary VM" : "the machine",
                    VmEnd.CRASHED,
                    "crashed: " + result.message()));
        default -> {}
      }
    }
    return results;
  }

  private static VmEnd end(VmOutcome outcome) {
    return switch (outcome) {
      case VmOutcome.Running _ -> VmEnd.NONE;
      case VmOutcome.PoweredOff _ -> VmEnd.POWERED_OFF;
      case VmOutcome.Crashed _ -> VmEnd.CRASHED;
      case VmOutcome.StartFailed _ -> VmEnd.NOT_STARTED;
      case VmOutcome.Exited _, VmOutcome.ResetRequested _, VmOutcome.Stopped _ -> VmEnd.OTHER;
    };
  }

  @Override
  public List<String> where() {
    return VcpuLines.of(machine);
  }

  @Override
  public void close() {
    machine.close();
  }
}
