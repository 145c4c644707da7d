package org.gunyahsim.hypervisor.vic;

import static org.assertj.core.api.Assertions.assertThat;

import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Access sizes, reserved locations and quirks of the frames (hypercall reference, section 8.2). */
class FrameAccessTest {
  private static final int STATUSR = 0x10;
  private static final int RRD = 1;
  private static final int WRD = 2;
  private static final int RWOD = 4;
  private static final int WROD = 8;

  private final GicBench gic = new GicBench(2);

  @ParameterizedTest
  @CsvSource({
    // frame, offset, size, reads, writes
    "0, 0x0000, 4, true, true",
    "0, 0x0000, 8, false, false",
    "0, 0x0000, 2, false, false",
    "0, 0x0000, 1, false, false",
    "0, 0x0002, 4, false, false",
    "0, 0x0004, 4, true, true",
    "0, 0x000c, 4, true, true",
    "0, 0x0040, 4, true, true",
    "0, 0x0040, 2, true, true",
    "0, 0x0048, 2, true, true",
    "0, 0x0050, 2, false, false",
    "0, 0x0050, 4, true, true",
    "0, 0x0420, 1, true, true",
    "0, 0x0423, 1, true, true",
    "0, 0x0420, 2, false, false",
    "0, 0x07fb, 1, true, true",
    "0, 0x07fc, 1, false, false",
    "0, 0x07fc, 4, true, true",
    "0, 0x0800, 1, true, true",
    "0, 0x0bfb, 1, true, true",
    "0, 0x0bfc, 1, false, false",
    "0, 0x0bfc, 4, true, false",
    "0, 0x6000, 8, false, false",
    "0, 0x6000, 4, true, false",
    "0, 0x0c08, 1, false, false",
    "0, 0x0c08, 4, true, true",
    "0, 0x0d00, 4, true, true",
    "0, 0x0e00, 4, true, true",
    "0, 0x0f00, 4, true, true",
    "0, 0x0f10, 1, true, true",
    "0, 0x0f20, 4, true, true",
    "0, 0x0f30, 4, true, false",
    "0, 0x6100, 8, true, true",
    "0, 0x6104, 8, false, false",
    "0, 0x6104, 4, true, true",
    "0, 0x6101, 1, true, true",
    "0, 0x6100, 2, false, false",
    "0, 0x7fd8, 8, true, true",
    "0, 0x7fdc, 4, true, false",
    "0, 0x7fd9, 1, true, false",
    "0, 0x7fe0, 8, true, true",
    "0, 0x80f8, 8, true, true",
    "0, 0x80f8, 4, true, true",
    "0, 0x80fc, 4, true, false",
    "0, 0x8100, 8, false, false",
    "0, 0x2000, 4, true, false",
    "0, 0xffe8, 4, true, true",
    "0, 0xffe0, 4, true, false",
    "0, 0xfffd, 4, false, false",
    "1, 0x0000, 4, true, true",
    "1, 0x0008, 8, true, true",
    "1, 0x0008, 4, true, true",
    "1, 0x0000, 8, true, true",
    "1, 0x0010, 8, true, true",
    "1, 0x0018, 8, true, false",
    "1, 0x0014, 8, false, false",
    "1, 0x0014, 4, true, true",
    "1, 0x0040, 8, true, true",
    "1, 0x000c, 4, true, false",
    "1, 0x0044, 4, true, false",
    "1, 0x0074, 4, true, false",
    "1, 0x0070, 4, true, false",
    "1, 0x0070, 8, true, false",
    "1, 0x0078, 8, true, false",
    "1, 0x00a0, 4, true, false",
    "1, 0x00a0, 8, true, false",
    "1, 0x00a8, 8, false, false",
    "1, 0x00b0, 4, true, false",
    "1, 0x00b0, 8, true, false",
    "1, 0x00c0, 8, false, false",
    "1, 0x00c0, 4, true, true",
    "1, 0x0100, 4, true, false",
    "1, 0x10080, 4, true, true",
    "1, 0x10080, 8, false, false",
    "1, 0x10084, 4, true, false",
    "1, 0x10400, 1, true, true",
    "1, 0x1041f, 1, true, true",
    "1, 0x10420, 1, false, false",
    "1, 0x10420, 4, true, false",
    "1, 0x10400, 2, false, false",
    "1, 0x10c00, 4, true, true",
    "1, 0x10c04, 4, true, true",
    "1, 0x10c08, 4, true, false",
    "1, 0x10d00, 4, true, true",
    "1, 0x10e00, 4, true, true",
    "1, 0x1fffc, 4, true, false",
  })
  void accesses(int frame, String offset, int size, boolean reads, boolean writes) {
    int at = Integer.decode(offset);
    assertThat(gic.load(frame, 0, at, size) != null).as("read").isEqualTo(reads);
    assertThat(gic.store(frame, 0, at, size, 0)).as("write").isEqualTo(writes);
  }

