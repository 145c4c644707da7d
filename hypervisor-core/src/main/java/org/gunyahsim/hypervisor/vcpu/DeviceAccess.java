package org.gunyahsim.hypervisor.vcpu;

import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;

/** Completion of a trapped load or store from its syndrome. */
public final class DeviceAccess {
  private DeviceAccess() {}

  /**
   * Steps over the instruction; for a load, extends {@code exit.value} as the instruction would and
   * writes the register.
   */
  public static void complete(VcpuState state, VcpuExit exit) {
    if (!exit.write && exit.register != 31) {
      state.x[exit.register] = extend(exit.value, exit.size, exit.signExtend, exit.sixtyFour);
    }
    state.pc += 4;
  }

  /** What a load of {@code size} bytes leaves in its register. */
  static long extend(long value, int size, boolean signed, boolean sixtyFour) {
    int unused = 64 - 8 * size;
    long wide = signed ? value << unused >> unused : value << unused >>> unused;
    return sixtyFour ? wide : wide & 0xFFFF_FFFFL;
  }
}
