package org.gunyahsim.hypervisor.vic;

import static org.assertj.core.api.Assertions.assertThat;

import org.gunyahsim.hypervisor.engine.SystemRegister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The GIC registers that the production recording of suite 1 reads in the primary VM with its eight
 * vCPUs, before any set-up.
 */
class RecordedRegistersTest {
  private final GicBench gic = new GicBench(8);

  @ParameterizedTest
  @CsvSource({
    "0x0000, 0x50",
    "0x0004, 0x349001f",
    "0x0008, 0x47000070",
    "0x000c, 0",
    "0xffe8, 0x30",
  })
  void distributor(String offset, String value) {
    assertThat(gic.gicd(Integer.decode(offset))).isEqualTo(Long.decode(value));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0x0000, 0",
    "0, 0x0004, 0x47000070",
    "0, 0x0008, 0",
    "0, 0x000c, 0",
    "0, 0x0014, 0",
    "0, 0xffe8, 0x30",
    "1, 0x0008, 0x100",
    "1, 0x000c, 1",
    "7, 0x000c, 7",
  })
  void redistributors(int cpu, String offset, String value) {
    assertThat(gic.gicr(cpu, Integer.decode(offset))).isEqualTo(Long.decode(value));
  }

  @ParameterizedTest
  @CsvSource({"C12_C12_5, 7", "C12_C12_4, 0x8c00", "C4_C6_0, 0", "C12_C12_7, 0"})
  void cpuInterface(String name, String value) {
    String[] fields = name.replace("C", "").split("_", -1);
    int register =
        SystemRegister.key(
            3,
            0,
            Integer.parseInt(fields[0]),
            Integer.parseInt(fields[1]),
            Integer.parseInt(fields[2]));
    assertThat(gic.icc(0, register)).isEqualTo(Long.decode(value));
  }

  @Test
  void acknowledgeIsUndefinedUntilItsGroupIsEnabled() {
    assertThat(gic.icc(0, IccRegisters.IAR1)).isNull();
    assertThat(gic.icc(0, IccRegisters.HPPIR1)).isNull();
    gic.icc(0, IccRegisters.IGRPEN1, 1);
    assertThat(gic.icc(0, IccRegisters.IGRPEN1)).as("not enabled in GICD_CTLR").isZero();
    assertThat(gic.icc(0, IccRegisters.IAR1)).isNull();
    gic.icc(0, IccRegisters.BPR1, 5);
    assertThat(gic.icc(0, IccRegisters.BPR1)).isNull();
    assertThat(gic.icc(0, IccRegisters.AP1R0)).isNull();
    gic.gicd(0, 2);
    assertThat(gic.icc(0, IccRegisters.BPR1)).isEqualTo(5);
    assertThat(gic.icc(0, IccRegisters.AP1R0)).isZero();
    assertThat(gic.icc(0, IccRegisters.BPR0)).as("group 0 is not enabled").isNull();
    assertThat(gic.icc(0, IccRegisters.AP0R0)).isNull();
    assertThat(gic.icc(0, IccRegisters.IGRPEN1)).isOne();
    assertThat(gic.icc(0, IccRegisters.IAR1)).isEqualTo(1023);
    assertThat(gic.icc(0, IccRegisters.HPPIR1)).isEqualTo(1023);
  }
}
