package org.gunyahsim.hypervisor.abi;

/**
 * One argument of a hypercall, in the order of registers.
 *
 * @param name as in the recorded boot sequence
 * @param kind width, or what it names
 * @param type for {@link Kind#CAPABILITY}: the object it must name
 * @param rights for {@link Kind#CAPABILITY}: the rights it must carry ({@link Rights})
 * @param lookup for {@link Kind#CAPABILITY}: the order of its checks
 * @param state for {@link Kind#CAPABILITY}: the state the object must be in
 */
public record HypercallArgument(
    String name, Kind kind, CapabilityType type, int rights, Lookup lookup, State state) {

  /** Width and meaning of the register. */
  public enum Kind {
    /** Reserved, must be zero; checked before everything else, on the native route only. */
    RES0,
    /** Reserved, must be all ones; checked before everything else, on the native route only. */
    RES1,
    /** The low 16 bits count. */
    U16,
    /** The low 32 bits count. */
    U32,
    U64,
    /** Anything but zero is true. */
    BOOL,
    /** A CapID of the caller's capability space that is looked up before the call acts. */
    CAPABILITY,
    /**
     * A CapID that the call itself looks up, when and where it wants: in another capability space,
     * or only in some cases.
     */
    CAPID
  }

  /** In which order a capability is judged, once it is decoded and found valid. */
  public enum Lookup {
    /** Type, then rights, then state. */
    TYPED,
    /** Rights, then type, then state: the look-up of calls that configure an object. */
    GENERIC
  }

  /** Required state of the object. */
  public enum State {
    /** Else OBJECT_STATE. */
    ACTIVE,
    /** Else OBJECT_STATE. */
    INIT,
    /** The look-up does not care. */
    ANY
  }

  /** True for {@link Kind#RES0} and {@link Kind#RES1}. */
  public boolean reserved() {
    return kind == Kind.RES0 || kind == Kind.RES1;
  }
}
