package org.gunyahsim.hypervisor.abi;

/**
 * Memory types of a mapping: the stage-2 {@code MemAttr[3:0]} encodings (hypercall reference,
 * section 3.3).
 */
public final class VmMemtype {
  public static final int DEVICE_NGNRNE = 0;
  public static final int DEVICE_NGNRE = 1;
  public static final int DEVICE_NGRE = 2;
  public static final int DEVICE_GRE = 3;
  public static final int NORMAL_NC = 5;
  public static final int NORMAL_ONC_IWT = 6;
  public static final int NORMAL_ONC_IWB = 7;
  public static final int NORMAL_OWT_INC = 9;
  public static final int NORMAL_WT = 0xA;
  public static final int NORMAL_OWT_IWB = 0xB;
  public static final int NORMAL_OWB_INC = 0xD;
  public static final int NORMAL_OWB_IWT = 0xE;
  public static final int NORMAL_WB = 0xF;

  private VmMemtype() {}

  /** True for an encoding that exists: 4, 8, 0xC and everything above 0xF do not. */
  public static boolean valid(int memtype) {
    return device(memtype) || memtype > 4 && memtype <= 0xF && memtype != 8 && memtype != 0xC;
  }

  /** True for one of the four device types. */
  public static boolean device(int memtype) {
    return memtype >= DEVICE_NGNRNE && memtype <= DEVICE_GRE;
  }
}
