package org.gunyahsim.hypervisor.vic;

import static org.assertj.core.api.Assertions.assertThat;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.VcpuOptions;
import org.gunyahsim.hypervisor.object.ObjectState;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.junit.jupiter.api.Test;

/** Physical lines on their way to virtual IRQs. */
class HwIrqTest {
  private final GicBench gic = new GicBench(2);
  private final HwIrqs hwIrqs = new HwIrqs(gic.hypervisor);
  private final HwIrq uart = hwIrq(33);

  private HwIrq hwIrq(int irq) {
    HwIrq made = hwIrqs.create(irq);
    made.assign(irq);
    assertThat(made.activate()).isZero();
    made.setState(ObjectState.ACTIVE);
    return made;
  }

  @Test
  void aLevelFollowsTheLine() {
    assertThat(uart.bind(gic.vic, 33)).isZero();
    gic.open();
    gic.spi(33, 0xA0, false, 0);
    hwIrqs.setLine(33, true);
    assertThat(gic.irq(0)).isTrue();
    hwIrqs.setLine(33, false);
    assertThat(gic.irq(0)).isFalse();
    hwIrqs.setLine(33, true);
    assertThat(gic.acknowledge(0)).isEqualTo(33);
    gic.icc(0, IccRegisters.EOIR1, 33);
    assertThat(gic.irq(0)).as("still high").isTrue();
    assertThat(gic.acknowledge(0)).isEqualTo(33);
    hwIrqs.setLine(33, false);
    gic.icc(0, IccRegisters.EOIR1, 33);
    assertThat(gic.irq(0)).isFalse();
  }

  @Test
  void anEdgeFiresPerRise() {
    assertThat(uart.bind(gic.vic, 33)).isZero();
    gic.open();
    gic.spi(33, 0xA0, true, 0);
    hwIrqs.setLine(33, true);
    hwIrqs.setLine(33, true);
    assertThat(gic.acknowledge(0)).isEqualTo(33);
    gic.icc(0, IccRegisters.EOIR1, 33);
    assertThat(gic.irq(0)).isFalse();
    hwIrqs.setLine(33, false);
    assertThat(gic.irq(0)).isFalse();
    hwIrqs.setLine(33, true);
    assertThat(gic.irq(0)).isTrue();
  }

  @Test
  void aLineThatIsHighAlreadyFiresWhenItIsForwarded() {
    hwIrqs.setLine(33, true);
    assertThat(uart.bind(gic.vic, 60)).isZero();
    gic.open();
    gic.spi(60, 0xA0, false, 1);
    assertThat(gic.irq(1)).isTrue();
  }

  @Test
  void linesWithoutAnObjectOrABindingGoNowhere() {
    hwIrqs.setLine(34, true);
    hwIrqs.setLine(33, true);
    gic.open();
    assertThat(gic.gicd(GicBench.ISPENDR + 4)).isZero();
  }

  @Test
  void anotherInterruptCannotTakeTheNumberWhileTheFirstIsBeingHandled() {
    HwIrq other = hwIrq(34);
    assertThat(uart.bind(gic.vic, 33)).isZero();
    gic.open();
    gic.spi(33, 0xA0, false, 0);
    hwIrqs.setLine(33, true);
    assertThat(gic.acknowledge(0)).isEqualTo(33);
    assertThat(uart.unbind()).isZero();
    assertThat(other.bind(gic.vic, 33)).isEqualTo(ErrorCode.RETRY);
    VirqSource bell = new VirqSource(() -> false, false);
    assertThat(bell.bind(gic.vic, 33)).as("only for physical ones").isZero();
    assertThat(other.bind(gic.vic, 33)).isEqualTo(ErrorCode.BUSY);
    bell.unbind();
    assertThat(other.bind(gic.vic, 31)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    gic.icc(0, IccRegisters.EOIR1, 33);
    assertThat(other.bind(gic.vic, 33)).isZero();
  }

  @Test
  void privateLinesGoToTheVcpuThatIsPinnedThere() {
    HwIrq ppi = hwIrq(20);
    for (int i = 0; i < 2; i++) {
      Vcpu vcpu = gic.vcpus[i];
      vcpu.configure(VcpuOptions.PINNED);
      assertThat(gic.hypervisor.scheduler().setAffinity(vcpu, i)).isZero();
      gic.ppi(i, 21, 0x80);
    }
    gic.open();
    assertThat(ppi.bind(gic.vic, 21)).isZero();
    hwIrqs.setPrivateLine(1, 20, true);
    assertThat(gic.irq(0)).isFalse();
    assertThat(gic.irq(1)).isTrue();
    assertThat(gic.acknowledge(1)).isEqualTo(21);
    hwIrqs.setPrivateLine(1, 20, false);
    gic.icc(1, IccRegisters.EOIR1, 21);
    assertThat(gic.irq(1)).isFalse();
    // A vCPU that leaves and comes back has it again.
    gic.vic.detach(gic.vcpus[1], 1);
    assertThat(gic.vic.attach(gic.vcpus[1], 1)).isZero();
    gic.ppi(1, 21, 0x80);
    gic.icc(1, IccRegisters.PMR, 0xF8);
    gic.icc(1, IccRegisters.IGRPEN1, 1);
    hwIrqs.setPrivateLine(1, 20, true);
    assertThat(gic.irq(1)).isTrue();
  }

  /** Not the one that was bound first: a machine that was saved and loaded must not differ. */
  @Test
  void ofTwoPpisThatWantTheSameNumberTheLowerOneGetsIt() {
    HwIrq higher = hwIrq(20);
    HwIrq lower = hwIrq(18);
    Vic empty = gic.activeVic(1, 0);
    assertThat(higher.bind(empty, 25)).isZero();
    assertThat(lower.bind(empty, 25)).isZero();
    Vcpu vcpu = new Vcpu(gic.hypervisor, 200);
    vcpu.attachVic(empty, 0);
    assertThat(empty.attach(vcpu, 0)).isZero();
    assertThat(higher.unbind()).isZero();
    assertThat(empty.sourceOf(0, 25)).isNotNull();
    assertThat(lower.unbind()).isZero();
    assertThat(empty.sourceOf(0, 25)).isNull();
  }
}
