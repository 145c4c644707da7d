package org.gunyahsim.resourcemanager.vm;

import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.irq.VirqNamespace;

/** One vCPU of a VM. */
public final class VcpuRecord {
  /** Position in the VM. */
  public int index;

  /** What the resource list gives as its label. */
  public int label;

  public long cap = Hyp.NO_CAP;

  /** The owner's capability, in the owner's space. */
  public long ownerCap = Hyp.NO_CAP;

  /** The VM's own, when it has no power group. */
  public long vmCap = Hyp.NO_CAP;

  /** The resource manager's interrupt for its halt. */
  public int haltVirq = VirqNamespace.NONE;

  /** The owner's interrupt for its wake-up; {@link VirqNamespace#NONE} unless proxy-scheduled. */
  public int wakeupVirq = VirqNamespace.NONE;

  /** Powered on when the VM starts. */
  public boolean boot;

  /** Activated: from then on it can be killed and must be reaped. */
  public boolean active;

  /** Path of its node in the VM's device tree. */
  public String node = "";

  public void save(StateWriter out) {
    out.i32(index);
    out.i32(label);
    out.i64(cap);
    out.i64(ownerCap);
    out.i64(vmCap);
    out.i32(haltVirq);
    out.i32(wakeupVirq);
    out.bool(boot);
    out.bool(active);
    out.string(node);
  }

  public static VcpuRecord load(StateReader in) {
    VcpuRecord vcpu = new VcpuRecord();
    vcpu.index = in.i32();
    vcpu.label = in.i32();
    vcpu.cap = in.i64();
    vcpu.ownerCap = in.i64();
    vcpu.vmCap = in.i64();
    vcpu.haltVirq = in.i32();
    vcpu.wakeupVirq = in.i32();
    vcpu.boot = in.bool();
    vcpu.active = in.bool();
    vcpu.node = in.string();
    return vcpu;
  }
}
