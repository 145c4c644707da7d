package org.gunyahsim.vmmanager.driver;

import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.vmmanager.driver.DriverVm.Function;
import org.gunyahsim.vmmanager.kernel.Channel;
import org.gunyahsim.vmmanager.kernel.Task;

/** REMOVE_FUNCTION of a vCPU: waits until nobody is inside VCPU_RUN. */
final class RemoveVcpu extends Operation {
  static final int KIND = 4;

  private final GunyahDriver driver;
  private int vm;
  private int function;
  private boolean begun;

  RemoveVcpu(GunyahDriver driver, int vm, int function) {
    this.driver = driver;
    this.vm = vm;
    this.function = function;
  }

  @Override
  long step(GuestCpu cpu, Task task) {
    DriverVm subject = driver.vm(vm);
    Function found = null;
    for (Function candidate : subject.functions) {
      if (candidate.id == function) {
        found = candidate;
      }
    }
    if (found == null) {
      // Somebody else was quicker.
      return -Errno.ENOENT;
    }
    DriverVcpu vcpu = driver.vcpu(function);
    if (!begun) {
      begun = true;
      vcpu.remover = task.id();
      driver.beginUnpopulate(cpu, vcpu);
    }
    if (vcpu.runner != 0) {
      vcpu.contended = true;
      task.sleepOn(Channel.vcpuLock(function));
      return PENDING;
    }
    vcpu.remover = 0;
    driver.unbind(cpu, subject, found);
    driver.kernel.wake(cpu, Channel.vcpuLock(function));
    return 0;
  }

  @Override
  int kind() {
    return KIND;
  }

  @Override
  void save(StateWriter out) {
    out.i32(vm);
    out.i32(function);
    out.bool(begun);
  }

  @Override
  void load(StateReader in) {
    vm = in.i32();
    function = in.i32();
    begun = in.bool();
  }
}
