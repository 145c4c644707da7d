package org.gunyahsim.vmmanager;

import java.util.List;
import org.gunyahsim.vmmanager.vmm.VmConfig;

/**
 * What the Java-written primary VM is to do.
 *
 * @param vms VMs to run
 * @param powerOffWhenDone switch off when all of them have ended
 * @param strict imitate what of the real driver could hurt a user
 * @param hostQueue IPA of the platform's host queue, for requests from outside; 0 for none
 * @param hostInterrupt its INTID
 * @param reserved further ranges of RAM that hold something
 */
public record PrimaryVmConfig(
    List<VmConfig> vms,
    boolean powerOffWhenDone,
    boolean strict,
    long hostQueue,
    int hostInterrupt,
    List<VmConfig.Blob> reserved) {
  public PrimaryVmConfig {
    vms = List.copyOf(vms);
    reserved = List.copyOf(reserved);
  }
}