  @Test
  void statusBitsStickUntilWrittenWithOnes() {
    assertThat(gic.gicd(STATUSR)).isZero();
    gic.gicd(0x2000);
    assertThat(gic.gicd(STATUSR)).isEqualTo(RRD);
    gic.gicd(0x40);
    assertThat(gic.gicd(STATUSR)).isEqualTo(RRD | RWOD);
    gic.gicd(0x04, 0);
    assertThat(gic.gicd(STATUSR)).isEqualTo(RRD | RWOD | WROD);
    gic.gicd(STATUSR, RRD);
    assertThat(gic.gicd(STATUSR)).isEqualTo(RWOD | WROD);
    gic.gicd(STATUSR, 0xFFFF_FFFFL);
    assertThat(gic.gicd(STATUSR)).isZero();

    gic.gicr(1, 0x100);
    assertThat(gic.gicr(1, STATUSR)).isEqualTo(RRD);
    assertThat(gic.gicr(0, STATUSR)).isZero();
  }

  @Test
  void aRefusedStoreShowsUnlessItsSizeWasWrong() {
    assertThat(gic.store(0, 0, 0x2000, 2, 0)).isFalse();
    assertThat(gic.gicd(STATUSR)).isZero();
    assertThat(gic.store(0, 0, 0x2000, 4, 0)).isFalse();
    assertThat(gic.gicd(STATUSR)).isEqualTo(WRD);
    assertThat(gic.store(1, 0, 0x2000, 4, 0)).isFalse();
    assertThat(gic.gicr(0, STATUSR)).isEqualTo(WRD);
  }

  @ParameterizedTest
  @CsvSource({
    "0x040, 4",
    "0x048, 4",
    "0x050, 4",
    "0x058, 4",
    "0xf00, 4",
    "0xf10, 1",
    "0xf2c, 1",
    "0x800, 0",
    "0xd00, 0",
    "0xe00, 0",
    "0xefc, 0",
    "0x010, 0",
    "0x00c, 0",
  })
  void whatReadsLeaveInTheStatus(String offset, int status) {
    gic.gicd(Integer.decode(offset));
    assertThat(gic.gicd(STATUSR)).isEqualTo(status);
  }

  @Test
  void syncrIsReadOnly() {
    gic.gicr(0, 0xC0, 0);
    assertThat(gic.gicr(0, STATUSR)).isEqualTo(WROD);
  }

  @Test
  void allSpisHaveStateHoweverFewCanHaveASource() {
    Vic small = gic.activeVic(1, 4);
    Vcpu vcpu = gic.vcpus[0];
    vcpu.exit.size = 4;
    vcpu.exit.write = true;
    vcpu.exit.value = 0x0FFF_FFFF;
    assertThat(small.frame(0).access(vcpu, vcpu.exit, GicBench.ISPENDR + 4 * 31)).isTrue();
    vcpu.exit.write = false;
    assertThat(small.frame(0).access(vcpu, vcpu.exit, GicBench.ISPENDR + 4 * 31)).isTrue();
    assertThat(vcpu.exit.value).isEqualTo(0x0FFF_FFFF);
  }

