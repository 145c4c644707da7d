package org.gunyahsim.hypervisor.core;

/** Where input of one source enters the machine: a serial port's receive side, for instance. */
@FunctionalInterface
public interface InputSink {
  /**
   * Takes input, between two rounds, at {@link Hypervisor#now()}. The array is not changed later.
   */
  void accept(byte[] data);
}
