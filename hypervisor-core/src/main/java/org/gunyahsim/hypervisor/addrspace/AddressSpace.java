package org.gunyahsim.hypervisor.addrspace;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.jspecify.annotations.Nullable;

/** The memory that a VM sees. */
public final class AddressSpace extends HypObject {
  public AddressSpace(long id) {
    super(ObjectType.ADDRSPACE, id);
  }

  /** 1..255 once configured. */
  public int vmid() {
    return 0;
  }

  public Stage2 stage2() {
    return ipa -> 0;
  }

  /** True when [ipa, ipa+size) lies inside one registered vMMIO range. */
  public boolean inVmmioRange(long ipa, long size) {
    return false;
  }

  /** The emulated device that holds all of [ipa, ipa+size), or null. */
  public @Nullable AttachedVdevice vdeviceAt(long ipa, long size) {
    return null;
  }

  /** Attaches an emulated device; BUSY when the range overlaps another. */
  public int attachVdevice(Vdevice device, long ipa, long size) {
    return ErrorCode.OK;
  }

  /** A device and where it stands. */
  public record AttachedVdevice(Vdevice device, long ipa, long size) {}

  @Override
  public int activate() {
    return ErrorCode.OK;
  }

  @Override
  protected void deactivate() {}

  @Override
  protected void cleanup() {}
}
