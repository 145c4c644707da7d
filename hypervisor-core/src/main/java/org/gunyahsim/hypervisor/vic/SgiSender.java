package org.gunyahsim.hypervisor.vic;

/**
 * Software-generated interrupts, as ICC_SGI1R_EL1, ICC_SGI0R_EL1 and ICC_ASGI1R_EL1 describe them.
 */
final class SgiSender {
  private SgiSender() {}

  /**
   * Sends. Targets that do not exist are ignored.
   *
   * @param value Aff3[55:48] RS[47:44] IRM[40] Aff2[39:32] INTID[27:24] Aff1[23:16] list[15:0]
   * @param group 0: only targets that have the SGI configured in group 0 see it; 1: all do
   */
  static void send(Vic vic, CpuInterface from, long value, int group) {
    int intid = (int) (value >>> 24) & 15;
    if ((value >>> 40 & 1) != 0) {
      for (int i = 0; i < vic.interfaceCount(); i++) {
        if (i != from.index) {
          raise(vic, vic.interfaceAt(i), intid, group);
        }
      }
      return;
    }
    long affinity =
        (value >>> 48 & 0xFF) << 32 | (value >>> 32 & 0xFF) << 16 | (value >>> 16 & 0xFF) << 8;
    int firstAff0 = (int) (value >>> 44 & 15) << 4;
    for (int list = (int) value & 0xFFFF; list != 0; list &= list - 1) {
      int index = vic.indexOf(affinity | firstAff0 + Integer.numberOfTrailingZeros(list));
      if (index >= 0 && index < vic.interfaceCount()) {
        raise(vic, vic.interfaceAt(index), intid, group);
      }
    }
  }

  private static void raise(Vic vic, CpuInterface cpu, int intid, int group) {
    int state = cpu.state[intid];
    if (cpu.vcpu != null && VirqState.group(state) <= group) {
      if (vic.tracing()) {
        vic.begin(VicEvents.SGI, cpu).arg(cpu.index).arg(intid).arg(group).end();
      }
      vic.setState(cpu, intid, state | VirqState.EDGE);
    }
  }
}
