package org.gunyahsim.hypervisor.vic;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/** A virtual interrupt controller: the GICv3 of one VM. */
public final class Vic extends HypObject {
  public Vic(long id) {
    super(ObjectType.VIC, id);
  }

  /**
   * Takes a vCPU in when its thread is activated: its private interrupts exist from here on.
   *
   * @return BUSY when the index is taken, else OK
   */
  public int attach(Vcpu vcpu, int index) {
    return ErrorCode.OK;
  }

  /** Lets go of an exited vCPU, or undoes {@link #attach} when activation fails afterwards. */
  public void detach(Vcpu vcpu, int index) {}

  /** VMPIDR_EL2 of the vCPU with this index (section 8.1). */
  public long mpidr(int index) {
    return 0x8000_0000L | index;
  }

  /**
   * The index that an MPIDR value names, whether or not a vCPU is attached there.
   *
   * @return the index, or -1 when the value has bits outside the mapping or bad ones
   */
  public int indexOf(long mpidr) {
    return -1;
  }

  /** The attached vCPU with this index, or null. */
  public @Nullable Vcpu vcpu(int index) {
    return null;
  }

  int bind(VirqSource source, int virq) {
    return ErrorCode.OK;
  }

  void unbind(VirqSource source, int virq) {}

  void raise(int virq, boolean edgeOnly) {}

  void clear(int virq) {}

  @Override
  public int activate() {
    return ErrorCode.OK;
  }

  @Override
  protected void deactivate() {}

  @Override
  protected void cleanup() {}
}