  @Test
  void levelsThatSoftwareSetEndWithTheConfiguration() {
    gic.spiBit(GicBench.ISPENDR, 40);
    gic.gicd(0x40, 41);
    assertThat(gic.gicd(GicBench.ISPENDR + 4)).isEqualTo(3 << 8);
    gic.gicd(GicBench.ICFGR + 8, 0);
    assertThat(gic.gicd(GicBench.ISPENDR + 4)).isZero();
    // The edges are still latched.
    gic.gicd(GicBench.ICFGR + 8, 0xA_0000);
    assertThat(gic.gicd(GicBench.ISPENDR + 4)).isEqualTo(3 << 8);
  }

  @Test
  void onlyGroupEnablesOfTheDistributorControlChange() {
    gic.gicd(0, 0xFFFF_FFFFL);
    assertThat(gic.gicd(0)).isEqualTo(0x53);
    gic.gicd(0, 0);
    assertThat(gic.gicd(0)).isEqualTo(0x50);
  }

  @Test
  void routesCannotBeReadBack() {
    assertThat(gic.store(0, 0, GicBench.IROUTER + 8 * 40, 8, 1)).isTrue();
    assertThat(gic.load(0, 0, GicBench.IROUTER + 8 * 40, 8)).isZero();
    assertThat(gic.gicd(STATUSR)).isEqualTo(RRD);
  }

  @Test
  void aNarrowStoreToARouteCountsAsOneOfTheWholeRegister() {
    gic.open();
    gic.spi(40, 0x80, true, 0);
    gic.spiBit(GicBench.ISPENDR, 40);
    assertThat(gic.irq(0)).isTrue();
    // The upper half's offset falls into the same register, and its value is taken as affinity.
    assertThat(gic.store(0, 0, GicBench.IROUTER + 8 * 40 + 4, 4, 1)).isTrue();
    assertThat(gic.irq(0)).isFalse();
    assertThat(gic.irq(1)).isTrue();
    assertThat(gic.store(0, 0, GicBench.IROUTER + 8 * 40 + 7, 1, 0)).isTrue();
    assertThat(gic.irq(0)).isTrue();
  }

  @Test
  void aLenientMachineReadsRoutesBack() {
    GicBench lenient = new GicBench(3, false);
    int router = GicBench.IROUTER + 8 * 40;
    assertThat(lenient.load(0, 0, router, 8)).isZero();
    assertThat(lenient.store(0, 0, router, 8, 1L << 31 | 2)).isTrue();
    assertThat(lenient.load(0, 0, router, 8)).isEqualTo(2);
    assertThat(lenient.load(0, 0, router, 4)).isEqualTo(2);
    assertThat(lenient.load(0, 0, router + 4, 4)).isZero();
    assertThat(lenient.load(0, 0, router, 1)).isEqualTo(2);
    assertThat(lenient.store(0, 0, router, 8, 1L << 32)).isTrue();
    assertThat(lenient.load(0, 0, router, 8)).isEqualTo(0xFF_00FF_FFFFL);
    assertThat(lenient.load(0, 0, router + 4, 4)).isEqualTo(0xFF);
    assertThat(lenient.gicd(STATUSR)).isZero();
    assertThat(lenient.load(0, 0, GicBench.IROUTER + 8 * 1020, 8)).isZero();
    assertThat(lenient.gicd(STATUSR)).as("no such SPI").isEqualTo(RRD);
  }

