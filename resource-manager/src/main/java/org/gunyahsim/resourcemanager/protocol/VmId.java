package org.gunyahsim.resourcemanager.protocol;

/** Well-known VMIDs (reference, section 0). */
public final class VmId {
  /** The hypervisor; in requests "self" or "allocate one". */
  public static final int HYPERVISOR = 0;

  /** The primary VM. */
  public static final int PRIMARY = 3;

  /** First id of the dynamic pool. */
  public static final int DYNAMIC_BASE = 0x80;

  /** One past the last id of the dynamic pool. */
  public static final int DYNAMIC_END = 0xBF;

  /** The resource manager itself. */
  public static final int RESOURCE_MANAGER = 0xFF;

  /** Owner of restricted hardware interrupts. */
  public static final int ANY = 0xFFFE;

  /** What Linux keeps for "no VMID". */
  public static final int INVALID = 0xFFFF;

  private VmId() {}
}
