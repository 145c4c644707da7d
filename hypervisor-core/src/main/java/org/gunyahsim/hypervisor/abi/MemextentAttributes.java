package org.gunyahsim.hypervisor.abi;

/**
 * Attributes of a memory extent, 32 bits: [2:0] access ({@link PgtableAccess}), [9:8] memory type,
 * [17:16] type, [31] append (always refused), all others zero.
 */
public final class MemextentAttributes {
  /** Contiguous, owned as a whole, mapped as a whole. */
  public static final int TYPE_BASIC = 0;

  /** A window of which any subset is owned; mapped and donated in parts. */
  public static final int TYPE_SPARSE = 1;

  public static final int MEMTYPE_ANY = 0;
  public static final int MEMTYPE_DEVICE = 1;
  public static final int MEMTYPE_UNCACHED = 2;

  /** Refused: it would need a CPU feature (S2FWB) that the platform lacks. */
  public static final int MEMTYPE_CACHED = 3;

  /** Bits that may be set. */
  public static final long ALL = 0x0003_0307;

  private MemextentAttributes() {}

  /** Packs attributes. */
  public static int of(int access, int memtype, int type) {
    return access | memtype << 8 | type << 16;
  }

  public static int access(long attributes) {
    return (int) attributes & 7;
  }

  public static int memtype(long attributes) {
    return (int) attributes >>> 8 & 3;
  }

  public static int type(long attributes) {
    return (int) attributes >>> 16 & 3;
  }
}
