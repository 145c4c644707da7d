package org.gunyahsim.vmmanager.driver;

import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/** What the driver keeps of one vCPU. Data only. */
final class DriverVcpu {
  /** Run states (VM manager reference, section 11.3). */
  static final int UNKNOWN = 0;

  static final int READY = 1;
  static final int MMIO_READ = 2;
  static final int SYSTEM_DOWN = 3;

  final int id;
  final int vm;

  /** Its id in the VM. */
  final int label;

  /** IPA of the run page. */
  final long page;

  /** The function while it is added, and the file. */
  int references = 2;

  boolean removed;

  /** The resource manager's vCPU is there. */
  boolean populated;

  long cap;
  int virq;
  int state = UNKNOWN;

  /** Bytes of the load whose answer the next run takes. */
  int readLength;

  /** A wake-up has come since it was last waited for. */
  boolean completed;

  /** Task that is inside VCPU_RUN, or 0. */
  int runner;

  /** Somebody sleeps for the run lock. */
  boolean contended;

  /** Task that waits to take the resource away, or 0: nobody else gets the run lock. */
  int remover;

  /** CPU that wake-up interrupts go to. */
  int wakeCpu;

  DriverVcpu(int id, int vm, int label, long page) {
    this.id = id;
    this.vm = vm;
    this.label = label;
    this.page = page;
  }

  void save(StateWriter out) {
    out.i32(id);
    out.i32(vm);
    out.i32(label);
    out.i64(page);
    out.i32(references);
    out.bool(removed);
    out.bool(populated);
    out.i64(cap);
    out.i32(virq);
    out.i32(state);
    out.i32(readLength);
    out.bool(completed);
    out.i32(runner);
    out.bool(contended);
    out.i32(remover);
    out.i32(wakeCpu);
  }

  static DriverVcpu load(StateReader in) {
    int id = in.i32();
    int vm = in.i32();
    int label = in.i32();
    DriverVcpu vcpu = new DriverVcpu(id, vm, label, in.i64());
    vcpu.references = in.i32();
    vcpu.removed = in.bool();
    vcpu.populated = in.bool();
    vcpu.cap = in.i64();
    vcpu.virq = in.i32();
    vcpu.state = in.i32();
    vcpu.readLength = in.i32();
    vcpu.completed = in.bool();
    vcpu.runner = in.i32();
    vcpu.contended = in.bool();
    vcpu.remover = in.i32();
    vcpu.wakeCpu = in.i32();
    return vcpu;
  }
}
