package org.gunyahsim.vmmanager.vmm;

import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.gunyahsim.vmmanager.VmmEvents;
import org.gunyahsim.vmmanager.driver.Errno;
import org.gunyahsim.vmmanager.driver.Operation;
import org.gunyahsim.vmmanager.driver.RunPage;
import org.gunyahsim.vmmanager.driver.Syscalls;
import org.gunyahsim.vmmanager.driver.VcpuRun;
import org.gunyahsim.vmmanager.kernel.Channel;
import org.gunyahsim.vmmanager.kernel.Kernel;
import org.gunyahsim.vmmanager.kernel.Task;
import org.gunyahsim.vmmanager.vmm.ManagedVm.Port;

/** Runs one vCPU of a VM until the VM ends: VCPU_RUN, serve the exit, again. */
final class VcpuTask extends Task {
  static final int TYPE = 3;

  private final Vmm vmm;
  private VcpuRun run;
  private int vmIndex;
  private int vcpu;

  /** Inside VCPU_RUN. */
  private boolean inside;

  VcpuTask(Vmm vmm, int vmIndex, int vcpu) {
    this.vmm = vmm;
    this.run = vmm.calls.newRun();
    this.vmIndex = vmIndex;
    this.vcpu = vcpu;
  }

  @Override
  protected int step(Kernel kernel, GuestCpu cpu) {
    ManagedVm vm = vmm.vm(vmIndex);
    while (true) {
      if (!inside) {
        if (vm.stopping) {
          return end(cpu, vm);
        }
        long error = vmm.calls.run(Vmm.PROCESS, vm.vcpuFds[vcpu], run);
        if (error != Operation.PENDING) {
          return fail(cpu, vm, (int) error);
        }
        inside = true;
      }
      long answer = vmm.calls.step(cpu, this, run);
      if (answer == Operation.PENDING) {
        return BLOCKED;
      }
      if (answer == Operation.AGAIN) {
        return AGAIN;
      }
      if (answer == Operation.RUN) {
        return RUN_VCPU;
      }
      inside = false;
      if (answer == -Errno.EBUSY && vmm.driver.status(vm.driverVm) == VmState.RUNNING) {
        // The resource manager is taking the vCPU down: the VM's end follows.
        sleepOn(Channel.vm(vm.driverVm));
        return BLOCKED;
      }
      if (answer == -Errno.EINTR || answer == -Errno.EBUSY) {
        continue;
      }
      if (answer < 0) {
        return fail(cpu, vm, (int) answer);
      }
      long page = vm.pages[vcpu];
      int reason = (int) cpu.load(page + RunPage.EXIT_REASON, 4);
      if (reason == RunPage.REASON_STATUS) {
        report(cpu, vm, page);
        return end(cpu, vm);
      }
      if (reason == RunPage.REASON_MMIO) {
        serve(cpu, vm, page);
      }
    }
  }

  private void serve(GuestCpu cpu, ManagedVm vm, long page) {
    long address = cpu.load(page + RunPage.MMIO_ADDRESS, 8);
    int length = (int) cpu.load(page + RunPage.MMIO_LENGTH, 4);
    boolean write = cpu.load(page + RunPage.MMIO_IS_WRITE, 1) != 0;
    Port port = vm.portAt(address, length);
    long data = 0;
    if (port == null) {
      // Nothing there: loads read 0, stores go nowhere.
      if (!write) {
        cpu.store(page + RunPage.MMIO_DATA, 8, 0);
      }
    } else {
      int offset = (int) (address - port.address);
      boolean before = port.device.interrupt();
      if (write) {
        data = cpu.load(page + RunPage.MMIO_DATA, length);
        port.device.write(offset, length, data);
      } else {
        data = port.device.read(offset, length);
        cpu.store(page + RunPage.MMIO_DATA, 8, data);
      }
      // The doorbell is a pulse where hardware has a level: as long as the guest's accesses leave
      // the port asserting its interrupt, the guest must hear of it again.
      if (port.device.interrupt() && (!before || write || offset == 0 || port.device.announced())) {
        vmm.ring(cpu, port);
      }
    }
    if (vmm.trace.on()) {
      vmm.trace
          .begin(VmmEvents.EXIT_SERVED, cpu)
          .arg(vmIndex)
          .arg(vcpu)
          .arg(port == null ? -1 : vm.ports.indexOf(port))
          .arg(address)
          .arg(length)
          .arg(write ? 1 : 0)
          .arg(data)
          .end();
    }
  }

  /** The VM is down: how. */
  private void report(GuestCpu cpu, ManagedVm vm, long page) {
    if (!vm.reported) {
      vm.reported = true;
      vm.restart = VmEnd.restart(cpu, vm.config, page);
      if (!vm.restart) {
        vm.ending = VmEnd.outcome(cpu, page);
      }
    }
  }

  private int fail(GuestCpu cpu, ManagedVm vm, int errno) {
    if (!vm.reported) {
      vm.reported = true;
      vm.stopping = true;
      vm.ending =
          new VmOutcome.Crashed(-1, "vCPU %d cannot run: %s".formatted(vcpu, Errno.name(-errno)));
    }
    return end(cpu, vm);
  }

  private int end(GuestCpu cpu, ManagedVm vm) {
    vm.running--;
    vmm.returnCpu(cpu());
    vmm.kernel.wake(cpu, Channel.vmm(vmIndex));
    return DONE;
  }

  @Override
  protected int type() {
    return TYPE;
  }

  @Override
  protected void save(StateWriter out) {
    out.i32(vmIndex);
    out.i32(vcpu);
    out.bool(inside);
    Syscalls.save(out, run);
  }

  @Override
  protected void load(StateReader in) {
    vmIndex = in.i32();
    vcpu = in.i32();
    inside = in.bool();
    if (vmm.calls.load(in) instanceof VcpuRun loaded) {
      run = loaded;
    }
  }
}
