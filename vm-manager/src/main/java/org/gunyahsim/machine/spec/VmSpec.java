package org.gunyahsim.machine.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A secondary VM, started by the VM manager in the primary VM.
 *
 * @param name lower case letters, digits and hyphens; unique in the machine
 * @param kernel the image
 * @param format what kind of file it is
 * @param initrd initial RAM disk, or null
 * @param deviceTree the VM's flattened tree, or null to have the VM manager make one
 * @param commandLine {@code /chosen/bootargs}; null leaves the tree's own
 * @param memory bytes of RAM, from {@link #MEMORY_BASE} up
 * @param vcpus 1 to 8
 * @param serial the console port
 * @param onReset what happens when the VM asks for a reset
 * @param devices further devices
 */
public record VmSpec(
    String name,
    Artifact kernel,
    ImageFormat format,
    @Nullable Artifact initrd,
    @Nullable Artifact deviceTree,
    @Nullable String commandLine,
    long memory,
    int vcpus,
    SerialModel serial,
    ResetPolicy onReset,
    List<DeviceSpec> devices) {
  /** Intermediate physical address of a VM's first byte of RAM. */
  public static final long MEMORY_BASE = 0x8000_0000L;

  /** RAM unless said otherwise. */
  public static final long DEFAULT_MEMORY = 128L << 20;

  /** Most vCPUs that a VM can have. */
  public static final int MAX_VCPUS = 8;

  public VmSpec {
    devices = List.copyOf(devices);
  }
}
