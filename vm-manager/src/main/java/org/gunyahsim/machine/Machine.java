package org.gunyahsim.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.gunyahsim.guest.aarch64.Aarch64Machine;
import org.gunyahsim.guest.devicetree.DeviceTree;
import org.gunyahsim.guest.devicetree.PlatformTree;
import org.gunyahsim.guest.loader.Symbols;
import org.gunyahsim.guest.runtime.GuestProgram;
import org.gunyahsim.guest.runtime.JavaGuestEngine;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.core.Assembly;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.platform.MemoryMap;
import org.gunyahsim.hypervisor.platform.Platform;
import org.gunyahsim.hypervisor.rootvm.RootImages;
import org.gunyahsim.hypervisor.rootvm.RootVm;
import org.gunyahsim.hypervisor.snapshot.FileStateReader;
import org.gunyahsim.hypervisor.snapshot.FileStateWriter;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.machine.spec.MachineSpec;
import org.gunyahsim.machine.spec.PlatformSpec;
import org.gunyahsim.machine.spec.PrimarySpec;
import org.gunyahsim.machine.spec.ResourceManagerSpec;
import org.gunyahsim.machine.spec.VmSpec;
import org.gunyahsim.resourcemanager.ResourceManager;
import org.gunyahsim.resourcemanager.protocol.VmId;
import org.gunyahsim.resourcemanager.root.RmOptions;
import org.gunyahsim.vmmanager.PrimaryVm;
import org.gunyahsim.vmmanager.PrimaryVmConfig;
import org.gunyahsim.vmmanager.api.HostCallKind;
import org.gunyahsim.vmmanager.api.HostCalls;
import org.gunyahsim.vmmanager.api.HostRequest;
import org.gunyahsim.vmmanager.vmm.VmConfig;
import org.gunyahsim.vmmanager.vmm.VmOutcome;
import org.jspecify.annotations.Nullable;

/**
 * A machine: built from a specification, run, looked at, saved and loaded.
 *
 * <pre>{@code
 * try (Machine machine = Machine.build(spec)) {
 *   MachineResult result = machine.run();
 *   assertThat(machine.console("hello").text()).contains("Hello");
 * }
 * }</pre>
 *
 * <p>Not for several host threads at a time, except {@link #input}, which any thread may call.
 */
public final class Machine implements AutoCloseable {
  /** Name of the board's serial port among the consoles. */
  public static final String PLATFORM_CONSOLE = "platform";

  private static final int PRIMARY_VMID = 3;

  /** What traces call the root VM. */
  private static final String ROOT_VM = "rm";

  /** What the board's clock shows at virtual time 0: 2026-01-01T00:00:00Z, so that runs repeat. */
  private static final long CLOCK_START = 1_767_225_600L;

  private final MachineSpec spec;
  private final MemoryMap map;
  private final PhysicalMemory memory;
  private final Tracer tracer = new Tracer();
  private final Assembly assembly;
  private final Hypervisor hypervisor;
  private final Platform platform;
  private final Aarch64Machine processors;
  private final @Nullable ResourceManager resourceManager;
  private final @Nullable RootPrograms rootPrograms;
  private final @Nullable PrimaryVm primary;
  private final Map<String, Console> consoles = new TreeMap<>();
  private final List<List<Console>> vmConsoles = new ArrayList<>();
  private final Map<String, Symbols> symbols = new TreeMap<>();
  private final MachineCalls calls;
  private final int serialInput;
  private boolean booted;
  private boolean closed;

  private Machine(MachineSpec spec) {
    this.spec = spec;
    PlatformSpec board = spec.platform();
    this.map =
        switch (board.map()) {
          case REFERENCE -> MemoryMap.reference();
          case LARGE -> MemoryMap.large(board.memory() - MemoryMap.reference().primarySize());
        };
    this.memory = new PhysicalMemory(map.ramBase(), map.ramSize());
    this.processors = new Aarch64Machine(memory);
    boolean attended = spec.primary() == null;
    this.assembly =
        new Assembly(board.hypervisorConfig(attended), memory, tracer, this::createEngine);
    this.hypervisor = assembly.hypervisor();
    Console platformConsole = addConsole(PLATFORM_CONSOLE);
    this.platform =
        new Platform(
            board.cpus(),
            memory,
            hypervisor.events(),
            hypervisor::now,
            CLOCK_START,
            platformConsole::put,
            tracer);
    hypervisor.attachBus(platform);
    platform.connect(assembly.interrupts().hwIrqs()::setLine);
    ResourceManagerSpec manager = spec.resourceManager();
    this.rootPrograms = manager == null ? null : RootPrograms.of(manager, map);
    this.resourceManager = manager == null ? new ResourceManager(rmOptions(board)) : null;
    if (resourceManager != null) {
      hypervisor.addPart(resourceManager);
    }
    if (rootPrograms != null) {
      symbols.put(ROOT_VM, rootPrograms.symbols());
    }
    this.primary = spec.primary() == null ? javaPrimary() : null;
    if (primary != null) {
      hypervisor.addPart(primary);
    }
    this.serialInput = hypervisor.input().register("uart", bytes -> platform.uart().receive(bytes));
    int requests =
        hypervisor.input().register("host-queue", bytes -> platform.hostQueue().enqueue(0, bytes));
    this.calls = new MachineCalls(this, requests);
    platform.hostQueue().setResponder((id, bytes) -> calls.answered(bytes));
  }

