package org.gunyahsim.hypervisor.abi;

/** One step of what is checked before a call acts, after its reserved arguments. */
public sealed interface HypercallCheck {

  /**
   * Looks up a capability argument: decoding errors, type, rights, and its declared state.
   *
   * @param argument index of a {@link HypercallArgument.Kind#CAPABILITY} argument
   * @param checkState false when the state is judged later, by {@link Init} or by the call
   */
  record LookUp(int argument, boolean checkState) implements HypercallCheck {}

  /**
   * Looks up a capability argument that needs more rights when another argument has a certain
   * value.
   *
   * @param argument index of the capability
   * @param moreRights added to the declared rights
   * @param whenArgument index of the argument that decides
   * @param equalTo the value, after truncation to the argument's width
   */
  record LookUpMore(int argument, int moreRights, int whenArgument, long equalTo)
      implements HypercallCheck {}

  /**
   * Refuses other bits than the allowed ones.
   *
   * @param argument index
   * @param allowed bits that may be set
   * @param error what the caller gets otherwise
   */
  record AllowedBits(int argument, long allowed, int error) implements HypercallCheck {}

  /** The object of a capability argument must be in state INIT, else OBJECT_STATE. */
  record Init(int argument) implements HypercallCheck {}

  /** The argument must number an existing physical CPU or be 0xFFFF, else ARGUMENT_INVALID. */
  record CpuExists(int argument) implements HypercallCheck {}
}
