package org.gunyahsim.vmmanager.vmm;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.vmmanager.VmmEvents;
import org.gunyahsim.vmmanager.VmmTrace;
import org.gunyahsim.vmmanager.driver.Errno;
import org.gunyahsim.vmmanager.driver.GunyahDriver;
import org.gunyahsim.vmmanager.driver.Syscalls;
import org.gunyahsim.vmmanager.kernel.Channel;
import org.gunyahsim.vmmanager.kernel.Kernel;
import org.gunyahsim.vmmanager.kernel.Task;
import org.gunyahsim.vmmanager.vmm.ManagedVm.Port;
import org.jspecify.annotations.Nullable;

/**
 * The VMM: a process of the primary VM that runs the configured VMs. Each has a task of its own
 * that makes it and takes it down, and a task for each of its vCPUs.
 */
public final class Vmm implements Snapshottable {
  /** The VMM's process. */
  public static final int PROCESS = 0;

  private static final int VERSION = 1;

  final Kernel kernel;
  final GunyahDriver driver;
  final Syscalls calls;
  final VmmTrace trace;
  private final boolean powerOffWhenDone;
  private final List<ManagedVm> vms = new ArrayList<>();

  /** vCPU tasks on each CPU. */
  private int[] load = new int[0];

  private boolean started;

  /**
   * Makes a VMM that has not started.
   *
   * @param powerOffWhenDone switch the primary VM off when every VM has ended
   */
  public Vmm(
      Kernel kernel,
      GunyahDriver driver,
      Syscalls calls,
      VmmTrace trace,
      List<VmConfig> configs,
      ConsoleSink console,
      boolean powerOffWhenDone) {
    this.kernel = kernel;
    this.driver = driver;
    this.calls = calls;
    this.trace = trace;
    this.powerOffWhenDone = powerOffWhenDone;
    for (int i = 0; i < configs.size(); i++) {
      vms.add(new ManagedVm(i, configs.get(i), console));
    }
  }

  /** Begins to make every VM. */
  public void start(GuestCpu cpu) {
    started = true;
    load = new int[kernel.cpuCount()];
    // The first CPU also serves the tasks of the VMM, and the resource manager shares it.
    load[0] = 1;
    for (ManagedVm vm : vms) {
      kernel.spawn(cpu, new VmTask(this, vm.index), 0);
    }
    finishWhenDone(cpu);
  }

  ManagedVm vm(int index) {
    return vms.get(index);
  }

  /** How the VMs fare, in the order of the configuration. */
  public List<VmOutcome> outcomes() {
    return vms.stream().map(vm -> vm.outcome).toList();
  }

  /** How often a VM was made. */
  public int runs(int index) {
    return vms.get(index).run;
  }

  /** Which VM has this VMID now; -1 when none has. */
  public int indexOf(int vmid) {
    for (ManagedVm vm : vms) {
      if (driver.exists(vm.driverVm) && driver.vmid(vm.driverVm) == vmid) {
        return vm.index;
      }
    }
    return -1;
  }

  /** True when every VM has ended. */
  public boolean done() {
    return started && vms.stream().allMatch(vm -> vm.outcome.ended());
  }

  void finishWhenDone(GuestCpu cpu) {
    if (powerOffWhenDone && done()) {
      kernel.requestPowerOff(cpu);
    }
  }

  /** The CPU with the fewest vCPU tasks gets another. */
  int takeCpu() {
    int best = 0;
    for (int i = 1; i < load.length; i++) {
      if (kernel.isOnline(i) && load[i] < load[best]) {
        best = i;
      }
    }
    load[best]++;
    return best;
  }

  void returnCpu(int cpu) {
    load[cpu]--;
  }

  /**
   * Input for a serial port.
   *
   * @return bytes taken, or a negated errno
   */
  public long input(GuestCpu cpu, int index, int port, byte[] bytes) {
    if (index < 0 || index >= vms.size() || port < 0 || port >= vms.get(index).ports.size()) {
      return -Errno.ENODEV;
    }
    Port to = vms.get(index).ports.get(port);
    to.device.offer(bytes);
    if (to.device.interrupt()) {
      ring(cpu, to);
    }
    return bytes.length;
  }

  /** Pulses a port's doorbell. */
  void ring(GuestCpu cpu, Port port) {
    if (port.eventFd >= 0) {
      calls.write(cpu, PROCESS, port.eventFd, 1);
    }
  }

  /** Takes a VM down. */
  public long stop(GuestCpu cpu, int index) {
    if (index < 0 || index >= vms.size()) {
      return -Errno.ENODEV;
    }
    ManagedVm vm = vms.get(index);
    vm.stopping = true;
    kernel.wake(cpu, Channel.vmm(index));
    return 0;
  }

  void tracePhase(GuestCpu cpu, ManagedVm vm, String phase) {
    if (trace.on()) {
      VmmTrace.end(trace.begin(VmmEvents.VM_PHASE, cpu).arg(vm.index).arg(vm.run), phase);
    }
  }

  void traceEnd(GuestCpu cpu, ManagedVm vm) {
    if (trace.on()) {
      VmmTrace.end(
          trace.begin(VmmEvents.VM_ENDED, cpu).arg(vm.index).arg(vm.run), vm.outcome.toString());
    }
  }

  /** Makes an empty task when a snapshot is loaded; null for a type that is not the VMM's. */
  public @Nullable Task newTask(int type) {
    return switch (type) {
      case VmTask.TYPE -> new VmTask(this, 0);
      case VcpuTask.TYPE -> new VcpuTask(this, 0, 0);
      default -> null;
    };
  }

  @Override
  public void save(StateWriter out) {
    out.section("vmm.vmm", VERSION);
    out.bool(started);
    out.i32(load.length);
    for (int count : load) {
      out.i32(count);
    }
    for (ManagedVm vm : vms) {
      vm.save(out);
    }
  }

  @Override
  public void load(StateReader in) {
    in.section("vmm.vmm");
    started = in.bool();
    load = new int[in.i32()];
    for (int i = 0; i < load.length; i++) {
      load[i] = in.i32();
    }
    for (ManagedVm vm : vms) {
      vm.load(in);
    }
  }
}
