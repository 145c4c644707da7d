package org.gunyahsim.hypervisor.vic;

import static org.assertj.core.api.Assertions.assertThat;

import org.gunyahsim.hypervisor.object.ObjectState;
import org.junit.jupiter.api.Test;

/** Sources on edge- and level-configured virtual IRQs (hypercall reference, 5.5, 8.3 and 8.4). */
class SourceSemanticsTest {
  private static final int VIRQ = 40;

  private final GicBench gic = new GicBench(2);
  private boolean condition;
  private final VirqSource source = new VirqSource(() -> condition, false);

  private void bind(boolean edge) {
    assertThat(source.bind(gic.vic, VIRQ)).isZero();
    gic.open();
    gic.spi(VIRQ, 0xA0, edge, 0);
  }

  private boolean pending() {
    return gic.spiIs(GicBench.ISPENDR, VIRQ);
  }

  private void end() {
    gic.icc(0, IccRegisters.EOIR1, VIRQ);
  }

  @Test
  void anEdgeFiresOncePerAssertionOfEitherKind() {
    bind(true);
    for (boolean edgeOnly : new boolean[] {true, false}) {
      condition = true;
      source.raise(edgeOnly);
      assertThat(gic.irq(0)).isTrue();
      assertThat(gic.acknowledge(0)).isEqualTo(VIRQ);
      end();
      assertThat(gic.irq(0)).as("nothing more, whatever the level").isFalse();
    }
  }

  @Test
  void edgesBeforeDeliveryCoalesceAndOnesAfterAcknowledgeDoNot() {
    bind(true);
    source.raise(true);
    source.raise(true);
    assertThat(gic.acknowledge(0)).isEqualTo(VIRQ);
    source.raise(true);
    source.raise(true);
    assertThat(pending()).isTrue();
    end();
    assertThat(gic.acknowledge(0)).isEqualTo(VIRQ);
    end();
    assertThat(gic.acknowledge(0)).isEqualTo(CpuInterface.SPURIOUS);
  }

  @Test
  void aLevelNeverFiresFromAnEdgeOnlyAssertion() {
    bind(false);
    source.raise(true);
    assertThat(pending()).isFalse();
    assertThat(gic.irq(0)).isFalse();
    // The edge is latched all the same, and counts once the guest configures it.
    long config = gic.gicd(GicBench.ICFGR + VIRQ / 16 * 4);
    gic.gicd(GicBench.ICFGR + VIRQ / 16 * 4, config | 2L << VIRQ % 16 * 2);
    assertThat(gic.irq(0)).isTrue();
  }

  @Test
  void aLevelStaysWhileItsSourceHasAReason() {
    bind(false);
    condition = true;
    source.raise(false);
    for (int i = 0; i < 3; i++) {
      assertThat(gic.acknowledge(0)).isEqualTo(VIRQ);
      assertThat(gic.irq(0)).isFalse();
      end();
      assertThat(gic.irq(0)).isTrue();
    }
    assertThat(gic.acknowledge(0)).isEqualTo(VIRQ);
    condition = false;
    end();
    assertThat(pending()).isFalse();
    assertThat(gic.irq(0)).isFalse();
  }

  /** As recorded of the drained message queues of suite 2. */
  @Test
  void aLevelWhoseReasonHasGoneStillShowsUntilItIsHandled() {
    bind(false);
    condition = true;
    source.raise(false);
    condition = false;
    assertThat(pending()).isTrue();
    assertThat(gic.acknowledge(0)).as("delivered once more").isEqualTo(VIRQ);
    end();
    assertThat(pending()).isFalse();
  }

  @Test
  void anAssertionDuringHandlingOutlivesTheCheck() {
    bind(false);
    condition = true;
    source.raise(false);
    assertThat(gic.acknowledge(0)).isEqualTo(VIRQ);
    // As a pushed message below the threshold: the source itself would say no.
    condition = false;
    source.raise(false);
    end();
    assertThat(pending()).isTrue();
    assertThat(gic.acknowledge(0)).isEqualTo(VIRQ);
    end();
    assertThat(pending()).isFalse();
  }

