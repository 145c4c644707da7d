package org.gunyahsim.vmmanager.vmm;

/** Where what VMs send through their serial ports goes. */
@FunctionalInterface
public interface ConsoleSink {
  /**
   * One byte.
   *
   * @param vm index of the VM in the configuration
   * @param port index of the port in the VM's configuration
   * @param value 0..255
   */
  void write(int vm, int port, int value);
}
