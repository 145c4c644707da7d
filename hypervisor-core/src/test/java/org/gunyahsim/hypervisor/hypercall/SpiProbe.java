package org.gunyahsim.hypervisor.hypercall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vic.Vic;

/** One edge-triggered SPI of the root VM, watched through the distributor's registers. */
public final class SpiProbe {
  private static final int ICPENDR = 0x280;
  private static final int ISPENDR = 0x200;
  private static final int ICFGR = 0xC00;

  private final Vcpu vcpu;
  private final Vic vic;
  private final int spi;

  /** Configures the SPI as edge-triggered, so that it is pending exactly when it was raised. */
  public SpiProbe(RootVmFixture machine, int spi) {
    this.vcpu = machine.root;
    this.vic = Objects.requireNonNull(vcpu.vic());
    this.spi = spi;
    int register = ICFGR + spi / 16 * 4;
    access(register, true, access(register, false, 0) | 2L << spi % 16 * 2);
  }

  /** True when it was raised since the last call. */
  public boolean raised() {
    boolean pending = (access(ISPENDR + spi / 32 * 4, false, 0) >>> spi % 32 & 1) != 0;
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
