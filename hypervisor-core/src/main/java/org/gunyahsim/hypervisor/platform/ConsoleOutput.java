package org.gunyahsim.hypervisor.platform;

/** Where the bytes go that a serial port sends. */
@FunctionalInterface
public interface ConsoleOutput {
  /** Takes one byte, 0..255. */
  void put(int value);
}
