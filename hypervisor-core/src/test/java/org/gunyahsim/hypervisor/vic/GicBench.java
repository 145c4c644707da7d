package org.gunyahsim.hypervisor.vic;

import static org.assertj.core.api.Assertions.assertThat;

import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.object.ObjectState;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/** A VIC with active vCPUs, driven through its registers as a guest does. */
final class GicBench {
  static final int GICD_CTLR = 0x0000;
  static final int IGROUPR = 0x0080;
  static final int ISENABLER = 0x0100;
  static final int ICENABLER = 0x0180;
  static final int ISPENDR = 0x0200;
  static final int ICPENDR = 0x0280;
  static final int ISACTIVER = 0x0300;
  static final int ICACTIVER = 0x0380;
  static final int IPRIORITYR = 0x0400;
  static final int ICFGR = 0x0C00;
  static final int IROUTER = 0x6000;
  static final int SGI_FRAME = 0x1_0000;

  final Hypervisor hypervisor;
  final Vic vic;
  final Vcpu[] vcpus;

  GicBench(int vcpuCount) {
    this(vcpuCount, true);
  }

  GicBench(int vcpuCount, boolean strict) {
    hypervisor = hypervisor(strict);
    vic = activeVic(vcpuCount, 988);
    vcpus = new Vcpu[vcpuCount];
    for (int i = 0; i < vcpuCount; i++) {
      vcpus[i] = new Vcpu(hypervisor, 100 + i);
      vcpus[i].attachVic(vic, i);
      assertThat(vic.attach(vcpus[i], i)).isZero();
    }
  }

  static Hypervisor hypervisor() {
    return hypervisor(true);
  }

  private static Hypervisor hypervisor(boolean strict) {
    return new Hypervisor(
        new HypervisorConfig(HypervisorConfig.Quality.DEBUG, strict, 1, 8, 1 << 20),
        new PhysicalMemory(0x4000_0000, 1 << 16),
        new Tracer(),
        context -> {
          throw new AssertionError("no engine is needed here");
        });
  }

  Vic activeVic(int maxVcpus, int maxVirqs) {
    Vic made = new Vic(hypervisor, 50);
    assertThat(made.configure(maxVcpus, maxVirqs, 3, 0)).isZero();
    assertThat(made.activate()).isZero();
    made.setState(ObjectState.ACTIVE);
    return made;
  }

  /** Reads a frame: 0 GICD, n the GICR of vCPU n-1; null for an external abort. */
  @Nullable Long load(int frame, int cpu, int offset, int size) {
    Vcpu vcpu = vcpus[cpu];
    vcpu.exit.write = false;
    vcpu.exit.size = size;
    vcpu.exit.value = 0xDEAD_BEEF_DEAD_BEEFL;
    return vic.frame(frame).access(vcpu, vcpu.exit, offset) ? vcpu.exit.value : null;
  }

  /** Writes a frame; false for an external abort. */
  boolean store(int frame, int cpu, int offset, int size, long value) {
    Vcpu vcpu = vcpus[cpu];
    vcpu.exit.write = true;
    vcpu.exit.size = size;
    vcpu.exit.value = value;
    return vic.frame(frame).access(vcpu, vcpu.exit, offset);
  }

  long gicd(int offset) {
    Long value = load(0, 0, offset, 4);
    assertThat(value).as("GICD+0x%x", offset).isNotNull();
    return value == null ? 0 : value;
  }

  void gicd(int offset, long value) {
    assertThat(store(0, 0, offset, 4, value)).as("GICD+0x%x", offset).isTrue();
  }

  long gicr(int cpu, int offset) {
    Long value = load(cpu + 1, cpu, offset, 4);
    assertThat(value).as("GICR%d+0x%x", cpu, offset).isNotNull();
    return value == null ? 0 : value;
  }

  void gicr(int cpu, int offset, long value) {
    assertThat(store(cpu + 1, cpu, offset, 4, value)).as("GICR%d+0x%x", cpu, offset).isTrue();
  }

  /** Reads an ICC register; null when it is UNDEFINED. */
  @Nullable Long icc(int cpu, int register) {
    return IccRegisters.read(vcpus[cpu], register) ? vcpus[cpu].exit.value : null;
  }

  /** Writes an ICC register, which must exist. */
  void icc(int cpu, int register, long value) {
    assertThat(IccRegisters.write(vcpus[cpu], register, value)).isTrue();
  }

  /** Enables both groups everywhere and opens the priority mask of all vCPUs. */
  void open() {
    gicd(GICD_CTLR, 3);
    for (int i = 0; i < vcpus.length; i++) {
      icc(i, IccRegisters.PMR, 0xF8);
      icc(i, IccRegisters.IGRPEN0, 1);
      icc(i, IccRegisters.IGRPEN1, 1);
    }
  }

  /** Sets up an SPI in group 1. */
  void spi(int intid, int priority, boolean edge, int target) {
    spiBit(IGROUPR, intid);
    assertThat(store(0, 0, IPRIORITYR + intid, 1, priority)).isTrue();
    int at = ICFGR + intid / 16 * 4;
    long bit = 2L << intid % 16 * 2;
    gicd(at, edge ? gicd(at) | bit : gicd(at) & ~bit);
    assertThat(store(0, 0, IROUTER + 8 * intid, 8, target)).isTrue();
    spiBit(ISENABLER, intid);
  }

  /** Writes one bit of a bank as a one, and for IGROUPR leaves the others alone. */
  void spiBit(int bank, int intid) {
    int at = bank + intid / 32 * 4;
    gicd(at, (bank == IGROUPR ? gicd(at) : 0) | 1L << intid % 32);
  }

  boolean spiIs(int bank, int intid) {
    return (gicd(bank + intid / 32 * 4) >> intid % 32 & 1) != 0;
  }

  /** Sets up an SGI or PPI in group 1. */
  void ppi(int cpu, int intid, int priority) {
    gicr(cpu, SGI_FRAME + IGROUPR, gicr(cpu, SGI_FRAME + IGROUPR) | 1L << intid);
    assertThat(store(cpu + 1, cpu, SGI_FRAME + IPRIORITYR + intid, 1, priority)).isTrue();
    gicr(cpu, SGI_FRAME + ISENABLER, 1L << intid);
  }

  /** Reads ICC_IAR1. */
  int acknowledge(int cpu) {
    Long value = icc(cpu, IccRegisters.IAR1);
    assertThat(value).isNotNull();
    return value == null ? -1 : value.intValue();
  }

  boolean irq(int cpu) {
    return vcpus[cpu].state.irq;
  }
}
