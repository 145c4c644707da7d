package org.gunyahsim.hypervisor.fuzz;

import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vic.IccRegisters;
import org.jspecify.annotations.Nullable;

/** What vCPUs do beside declared calls: accesses, waiting, power calls, interrupts, timers. */
final class GuestActions {
  private static final long[] GIC_REGISTERS = {
    0x0000, 0x0004, 0x0040, 0x0048, 0x0080, 0x0084, 0x0100, 0x0104, 0x0184, 0x0204, 0x0284, 0x0304,
    0x0384, 0x0420, 0x0C08, 0x6100, 0x6108, 0xFFE8
  };

  private static final long[] VIRTIO_REGISTERS = {
    0x00, 0x10, 0x14, 0x20, 0x24, 0x30, 0x38, 0x44, 0x50, 0x50, 0x64, 0x70, 0x70, 0x80, 0x84, 0x90,
    0xA0, 0xFC, 0x100, 0x101, 0x108
  };

  private static final int[] ICC = {
    IccRegisters.IAR1,
    IccRegisters.IAR1,
    IccRegisters.IAR0,
    IccRegisters.EOIR1,
    IccRegisters.EOIR1,
    IccRegisters.EOIR0,
    IccRegisters.DIR,
    IccRegisters.PMR,
    IccRegisters.BPR1,
    IccRegisters.CTLR,
    IccRegisters.IGRPEN0,
    IccRegisters.IGRPEN1,
    IccRegisters.SGI1R,
    IccRegisters.HPPIR1,
    IccRegisters.RPR,
    IccRegisters.AP1R0
  };

  /** PSCI, SMCCC, TRNG: those that end a VM are rare, see {@link #power}. */
  private static final long[] POWER = {
    0x8400_0000L,
    0x8400_0001L,
    0xC400_0001L,
    0x8400_0002L,
    0xC400_0003L,
    0xC400_0003L,
    0xC400_0003L,
    0xC400_0004L,
    0xC400_0004L,
    0x8400_000AL,
    0xC400_000CL,
    0x8400_000FL,
    0x8000_0000L,
    0x8000_0001L,
    0x8600_FF01L,
    0x8400_0050L,
    0xC400_0053L
  };

  private static final long[] ENDING = {0x8400_0008L, 0x8400_0009L, 0xC400_0012L};

  private final Values values;

  GuestActions(Values values) {
    this.values = values;
  }

  /** An action of a thread; null for none that suits it. */
  @Nullable Step next(int id, int actor, Vcpu vcpu, boolean root) {
    int what = values.below(100);
    if (root) {
      // Waiting and power calls could leave the root VM asleep for good.
      what = what < 50 ? 0 : what < 75 ? 60 : 84;
    } else if (vcpu.affinity() == 0 && !vcpu.proxied() && values.oneIn(6)) {
      // The root VM's CPU: it is to have its turn.
      what = 96;
    } else if (what >= 95 && what < 98 && vcpu.state.cntvCtl != 1 && !values.oneIn(4)) {
      // Who sleeps without a timer seldom wakes.
      what = 80;
    }
    if (what < 25) {
      return load(id, actor);
    } else if (what < 50) {
      return store(id, actor);
    } else if (what < 70) {
      return register(id, actor, ICC[values.below(ICC.length)]);
    } else if (what < 76) {
      return power(id, actor);
    } else if (what < 80) {
      return register(id, actor, values.below(1 << 16));
    } else if (what < 92) {
      return Step.guest(
          id,
          actor,
          Step.Kind.TIMER,
          0,
          values.oneIn(2) ? 1 : values.below(4),
          values.pick(1, 1_000, 50_000, 1L << 40));
    } else if (what < 95) {
      return Step.guest(id, actor, Step.Kind.FETCH, 0, values.ipa() & ~3L);
    } else if (what < 98) {
      return Step.guest(id, actor, Step.Kind.WFI, 0);
    }
    return new Step(
        id,
        actor,
        Step.Kind.TRAP,
        values.below(0x1_0000),
        values.oneIn(2),
        new long[] {values.anything()},
        new int[1]);
  }

  private long address() {
    return switch (values.below(6)) {
      case 0 -> 0x0800_0000L + values.pick(GIC_REGISTERS);
      case 1 ->
          0x080A_0000L
              + values.below(4) * 0x2_0000L
              + values.below(2) * 0x1_0000L
              + values.pick(GIC_REGISTERS);
      case 2 -> 0x0A00_0000L + values.below(0x1_8000);
      case 3 ->
          Values.VIRTIO
              + values.below(Values.VIRTIO_PAGES) * Values.PAGE
              + values.pick(VIRTIO_REGISTERS);
      default -> values.oneIn(10) ? values.anything() : values.ipa();
    };
  }

  private int bytes() {
    return values.oneIn(3) ? 1 << values.below(4) : 4;
  }

  private Step load(int id, int actor) {
    return Step.guest(id, actor, Step.Kind.LOAD, 0, address(), bytes());
  }

  private Step store(int id, int actor) {
    long value = values.oneIn(3) ? values.anything() : values.pick(0xFFFF_FFFFL, 0, 1, 2, 7, 15);
    return Step.guest(id, actor, Step.Kind.STORE, 0, address(), bytes(), value);
  }

  private Step register(int id, int actor, int register) {
    boolean write = values.oneIn(2);
    long value = values.oneIn(4) ? values.anything() : values.pick(1, 0, 0xFF, 27, 33, 34, 35, 36);
    return Step.guest(
        id, actor, write ? Step.Kind.WRITE_REGISTER : Step.Kind.READ_REGISTER, register, value);
  }

  private Step power(int id, int actor) {
    long function = values.oneIn(30) ? values.pick(ENDING) : values.pick(POWER);
    long[] x = {
      function,
      values.oneIn(3) ? values.pick(0, 1L << 16, 0x8400_0001L, 0x1_0001) : values.below(4),
      values.oneIn(4) ? values.anything() : 0x8048_1000L,
      values.below(8)
    };
    return new Step(id, actor, Step.Kind.TRAP, 0, values.oneIn(2), x, new int[4]);
  }
}
