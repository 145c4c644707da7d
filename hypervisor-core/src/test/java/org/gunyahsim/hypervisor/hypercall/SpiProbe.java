package org.gunyahsim.hypervisor.hypercall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vic.Vic;

/** One SPI, watched through the distributor's registers. */
public final class SpiProbe {
  private static final int ISPENDR = 0x200;
  private static final int ICPENDR = 0x280;
  private static final int ISACTIVER = 0x300;
  private static final int ICACTIVER = 0x380;
  private static final int ICFGR = 0xC00;

  private final Vcpu vcpu;
  private final Vic vic;
  private final int spi;

  /**
   * Configures an SPI of the root VM as edge-triggered, so that it is pending exactly when it was
   * raised.
   */
  public SpiProbe(RootVmFixture machine, int spi) {
    this(machine.root, spi);
  }

  /** As for the root VM, with an SPI of the VIC of any vCPU. */
  public SpiProbe(Vcpu vcpu, int spi) {
    this.vcpu = vcpu;
    this.vic = Objects.requireNonNull(vcpu.vic());
    this.spi = spi;
    configure(true);
  }

  /** Configures the SPI as edge- or level-triggered. */
  public void configure(boolean edge) {
    int register = ICFGR + spi / 16 * 4;
    long bit = 2L << spi % 16 * 2;
    long others = access(register, false, 0) & ~bit;
    access(register, true, edge ? others | bit : others);
  }

  /** What ISPENDR shows. */
  public boolean pending() {
    return (access(ISPENDR + spi / 32 * 4, false, 0) >>> spi % 32 & 1) != 0;
  }

  /** Lets the guest take the interrupt and end it, without looking at its cause. */
  public void takeAndEnd() {
    access(ISACTIVER + spi / 32 * 4, true, 1L << spi % 32);
    access(ICACTIVER + spi / 32 * 4, true, 1L << spi % 32);
  }

  /** True when it was raised since the last call. */
  public boolean raised() {
    boolean pending = pending();
    access(ICPENDR + spi / 32 * 4, true, 1L << spi % 32);
    return pending;
  }

  private long access(int register, boolean write, long value) {
    vcpu.exit.write = write;
    vcpu.exit.size = 4;
    vcpu.exit.value = value;
    assertThat(vic.frame(0).access(vcpu, vcpu.exit, register)).isTrue();
    return vcpu.exit.value;
  }
}