  private static RmOptions rmOptions(PlatformSpec board) {
    return new RmOptions(RmOptions.Quality.valueOf(board.quality().name()));
  }

  private PrimaryVm javaPrimary() {
    VmImages images = new VmImages(new BlobStore(map, memory));
    List<VmConfig> configs = new ArrayList<>();
    for (VmSpec vm : spec.vms()) {
      VmImages.Prepared prepared = images.prepare(vm);
      configs.add(prepared.config());
      symbols.put(vm.name(), prepared.symbols());
      List<Console> ports = new ArrayList<>();
      for (int port = 0; port < prepared.config().serials().size(); port++) {
        ports.add(addConsole(port == 0 ? vm.name() : vm.name() + "." + port));
      }
      vmConsoles.add(ports);
    }
    return new PrimaryVm(
        new PrimaryVmConfig(
            configs,
            !configs.isEmpty(),
            spec.platform().strict(),
            Platform.HOST_QUEUE_BASE,
            Platform.HOST_QUEUE_INTID,
            List.of()),
        tracer,
        (vm, port, value) -> vmConsoles.get(vm).get(port).put(value));
  }

  private Console addConsole(String name) {
    Console console = new Console(name);
    consoles.put(name, console);
    return console;
  }

  /**
   * Builds a machine; it boots with the first {@link #run}.
   *
   * @throws org.gunyahsim.machine.spec.UserError when an image does not fit
   */
  public static Machine build(MachineSpec spec) {
    Machine machine = new Machine(spec);
    try {
      machine.placeDeviceTree();
      return machine;
    } catch (RuntimeException e) {
      machine.close();
      throw e;
    }
  }

  /**
   * Builds a machine and gives it the state that was saved of one of the same specification.
   *
   * @throws org.gunyahsim.hypervisor.snapshot.SnapshotException when the snapshot is damaged, of
   *     another machine, or of another version of this program that writes another format
   */
  public static Machine load(MachineSpec spec, InputStream snapshot) throws IOException {
    Machine machine = new Machine(spec);
    try {
      FileStateReader in = new FileStateReader(snapshot);
      machine.hypervisor.load(in);
      in.end();
      machine.booted = true;
      return machine;
    } catch (RuntimeException | IOException e) {
      machine.close();
      throw e;
    }
  }

  /** The firmware's part: the platform's tree, and an AArch64 primary VM's image. */
  private void placeDeviceTree() {
    PrimarySpec image = spec.primary();
    DeviceTree tree;
    if (image != null) {
      symbols.put("primary", PrimaryImage.load(image, map, memory));
    }
    if (image != null && image.deviceTree() != null) {
      tree = PrimaryImage.tree(image.deviceTree().name(), image.deviceTree().bytes());
    } else {
      tree =
          PlatformTree.build(
              PlatformTree.Options.of(spec.platform().cpus(), map.primaryBase(), map.primarySize()),
              hypervisor.random()::nextLong);
    }
    if (image != null) {
      PrimaryImage.describe(image, tree);
    }
    byte[] blob = tree.flatten();
    long at = image != null ? image.deviceTreeAddress() : map.primaryDeviceTree();
    memory.write(at, blob, 0, blob.length);
    // QEMU leaves its copy at the base of RAM, where the recorded primary VM saw it.
    memory.write(map.primaryBase(), blob, 0, blob.length);
  }

  private VcpuEngine createEngine(EngineContext context) {
    GuestProgram program =
        switch (context.vmid) {
          case Limits.ROOT_VMID -> resourceManager;
          case PRIMARY_VMID -> primary;
          default -> null;
        };
    if (program != null) {
      String name = context.vmid == Limits.ROOT_VMID ? "resource manager" : "primary VM";
      return new JavaGuestEngine(context, name, program);
    }
    return processors.create(context);
  }

  /** Runs to the machine's end; time in which everybody sleeps costs nothing. */
  public MachineResult run() {
    return run(() -> false, Long.MAX_VALUE);
  }

  /** Runs until a condition is true, looked at between rounds (10 us of virtual time at most). */
  public MachineResult runUntil(BooleanSupplier condition) {
    return run(condition, Long.MAX_VALUE);
  }

  /** Runs for so much virtual time, ns. */
  public MachineResult runFor(long duration) {
    return run(() -> false, time() + duration);
  }