  @Test
  void clearingLowersTheLevelAndLeavesTheEdge() {
    bind(false);
    condition = true;
    source.raise(false);
    source.clear();
    assertThat(pending()).isFalse();
    bindAgainAsEdge();
    assertThat(pending()).isTrue();
  }

  private void bindAgainAsEdge() {
    gic.spi(VIRQ, 0xA0, true, 0);
  }

  @Test
  void aLatchedEdgeSurvivesUnbinding() {
    bind(true);
    source.raise(false);
    source.unbind();
    assertThat(pending()).isTrue();
    assertThat(gic.acknowledge(0)).isEqualTo(VIRQ);
    end();
    assertThat(source.bound()).isFalse();
    source.raise(false);
    assertThat(pending()).isFalse();
  }

  @Test
  void aLevelDoesNot() {
    bind(false);
    condition = true;
    source.raise(false);
    source.unbind();
    assertThat(pending()).isFalse();
    assertThat(gic.irq(0)).isFalse();
  }

  @Test
  void bindingNeverFiresForEarlierReasons() {
    condition = true;
    source.raise(false);
    bind(false);
    assertThat(pending()).isFalse();
  }

  @Test
  void aSourceThatInsistsOnEdgeGetsIt() {
    VirqSource halt = new VirqSource(() -> false, true);
    assertThat(halt.bind(gic.vic, 50)).isZero();
    gic.open();
    gic.spi(50, 0x80, false, 0);
    assertThat(gic.gicd(GicBench.ICFGR + 12) >> 4 & 3).isEqualTo(2);
    halt.raise(true);
    assertThat(gic.acknowledge(0)).isEqualTo(50);
    assertThat(halt.configuredEdge()).isTrue();
    assertThat(source.configuredEdge()).isFalse();
  }

  @Test
  void bindingDoesNotChangeTheConfiguration() {
    VirqSource halt = new VirqSource(() -> false, true);
    assertThat(halt.bind(gic.vic, 50)).isZero();
    assertThat(gic.gicd(GicBench.ICFGR + 12)).isZero();
    assertThat(halt.configuredEdge()).isFalse();
  }

  /** Hypercall reference, 8.3: an acknowledge consumes the edge only. */
  @Test
  void aLevelThatSoftwareSetOutlivesTheAcknowledge() {
    gic.open();
    gic.spi(VIRQ, 0xA0, false, 0);
    gic.spiBit(GicBench.ISPENDR, VIRQ);
    for (int i = 0; i < 3; i++) {
      assertThat(gic.acknowledge(0)).isEqualTo(VIRQ);
      end();
    }
    gic.spiBit(GicBench.ICPENDR, VIRQ);
    assertThat(gic.acknowledge(0)).isEqualTo(CpuInterface.SPURIOUS);
  }

  @Test
  void disablingAndClearingReEvaluateAHandledLevel() {
    bind(false);
    for (int bank : new int[] {GicBench.ICENABLER, GicBench.ICPENDR}) {
      condition = true;
      source.raise(false);
      gic.spiBit(bank, VIRQ);
      condition = false;
      gic.spiBit(GicBench.ISENABLER, VIRQ);
      assertThat(gic.acknowledge(0)).isEqualTo(VIRQ);
      gic.spiBit(bank, VIRQ);
      assertThat(pending()).as("bank %x", bank).isFalse();
      gic.spiBit(GicBench.ISENABLER, VIRQ);
      end();
      // Not acknowledged since the assertion: it stays.
      source.raise(false);
      gic.spiBit(bank, VIRQ);
      assertThat(pending()).isTrue();
      source.clear();
      gic.spiBit(GicBench.ISENABLER, VIRQ);
    }
  }

