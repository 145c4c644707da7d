package org.gunyahsim.hypervisor.hypercall;

import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/**
 * One hypercall on its way through EL2. A single instance is reused: EL2 is entered by one CPU at a
 * time.
 *
 * <p>When a handler runs, reserved arguments have been checked, narrow ones truncated and every
 * capability that the table declares has been looked up with its type and rights.
 */
public final class HypercallFrame {
  /** Who calls. */
  public @Nullable Vcpu caller;

  /** Call number without base. */
  public int number;

  /** True on the SMCCC route, false for {@code hvc #0x6000+n}. */
  public boolean smccc;

  /** Arguments in declaration order; for a capability its CapID. */
  public final long[] arg = new long[8];

  /**
   * What the capability at the same index of {@link #arg} names; null where the argument is no
   * capability.
   */
  public final @Nullable HypObject[] object = new HypObject[8];

  /** Results in register order; index 0 is unused (the error), the rest starts as zero. */
  public final long[] result = new long[8];

  /**
   * Set by a handler whose results come later, when the vCPU is scheduled again ({@code vcpu_run},
   * yield).
   */
  public boolean deferred;

  /** The calling vCPU. */
  public Vcpu caller() {
    Vcpu vcpu = caller;
    if (vcpu == null) {
      throw new IllegalStateException("no call in progress");
    }
    return vcpu;
  }

  /** The object at an index for which the table declares a capability of this class. */
  public <T extends HypObject> T object(int index, Class<T> type) {
    return type.cast(java.util.Objects.requireNonNull(object[index]));
  }
}
