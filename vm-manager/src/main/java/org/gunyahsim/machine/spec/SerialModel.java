package org.gunyahsim.machine.spec;

/** A serial port that the VM manager can emulate. */
public enum SerialModel {
  /** Arm PrimeCell PL011. */
  PL011,
  /** The PC's 16550A. */
  NS16550A,
  /** No serial port. */
  NONE
}