  @Test
  void directDeactivationNeedsNoEoiMode() {
    gic.open();
    gic.spi(VIRQ, 0xA0, true, 0);
    gic.spiBit(GicBench.ISPENDR, VIRQ);
    assertThat(gic.acknowledge(0)).isEqualTo(VIRQ);
    gic.icc(0, IccRegisters.DIR, VIRQ);
    assertThat(gic.spiIs(GicBench.ISACTIVER, VIRQ)).isFalse();
    assertThat(gic.icc(0, IccRegisters.RPR)).isEqualTo(0xA0);
    // What ISACTIVER made active, any vCPU can end, but not by the end of an interrupt.
    gic.spiBit(GicBench.ISACTIVER, VIRQ);
    end();
    assertThat(gic.spiIs(GicBench.ISACTIVER, VIRQ)).isTrue();
    gic.icc(1, IccRegisters.DIR, VIRQ);
    assertThat(gic.spiIs(GicBench.ISACTIVER, VIRQ)).isFalse();
  }

  @Test
  void sgi1rReachesEveryGroupAndSgi0rGroup0Only() {
    gic.open();
    gic.gicr(1, GicBench.SGI_FRAME + GicBench.IGROUPR, 1 << 3);
    gic.gicr(1, GicBench.SGI_FRAME + GicBench.ISENABLER, 0xFFFF);
    for (int register : new int[] {IccRegisters.SGI0R, IccRegisters.ASGI1R, IccRegisters.SGI1R}) {
      gic.icc(0, register, 3L << 24 | 2);
      gic.icc(0, register, 4L << 24 | 2);
      assertThat(gic.gicr(1, GicBench.SGI_FRAME + GicBench.ISPENDR))
          .isEqualTo(register == IccRegisters.SGI1R ? 0x18 : 0x10);
      gic.gicr(1, GicBench.SGI_FRAME + GicBench.ICPENDR, 0xFFFF);
    }
  }

  @Test
  void aSourceBoundToAVicThatGoesIsFree() {
    bind(true);
    gic.vic.setState(ObjectState.ACTIVE);
    while (source.bound()) {
      gic.vic.release();
    }
    assertThat(source.vic()).isNull();
  }

  @Test
  void onlyTheVcpuThatHandlesAnSpiCanDeactivateIt() {
    gic.open();
    gic.spi(VIRQ, 0xA0, true, 0);
    for (int cpu = 0; cpu < 2; cpu++) {
      gic.icc(cpu, IccRegisters.CTLR, 2);
    }
    gic.spiBit(GicBench.ISPENDR, VIRQ);
    assertThat(gic.acknowledge(0)).isEqualTo(VIRQ);
    gic.icc(0, IccRegisters.EOIR1, VIRQ);
    assertThat(gic.spiIs(GicBench.ISACTIVER, VIRQ)).isTrue();
    gic.icc(1, IccRegisters.DIR, VIRQ);
    assertThat(gic.spiIs(GicBench.ISACTIVER, VIRQ)).isTrue();
    gic.icc(0, IccRegisters.DIR, VIRQ);
    assertThat(gic.spiIs(GicBench.ISACTIVER, VIRQ)).isFalse();
  }

  @Test
  void aDisabledGroupAtTheCpuInterfaceHidesItsInterruptsOnly() {
    gic.open();
    gic.spi(VIRQ, 0xA0, true, 0);
    gic.spi(41, 0x20, true, 0);
    gic.gicd(GicBench.IGROUPR + 4, gic.gicd(GicBench.IGROUPR + 4) & ~(1L << 41 - 32));
    gic.spiBit(GicBench.ISPENDR, VIRQ);
    gic.spiBit(GicBench.ISPENDR, 41);
    assertThat(gic.vcpus[0].state.fiq).isTrue();
    assertThat(gic.irq(0)).isFalse();
    gic.icc(0, IccRegisters.IGRPEN0, 0);
    assertThat(gic.vcpus[0].state.fiq).isFalse();
    assertThat(gic.irq(0)).isTrue();
    assertThat(gic.icc(0, IccRegisters.IAR0)).isNull();
    assertThat(gic.acknowledge(0)).isEqualTo(VIRQ);
  }