  @Test
  void aLenientMachineStoresHalvesOfARoute() {
    GicBench lenient = new GicBench(3, false);
    lenient.open();
    lenient.spi(40, 0x80, true, 0);
    lenient.spiBit(GicBench.ISPENDR, 40);
    int router = GicBench.IROUTER + 8 * 40;
    assertThat(lenient.store(0, 0, router, 4, 2)).isTrue();
    assertThat(lenient.store(0, 0, router + 4, 4, 0)).isTrue();
    assertThat(lenient.irq(2)).isTrue();
    assertThat(lenient.store(0, 0, router + 4, 4, 1)).isTrue();
    assertThat(lenient.irq(2)).as("Aff3 names nobody").isFalse();
    assertThat(lenient.store(0, 0, router, 4, 1)).isTrue();
    assertThat(lenient.irq(1)).as("the lost half counts as zero").isTrue();
    assertThat(lenient.store(0, 0, router, 1, 2)).isTrue();
    assertThat(lenient.load(0, 0, router, 8)).isEqualTo(2);
  }

  @Test
  void anAffinityThatNoVcpuHasMakesAnInterruptUndeliverable() {
    gic.open();
    gic.spi(40, 0x80, true, 0);
    gic.spiBit(GicBench.ISPENDR, 40);
    for (long affinity : new long[] {2, 0x100, 1L << 32}) {
      assertThat(gic.store(0, 0, GicBench.IROUTER + 8 * 40, 8, affinity)).isTrue();
      assertThat(gic.irq(0) || gic.irq(1)).isFalse();
    }
    // Interrupt_Routing_Mode is ignored.
    assertThat(gic.store(0, 0, GicBench.IROUTER + 8 * 40, 8, 1L << 31 | 1)).isTrue();
    assertThat(gic.irq(1)).isTrue();
  }

  @Test
  void theDistributorShowsTheCallersPrivateInterruptsAndDoesNotChangeThem() {
    gic.gicr(0, GicBench.SGI_FRAME + GicBench.ISENABLER, 0x0801_0001);
    gic.gicr(1, GicBench.SGI_FRAME + GicBench.ISENABLER, 0x0400_0002);
    assertThat(gic.store(1, 0, GicBench.SGI_FRAME + GicBench.IPRIORITYR + 27, 1, 0xA7)).isTrue();
    assertThat(gic.load(0, 0, GicBench.ISENABLER, 4)).isEqualTo(0x0801_0001);
    assertThat(gic.load(0, 1, GicBench.ISENABLER, 4)).isEqualTo(0x0400_0002);
    assertThat(gic.load(0, 0, GicBench.IPRIORITYR + 27, 1)).isEqualTo(0xA0);
    assertThat(gic.load(0, 1, GicBench.IPRIORITYR + 27, 1)).isZero();
    assertThat(gic.load(0, 0, GicBench.ICFGR, 4)).isEqualTo(0xAAAA_AAAAL);
    for (int bank = GicBench.IGROUPR; bank <= GicBench.ICACTIVER; bank += 0x80) {
      gic.gicd(bank, 0xFFFF_FFFFL);
    }
    gic.gicd(GicBench.IPRIORITYR, 0xFFFF_FFFFL);
    gic.gicd(GicBench.ICFGR + 4, 0xFFFF_FFFFL);
    assertThat(gic.gicr(0, GicBench.SGI_FRAME + GicBench.ISENABLER)).isEqualTo(0x0801_0001);
    assertThat(gic.gicr(0, GicBench.SGI_FRAME + GicBench.IGROUPR)).isZero();
    assertThat(gic.gicr(0, GicBench.SGI_FRAME + GicBench.ISPENDR)).isZero();
    assertThat(gic.gicr(0, GicBench.SGI_FRAME + GicBench.IPRIORITYR)).isZero();
    assertThat(gic.gicr(0, GicBench.SGI_FRAME + 0xC04)).isZero();
  }

  @Test
  void specialNumbersAndSpisBeyondTheConfiguredOnesDoNotExist() {
    gic.gicd(GicBench.ISENABLER + 4 * 31, 0xFFFF_FFFFL);
    assertThat(gic.gicd(GicBench.ISENABLER + 4 * 31)).isEqualTo(0x0FFF_FFFF);
    gic.gicd(GicBench.IPRIORITYR + 1020, 0xFFFF_FFFFL);
    assertThat(gic.gicd(GicBench.IPRIORITYR + 1020)).isZero();
    assertThat(gic.store(0, 0, GicBench.IROUTER + 8 * 1020, 8, 0)).isTrue();
  }

