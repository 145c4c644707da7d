package org.gunyahsim.machine.spec;

/** A device of a VM besides its console port. */
public sealed interface DeviceSpec {
  /** Unique among the VM's devices. */
  String name();

  /**
   * A further serial port, whose output goes to the log {@code VM.NAME}.
   *
   * @param name of the port
   * @param model not {@link SerialModel#NONE}
   */
  record Serial(String name, SerialModel model) implements DeviceSpec {}
}