  @Test
  void powerOffResetsTheCpuInterfaceAndKeepsTheInterrupts() {
    gic.open();
    gic.spi(VIRQ, 0xA0, true, 0);
    gic.spiBit(GicBench.ISPENDR, VIRQ);
    gic.icc(0, IccRegisters.BPR1, 6);
    assertThat(gic.irq(0)).isTrue();
    gic.vic.resetCpuInterface(gic.vcpus[0]);
    assertThat(gic.irq(0)).isFalse();
    assertThat(gic.icc(0, IccRegisters.PMR)).isZero();
    assertThat(gic.icc(0, IccRegisters.IGRPEN1)).isZero();
    assertThat(gic.vic.hasDeliverable(gic.vcpus[0])).isFalse();
    gic.open();
    assertThat(gic.icc(0, IccRegisters.BPR1)).isEqualTo(3);
    assertThat(gic.acknowledge(0)).isEqualTo(VIRQ);
  }

  @Test
  void aVcpuThatLeavesTakesItsPrivateInterruptsWithIt() {
    gic.open();
    gic.ppi(1, 20, 0x80);
    gic.gicr(1, GicBench.SGI_FRAME + GicBench.ISPENDR, 1 << 20);
    gic.spi(VIRQ, 0xA0, true, 1);
    gic.spiBit(GicBench.ISPENDR, VIRQ);
    assertThat(gic.irq(1)).isTrue();
    gic.vic.detach(gic.vcpus[1], 1);
    assertThat(gic.irq(1)).isFalse();
    assertThat(gic.load(2, 0, GicBench.SGI_FRAME, 4)).as("frame of no vCPU").isNull();
    assertThat(gic.vic.attach(gic.vcpus[1], 1)).isZero();
    assertThat(gic.gicr(1, GicBench.SGI_FRAME + GicBench.ISPENDR)).isZero();
    gic.icc(1, IccRegisters.PMR, 0xF8);
    gic.icc(1, IccRegisters.IGRPEN1, 1);
    // SPIs belong to the VIC and are still routed here.
    assertThat(gic.acknowledge(1)).isEqualTo(VIRQ);
  }

  @Test
  void rangeSelectorAndAffinitiesOfSgis() {
    GicBench eight = new GicBench(8);
    eight.open();
    for (int cpu = 0; cpu < 8; cpu++) {
      eight.ppi(cpu, 3, 0x80);
    }
    // To all but the caller.
    eight.icc(2, IccRegisters.SGI1R, 1L << 40 | 3L << 24);
    for (int cpu = 0; cpu < 8; cpu++) {
      assertThat(eight.irq(cpu)).isEqualTo(cpu != 2);
      if (cpu != 2) {
        assertThat(eight.acknowledge(cpu)).isEqualTo(3);
        eight.icc(cpu, IccRegisters.EOIR1, 3);
      }
    }
    // Range 1 is Aff0 16..31, Aff1 1 is outside as well: nobody.
    eight.icc(2, IccRegisters.SGI1R, 1L << 44 | 3L << 24 | 0xFFFF);
    eight.icc(2, IccRegisters.SGI1R, 1L << 16 | 3L << 24 | 0xFFFF);
    for (int cpu = 0; cpu < 8; cpu++) {
      assertThat(eight.irq(cpu)).isFalse();
    }
    // A list, with targets that do not exist.
    eight.icc(2, IccRegisters.SGI1R, 3L << 24 | 0xFF05);
    for (int cpu = 0; cpu < 8; cpu++) {
      assertThat(eight.irq(cpu)).isEqualTo(cpu == 0 || cpu == 2);
    }
  }

  @Test
  void registersThatDoNotExistAreUndefined() {
    gic.open();
    for (int register : new int[] {IccRegisters.IAR1, IccRegisters.HPPIR1, IccRegisters.RPR}) {
      assertThat(IccRegisters.write(gic.vcpus[0], register, 0)).isFalse();
    }
    for (int register :
        new int[] {
          IccRegisters.EOIR1, IccRegisters.DIR, IccRegisters.SGI1R, IccRegisters.AP1R0 + 1, 0
        }) {
      assertThat(gic.icc(0, register)).isNull();
    }
    gic.icc(0, IccRegisters.SRE, 0);
    assertThat(gic.icc(0, IccRegisters.SRE)).isEqualTo(7);
  }
}
