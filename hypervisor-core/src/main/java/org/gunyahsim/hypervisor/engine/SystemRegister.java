package org.gunyahsim.hypervisor.engine;

/**
 * How system registers are named in one int: op0[15:14] op1[13:11] CRn[10:7] CRm[6:3] op2[2:0], the
 * order of MRS and MSR.
 */
public final class SystemRegister {
  private SystemRegister() {}

  /** Packs the five fields of the encoding. */
  public static int key(int op0, int op1, int crn, int crm, int op2) {
    return op0 << 14 | op1 << 11 | crn << 7 | crm << 3 | op2;
  }

  /** The generic name, as in {@code S3_0_C12_C12_0}. */
  public static String genericName(int key) {
    return "S%d_%d_C%d_C%d_%d"
        .formatted(key >> 14 & 3, key >> 11 & 7, key >> 7 & 15, key >> 3 & 15, key & 7);
  }
}
