package org.gunyahsim.hypervisor.psci;

import java.util.List;

/**
 * One PSCI call of the reference build.
 *
 * @param number low 16 bits of the function id
 * @param name as in the PSCI specification
 * @param smc32 implemented as SMC32, with base 0x84000000
 * @param smc64 implemented as SMC64, with base 0xC4000000
 * @param features what PSCI_FEATURES answers for it
 */
record PsciFunction(int number, String name, boolean smc32, boolean smc64, int features) {
  static final int VERSION = 0x0;
  static final int CPU_SUSPEND = 0x1;
  static final int CPU_OFF = 0x2;
  static final int CPU_ON = 0x3;
  static final int AFFINITY_INFO = 0x4;
  static final int SYSTEM_OFF = 0x8;
  static final int SYSTEM_RESET = 0x9;
  static final int FEATURES = 0xA;
  static final int CPU_DEFAULT_SUSPEND = 0xC;
  static final int SET_SUSPEND_MODE = 0xF;
  static final int SYSTEM_RESET2 = 0x12;

  /** Bit 1: the extended StateID format (claimed, not used: section 1.3). */
  static final int EXTENDED_STATE_ID = 2;

  /** Every call that exists. */
  static final List<PsciFunction> ALL =
      List.of(
          new PsciFunction(VERSION, "PSCI_VERSION", true, false, 0),
          new PsciFunction(CPU_SUSPEND, "CPU_SUSPEND", true, true, EXTENDED_STATE_ID),
          new PsciFunction(CPU_OFF, "CPU_OFF", true, false, 0),
          new PsciFunction(CPU_ON, "CPU_ON", true, true, 0),
          new PsciFunction(AFFINITY_INFO, "AFFINITY_INFO", true, true, 0),
          new PsciFunction(SYSTEM_OFF, "SYSTEM_OFF", true, false, 0),
          new PsciFunction(SYSTEM_RESET, "SYSTEM_RESET", true, false, 0),
          new PsciFunction(FEATURES, "PSCI_FEATURES", true, false, 0),
          new PsciFunction(CPU_DEFAULT_SUSPEND, "CPU_DEFAULT_SUSPEND", true, true, 0),
          new PsciFunction(SET_SUSPEND_MODE, "PSCI_SET_SUSPEND_MODE", true, false, 0),
          new PsciFunction(SYSTEM_RESET2, "SYSTEM_RESET2", true, true, 0));

  private static final PsciFunction[] BY_NUMBER = index();

  private static PsciFunction[] index() {
    PsciFunction[] table = new PsciFunction[0x20];
    for (PsciFunction function : ALL) {
      table[function.number] = function;
    }
    return table;
  }

  /** What PSCI_FEATURES answers for a function id, or -1 when it does not exist. */
  static int featuresOf(int functionId) {
    int number = functionId & 0xFFFF;
    int base = functionId & 0xFFFF_0000;
    if (number >= BY_NUMBER.length || BY_NUMBER[number] == null) {
      return -1;
    }
    PsciFunction function = BY_NUMBER[number];
    boolean exists = base == 0x8400_0000 && function.smc32 || base == 0xC400_0000 && function.smc64;
    return exists ? function.features : -1;
  }

  /** True when the call exists in this width. */
  static boolean exists(int number, boolean sixtyFour) {
    return featuresOf((sixtyFour ? 0xC400_0000 : 0x8400_0000) | number) >= 0;
  }
}
