package org.gunyahsim.hypervisor.hypercall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vic.IccRegisters;
import org.gunyahsim.hypervisor.vic.Vic;

/**
 * A level-triggered, enabled SPI of the root VM as its guest sees and handles it, with a model of
 * its state: the tests say what happens to the source, and {@link #check} compares.
 */
public final class LevelProbe {
  private final Vcpu vcpu;
  private final Vic vic;
  private final int spi;
  private boolean level;
  private boolean edge;
  private boolean active;

  public LevelProbe(RootVmFixture machine, int spi) {
    this.vcpu = machine.root;
    this.vic = Objects.requireNonNull(vcpu.vic());
    this.spi = spi;
    bank(0x080, true);
    access(0x100 + spi / 32 * 4, true, 1L << spi % 32);
    access(0, true, 2);
    assertThat(IccRegisters.write(vcpu, IccRegisters.PMR, 0xF8)).isTrue();
    assertThat(IccRegisters.write(vcpu, IccRegisters.IGRPEN1, 1)).isTrue();
  }

  private boolean bank(int register, boolean set) {
    int at = register + spi / 32 * 4;
    long word = access(at, false, 0);
    if (set) {
      access(at, true, word | 1L << spi % 32);
    }
    return (word >>> spi % 32 & 1) != 0;
  }

  private long access(int register, boolean write, long value) {
    vcpu.exit.write = write;
    vcpu.exit.size = 4;
    vcpu.exit.value = value;
    assertThat(vic.frame(0).access(vcpu, vcpu.exit, register)).isTrue();
    return vcpu.exit.value;
  }

  /** The source was asserted. */
  public void raised(boolean edgeOnly) {
    edge = true;
    level |= !edgeOnly;
  }

  /** The source was cleared. */
  public void cleared() {
    level = false;
  }

  /** The guest acknowledges what is pending. */
  public void acknowledge() {
    if (level && !active) {
      assertThat(IccRegisters.read(vcpu, IccRegisters.IAR1)).isTrue();
      assertThat(vcpu.exit.value).isEqualTo(spi);
      active = true;
      edge = false;
    }
  }

  /**
   * The guest ends what it has acknowledged.
   *
   * @param condition what the source must answer when it is asked
   */
  public void end(boolean condition) {
    if (active) {
      assertThat(IccRegisters.write(vcpu, IccRegisters.EOIR1, spi)).isTrue();
      active = false;
      level &= edge || condition;
    }
  }

  /** Compares with what the guest sees. */
  public void check(Object step) {
    assertThat(bank(0x200, false)).as("pending after %s", step).isEqualTo(level);
    assertThat(bank(0x300, false)).as("active after %s", step).isEqualTo(active);
    assertThat(vcpu.state.irq).as("line after %s", step).isEqualTo(level && !active);
  }
}
