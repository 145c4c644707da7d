package org.gunyahsim.hypervisor.hypercall;

import java.util.Objects;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallArgument.State;
import org.gunyahsim.hypervisor.abi.HypercallRule;
import org.gunyahsim.hypervisor.cspace.Capability;
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectState;
import org.gunyahsim.hypervisor.object.ObjectType;
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

  /** Who decides, and why. */
  public final Decision decision;

  /** True when look-ups are to be told. */
  boolean recording;

  HypercallFrame(Decision decision) {
    this.decision = decision;
  }

  /**
   * Refuses the call by a rule of its own.
   *
   * @return the rule's error
   */
  public int refuse(HypercallRule rule) {
    return decision.refuse(rule);
  }

  /** The calling vCPU. */
  public Vcpu caller() {
    Vcpu vcpu = caller;
    if (vcpu == null) {
      throw new IllegalStateException("no call in progress");
    }
    return vcpu;
  }

  /**
   * Looks up the capability whose CapID is {@link #arg} at an index, in the caller's capability
   * space, and leaves what it names in {@link #object}. The order of errors is that of the
   * hypercall reference, section 4.4: decoding, empty, revoked, type, rights, state.
   *
   * @param type null for any
   * @return an {@link ErrorCode}
   */
  public int lookUp(int index, @Nullable ObjectType type, int rights, State state) {
    Cspace space = caller().cspace();
    return space == null ? ErrorCode.ARGUMENT_INVALID : lookUpIn(space, index, type, rights, state);
  }

  /** As {@link #lookUp}, in a given capability space. */
  public int lookUpIn(Cspace space, int index, @Nullable ObjectType type, int rights, State state) {
    int error = judge(space, index, type, rights, state);
    if (recording) {
      record(space, index, type, rights, state, error);
    }
    return error;
  }

  private int judge(Cspace space, int index, @Nullable ObjectType type, int rights, State state) {
    int error = space.findValid(arg[index]);
    if (error != ErrorCode.OK) {
      return error;
    }
    Capability capability = space.found();
    HypObject target = Objects.requireNonNull(capability.object());
    if (type != null && target.type() != type) {
      return ErrorCode.CSPACE_WRONG_OBJECT_TYPE;
    }
    if ((capability.rights() & rights) != rights) {
      return ErrorCode.CSPACE_INSUFFICIENT_RIGHTS;
    }
    object[index] = target;
    return inState(target, state);
  }

  /** As {@link #lookUp}, but rights are judged before the type. */
  public int lookUpGeneric(int index, @Nullable ObjectType type, int rights, State state) {
    Cspace space = caller().cspace();
    if (space == null) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    int error = judgeGeneric(space, index, type, rights, state);
    if (recording) {
      record(space, index, type, rights, state, error);
    }
    return error;
  }

  private int judgeGeneric(
      Cspace space, int index, @Nullable ObjectType type, int rights, State state) {
    int error = judge(space, index, null, rights, State.ANY);
    if (error != ErrorCode.OK) {
      return error;
    }
    HypObject target = Objects.requireNonNull(object[index]);
    if (type != null && target.type() != type) {
      return ErrorCode.CSPACE_WRONG_OBJECT_TYPE;
    }
    return inState(target, state);
  }

  /**
   * Tells a capability that the call is about, and does not look up by {@link #lookUpIn}: before
   * the call acts.
   */
  public void note(Cspace space, int index) {
    if (recording) {
      record(space, index, null, 0, State.ANY, space.findValid(arg[index]));
    }
  }

  private void record(
      Cspace space, int index, @Nullable ObjectType type, int rights, State state, int error) {
    LookUpRecord.tell(caller(), space, index, arg[index], type, rights, state, error);
  }

  private static int inState(HypObject target, State state) {
    boolean right =
        switch (state) {
          case ACTIVE -> target.state() == ObjectState.ACTIVE;
          case INIT -> target.state() == ObjectState.INIT;
          case ANY -> true;
        };
    return right ? ErrorCode.OK : ErrorCode.OBJECT_STATE;
  }

  /** The object at an index for which the table declares a capability of this class. */
  public <T extends HypObject> T object(int index, Class<T> type) {
    return type.cast(Objects.requireNonNull(object[index]));
  }
}