  @Test
  void messagesSetAndClearTheirOwnLevel() {
    gic.open();
    gic.spi(40, 0x80, false, 0);
    assertThat(gic.store(0, 0, 0x40, 2, 40)).isTrue();
    assertThat(gic.spiIs(GicBench.ISPENDR, 40)).isTrue();
    // Software pending is another latch: clearing it leaves the message.
    gic.spiBit(GicBench.ISPENDR, 40);
    gic.spiBit(GicBench.ICPENDR, 40);
    assertThat(gic.spiIs(GicBench.ISPENDR, 40)).isTrue();
    gic.gicd(0x48, 40);
    assertThat(gic.spiIs(GicBench.ISPENDR, 40)).isFalse();
    // Numbers that are no SPI are ignored.
    for (long other : new long[] {0, 15, 31, 1020, 1023, 8191}) {
      gic.gicd(0x40, other);
    }
    assertThat(gic.gicr(0, GicBench.SGI_FRAME + GicBench.ISPENDR)).isZero();
  }

  @Test
  void wakerFollowsSleepAndGroups() {
    gic.gicd(0, 2);
    assertThat(gic.gicr(0, 0x14)).isZero();
    gic.gicr(0, 0x14, 2);
    assertThat(gic.gicr(0, 0x14)).isEqualTo(6);
    gic.icc(0, IccRegisters.IGRPEN1, 1);
    assertThat(gic.gicr(0, 0x14)).isEqualTo(2);
    gic.gicd(0, 0);
    assertThat(gic.gicr(0, 0x14)).as("the distributor counts as well").isEqualTo(6);
    gic.gicr(0, 0x14, 0);
    assertThat(gic.gicr(0, 0x14)).isZero();
  }

  /** The resource manager's set-up of the primary VM's distributor, as recorded. */
  @Test
  void theRecordedInitialisation() {
    gic.gicd(0, 0);
    gic.gicd(0, 0x50);
    assertThat(gic.gicd(0)).isEqualTo(0x50);
    for (int at = 0x184; at <= 0x1F8; at += 4) {
      gic.gicd(at, 0xFFFF_FFFFL);
    }
    for (int at = 0x420; at <= 0x7FB; at++) {
      assertThat(gic.store(0, 0, at, 1, 0xA0)).isTrue();
    }
    for (int at = 0xC08; at <= 0xCF8; at += 4) {
      gic.gicd(at, 0xAAAA_AAAAL);
    }
    for (int at = 0x84; at <= 0xF8; at += 4) {
      gic.gicd(at, 0xFFFF_FFFFL);
    }
    for (int at = 0x6100; at <= 0x7FD8; at += 8) {
      assertThat(gic.store(0, 0, at, 8, 0)).isTrue();
    }
    gic.gicd(0, 0x52);
    assertThat(gic.gicd(0)).isEqualTo(0x52);
    assertThat(gic.gicd(0x7F8)).isEqualTo(0xA0A0_A0A0L);
    assertThat(gic.gicd(0xC08)).isEqualTo(0xAAAA_AAAAL);
    gic.gicr(0, 0x1_0180, 0xFFFF_FFFFL);
    for (int at = 0x1_0400; at <= 0x1_041F; at++) {
      assertThat(gic.store(1, 0, at, 1, 0xA0)).isTrue();
    }
    gic.gicr(0, 0x1_0C04, 0);
    gic.gicr(0, 0x1_0080, 0xFFFF_FFFFL);
    gic.icc(0, IccRegisters.BPR1, 7);
    gic.icc(0, IccRegisters.IGRPEN1, 1);
    assertThat(gic.gicr(0, 0x1_0100)).isZero();
    gic.gicr(0, 0x1_0100, 0x800_0000);
    assertThat(gic.gicr(0, 0x1_0100)).isEqualTo(0x800_0000);
  }
}
