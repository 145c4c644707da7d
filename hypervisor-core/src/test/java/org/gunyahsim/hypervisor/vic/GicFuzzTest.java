package org.gunyahsim.hypervisor.vic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Any access at all: nothing throws, and whatever the guest has done, the queues of ready
 * interrupts and the lines are what the state words say.
 */
class GicFuzzTest {
  private static final int[] SIZES = {1, 2, 4, 8};

  @Property(tries = 60)
  void anyAccessIsAnswered(@ForAll long seed) {
    Random random = new Random(seed);
    GicBench gic = new GicBench(3);
    gic.open();
    VirqSource[] sources = new VirqSource[8];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = new VirqSource(random::nextBoolean, i == 7);
      assertThat(sources[i].bind(gic.vic, 32 + 40 * i)).isZero();
    }
    for (int i = 0; i < 3_000; i++) {
      int cpu = random.nextInt(3);
      switch (random.nextInt(5)) {
        case 0 -> sources[random.nextInt(sources.length)].raise(random.nextBoolean());
        case 1 -> {
          int register = random.nextInt(40) == 0 ? random.nextInt(1 << 16) : anyIcc(random);
          if (random.nextBoolean()) {
            IccRegisters.read(gic.vcpus[cpu], register);
          } else {
            IccRegisters.write(gic.vcpus[cpu], register, anyValue(random));
          }
        }
        default -> {
          int frame = random.nextInt(4);
          int offset = anyOffset(random, frame);
          int size = SIZES[random.nextInt(4)];
          if (random.nextInt(3) == 0) {
            gic.load(frame, cpu, offset, size);
          } else {
            gic.store(frame, cpu, offset, size, anyValue(random));
          }
        }
      }
      if (i % 50 == 0) {
        check(gic);
      }
    }
    check(gic);
  }

  private static int anyIcc(Random random) {
    // op0 3, op1 0, CRn 12, CRm 8..12; and now and then the priority mask.
    return random.nextInt(12) == 0 ? IccRegisters.PMR : IccRegisters.IAR0 + random.nextInt(5 * 8);
  }

  private static long anyValue(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(1024);
      case 1 -> 1L << random.nextInt(64);
      case 2 -> -1;
      default -> random.nextLong();
    };
  }

  private static int anyOffset(Random random, int frame) {
    int offset = random.nextInt(8) == 0 ? random.nextInt(0x2_0010) : random.nextInt(0x1000);
    if (frame == 0) {
      return random.nextInt(4) == 0 ? 0x6000 + random.nextInt(0x2100) : offset;
    }
    return random.nextBoolean() ? offset : 0x1_0000 + offset;
  }

  /** Searches everything, as the VIC never does. */
  private static void check(GicBench gic) {
    Vic vic = gic.vic;
    for (int index = 0; index < gic.vcpus.length; index++) {
      CpuInterface cpu = vic.interfaceAt(index);
      int[] best = {-1, -1};
      for (int intid = 0; intid < Vic.SPI_END; intid++) {
        CpuInterface owner = intid < Vic.SPI_BASE ? cpu : null;
        int state = vic.word(owner, intid);
        boolean here = owner != null || VirqState.route(state) == index;
        if (here && VirqState.ready(state)) {
          int group = VirqState.group(state);
          if (best[group] < 0
              || VirqState.priority(state)
                  < VirqState.priority(vic.word(best[group] < 32 ? cpu : null, best[group]))) {
            best[group] = intid;
          }
        }
      }
      for (int group = 0; group < 2; group++) {
        assertThat(cpu.ready[group].isEmpty() ? -1 : cpu.ready[group].first())
            .isEqualTo(best[group]);
      }
      boolean irq = cpu.acknowledgeable(1) != CpuInterface.SPURIOUS;
      boolean fiq = cpu.acknowledgeable(0) != CpuInterface.SPURIOUS;
      assertThat(gic.vcpus[index].state.irq).isEqualTo(irq);
      assertThat(gic.vcpus[index].state.fiq).isEqualTo(fiq);
      assertThat(irq && fiq).isFalse();
    }
  }
}
