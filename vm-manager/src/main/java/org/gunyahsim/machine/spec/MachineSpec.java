package org.gunyahsim.machine.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole machine as a person asked for it, checked: every value is in range, every file was read
 * and is what it should be, and everything fits into memory.
 *
 * @param platform board and hypervisor
 * @param resourceManager images as resource manager, or null for the one written in Java
 * @param primary an image as primary VM, or null for the one written in Java
 * @param vms secondary VMs in the order of the file; empty when {@code primary} is given
 */
public record MachineSpec(
    PlatformSpec platform,
    @Nullable ResourceManagerSpec resourceManager,
    @Nullable PrimarySpec primary,
    List<VmSpec> vms) {
  public MachineSpec {
    vms = List.copyOf(vms);
  }

  /** A machine with the resource manager written in Java. */
  public MachineSpec(PlatformSpec platform, @Nullable PrimarySpec primary, List<VmSpec> vms) {
    this(platform, null, primary, vms);
  }

  /** vCPUs of the VM that has most; the platform needs as many CPUs. */
  public int mostVcpus() {
    return vms.stream().mapToInt(VmSpec::vcpus).max().orElse(0);
  }

  /** The same machine on another platform. */
  public MachineSpec withPlatform(PlatformSpec newPlatform) {
    return new MachineSpec(newPlatform, resourceManager, primary, vms);
  }
}