  /**
   * Runs until the condition, the limit, or the end of the machine; may be called again to go on.
   *
   * @param condition looked at between rounds of the step loop
   * @param maxTime virtual time, ns, at which to stop; {@link Long#MAX_VALUE} for none
   */
  public MachineResult run(BooleanSupplier condition, long maxTime) {
    if (closed) {
      throw new IllegalStateException("the machine is closed");
    }
    if (!booted) {
      booted = true;
      RootVm.boot(
          assembly, map, rootPrograms == null ? RootImages.recorded() : rootPrograms.images());
    }
    return MachineResult.of(hypervisor.loop().run(condition, maxTime));
  }

  /** True when no vCPU has anything to do before {@link #nextTime}. */
  public boolean idle() {
    return booted && hypervisor.loop().idle();
  }

  /**
   * When something will happen next, ns; {@link Long#MAX_VALUE} when nothing will without input.
   */
  public long nextTime() {
    return booted ? hypervisor.loop().nextTime() : 0;
  }

  /** Virtual time, ns. */
  public long time() {
    return hypervisor.loop().time();
  }

  /** What the machine was built from. */
  public MachineSpec spec() {
    return spec;
  }

  /** Records events; add sinks and enable categories to see them. */
  public Tracer tracer() {
    return tracer;
  }

  /** The inspection port into EL2. */
  public Hypervisor hypervisor() {
    return hypervisor;
  }

  /** The board. */
  public Platform platform() {
    return platform;
  }

  /** Physical memory, to look at. */
  public PhysicalMemory memory() {
    return memory;
  }

  /** Names of all consoles in order. */
  public List<String> consoles() {
    return List.copyOf(consoles.keySet());
  }

  /**
   * A console.
   *
   * @param name {@link #PLATFORM_CONSOLE}, a VM's name, or {@code NAME.1} and so on for its further
   *     ports
   */
  public Console console(String name) {
    Console console = consoles.get(name);
    if (console == null) {
      throw new IllegalArgumentException("no console " + name + "; there are " + consoles.keySet());
    }
    return console;
  }

  /**
   * Sends bytes into a console, from any host thread; they enter the machine at its next round and
   * are logged.
   */
  public void input(String name, byte[] bytes) {
    if (name.equals(PLATFORM_CONSOLE)) {
      hypervisor.input().offer(serialInput, bytes);
      return;
    }
    for (int vm = 0; vm < vmConsoles.size(); vm++) {
      for (int port = 0; port < vmConsoles.get(vm).size(); port++) {
        if (vmConsoles.get(vm).get(port).name().equals(name)) {
          calls.submit(HostRequest.of(HostCallKind.SERIAL_INPUT, 0, vm, port, bytes));
          return;
        }
      }
    }
    throw new IllegalArgumentException("no console " + name + "; there are " + consoles.keySet());
  }

  /** How the VMs fare, in the order of the specification; empty with an AArch64 primary VM. */
  public List<VmReport> vms() {
    PrimaryVm program = primary;
    if (program == null) {
      return List.of();
    }
    List<VmOutcome> outcomes = program.outcomes();
    List<VmReport> reports = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      reports.add(new VmReport(spec.vms().get(i).name(), outcomes.get(i), program.runs(i)));
    }
    return reports;
  }

  /** Why the Java-written primary VM could not boot; null when it could, or is none. */
  public @Nullable String primaryFailure() {
    return primary == null ? null : primary.failure();
  }

  /** Calls into the Java-written primary VM: what the {@code /dev/gunyah} facade is built on. */
  public HostCalls calls() {
    return calls;
  }

  /** A VM's name by its VMID, as in the machine file; {@code rm}, {@code primary}, or by number. */
  public String vmName(int vmid) {
    if (vmid == VmId.RESOURCE_MANAGER) {
      return ROOT_VM;
    }
    if (vmid == VmId.PRIMARY) {
      return "primary";
    }
    List<VmSpec> vms = spec.vms();
    PrimaryVm program = primary;
    int index = vms.size() == 1 ? 0 : program == null ? -1 : program.indexOf(vmid);
    return index < 0 ? "vm" + vmid : vms.get(index).name();
  }

  /** The symbols of an image, by VM name, {@code primary} or {@code rm}; none when it has none. */
  public Symbols symbols(String vm) {
    return symbols.getOrDefault(vm, Symbols.NONE);
  }

  /** Writes a snapshot; {@link #load} continues from it. */
  public void save(OutputStream to) throws IOException {
    try (FileStateWriter out = new FileStateWriter(to)) {
      hypervisor.save(out);
    }
  }

  /** SHA-256 of the whole state, in hexadecimal: equal for machines that will go on alike. */
  public String stateHash() {
    return hypervisor.hash().hash();
  }

  /** Gives the machine's memory back to the host. */
  @Override
  public void close() {
    closed = true;
    memory.close();
  }
}
