package org.gunyahsim.machine.spec;

/** What the VM manager does when a VM asks for a reset; {@code on-reset:} in the machine file. */
public enum ResetPolicy {
  /** Tear the VM down and start it again from its image. */
  RESTART,
  /** Leave the VM ended. */
  STOP
}
