package org.gunyahsim.hypervisor.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gunyahsim.hypervisor.abi.VcpuOptions;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.SystemRegister;
import org.gunyahsim.hypervisor.time.CostTable;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.junit.jupiter.api.Test;

/** Registers that trap, against {@code production-suite1.txt} and section 1.4 of the reference. */
class SysregTrapsTest {
  private static final String UNDEFINED = "EXC esr=2000000";
  private static final long VECTORS = 0x4000_2000L;

  /** Registers whose recorded value does not depend on the features of the core. */
  private static final Map<String, Integer> RECORDED =
      Map.ofEntries(
          Map.entry("REVIDR_EL1", key(3, 0, 0, 0, 6)),
          Map.entry("AIDR_EL1", key(3, 1, 0, 0, 7)),
          Map.entry("CTR_EL0", key(3, 3, 0, 0, 1)),
          Map.entry("DCZID_EL0", key(3, 3, 0, 0, 7)),
          Map.entry("CLIDR_EL1", key(3, 1, 0, 0, 1)),
          Map.entry("ID_AA64DFR1_EL1", key(3, 0, 0, 5, 1)),
          Map.entry("ID_AA64ISAR2_EL1", key(3, 0, 0, 6, 2)),
          Map.entry("ID_AA64MMFR3_EL1", key(3, 0, 0, 7, 3)),
          Map.entry("CNTFRQ_EL0", key(3, 3, 14, 0, 0)),
          Map.entry("ACTLR_EL1", key(3, 0, 1, 0, 1)),
          Map.entry("ICC_SRE_EL1", key(3, 0, 12, 12, 5)),
          Map.entry("ICC_CTLR_EL1", key(3, 0, 12, 12, 4)),
          Map.entry("ICC_PMR_EL1", key(3, 0, 4, 6, 0)),
          Map.entry("ICC_IAR1_EL1", key(3, 0, 12, 12, 0)),
          Map.entry("ICC_IGRPEN1_EL1", key(3, 0, 12, 12, 7)),
          Map.entry("OSLSR_EL1", key(2, 0, 1, 1, 4)),
          Map.entry("AMCR_EL0", key(3, 3, 13, 2, 0)),
          Map.entry("LORID_EL1", key(3, 0, 10, 4, 7)),
          Map.entry("ERRIDR_EL1", key(3, 0, 5, 3, 0)),
          Map.entry("S3_0_C15_C0_0", key(3, 0, 15, 0, 0)),
          Map.entry("HCR_EL2", key(3, 4, 1, 1, 0)),
          Map.entry("PMSIDR_EL1", key(3, 0, 9, 9, 7)),
          Map.entry("TRCIDR..(S2_1_c0_c8_7)", key(2, 1, 0, 8, 7)),
          Map.entry("MPAMIDR_EL1", key(3, 0, 10, 4, 4)));

  private final Bench bench = new Bench(1);
  private final Vcpu vcpu = bench.vm(3).started(VcpuOptions.PINNED, 0);

  SysregTrapsTest() {
    vcpu.state.vbarEl1 = VECTORS;
  }

  private static int key(int op0, int op1, int crn, int crm, int op2) {
    return SystemRegister.key(op0, op1, crn, crm, op2);
  }

  /** The value in hexadecimal, or the exception, as the probe prints it. */
  private String access(int key, boolean write, long value) {
    long pc = 0x4000_1000L;
    List<String> answer = new ArrayList<>();
    bench
        .script(vcpu)
        .then(
            (state, exit) -> {
              state.pc = pc;
              state.x[5] = 0xDEAD;
              exit.sysreg = key;
              exit.register = 5;
              exit.write = write;
              exit.value = value;
              return ExitReason.SYSREG;
            })
        .see(
            s -> {
              if (s.pc == VECTORS + 0x200) {
                assertThat(s.elrEl1).isEqualTo(pc);
                answer.add("EXC esr=" + Long.toHexString(s.esrEl1));
              } else {
                assertThat(s.pc).isEqualTo(pc + 4);
                answer.add(Long.toHexString(s.x[5]));
              }
            });
    bench.runToEndOf(vcpu);
    return answer.getFirst();
  }

  private String read(int key) {
    return access(key, false, 0);
  }

  @Test
  void registersReadAsRecorded() throws IOException {
    Map<String, String> recorded = new HashMap<>();
    for (String line : transcript()) {
      if (line.startsWith("mrs ")) {
        String[] sides = line.substring(4).split(" = ", 2);
        recorded.put(sides[0], sides[1]);
      }
    }
    RECORDED.forEach((name, key) -> assertThat(read(key)).as(name).isEqualTo(recorded.get(name)));
  }

  @Test
  void theIdentificationSpaceReadsZeroWhereNothingIsSaid() {
    for (int crm = 1; crm <= 7; crm++) {
      for (int op2 = 0; op2 < 8; op2++) {
        int key = key(3, 0, 0, crm, op2);
        String value =
            IdRegisters.TABLE.stream()
                .filter(register -> register.key() == key)
                .map(register -> Long.toHexString(register.value()))
                .findFirst()
                .orElse("0");
        assertThat(read(key)).isEqualTo(value);
        assertThat(access(key, true, 1)).isEqualTo(UNDEFINED);
      }
    }
    assertThat(read(key(3, 0, 0, 8, 0))).isEqualTo(UNDEFINED);
  }

  @Test
  void whatTheCoreLacksIsNotAdvertised() {
    long pfr0 = Long.parseUnsignedLong(read(key(3, 0, 0, 4, 0)), 16);
    assertThat(pfr0 & 0xFFFF).as("AArch64 only at EL0 to EL3").isEqualTo(0x1111);
    assertThat(pfr0 >>> 24 & 15).as("GIC system registers").isEqualTo(1);
    assertThat(pfr0 >>> 32 & 15).as("SVE").isZero();
    assertThat(read(key(3, 0, 0, 6, 1))).as("ISAR1: pointer authentication").isEqualTo("0");
    long dfr0 = Long.parseUnsignedLong(read(key(3, 0, 0, 5, 0)), 16);
    assertThat(dfr0 >>> 8 & 15).as("PMU").isZero();
    assertThat(read(key(3, 3, 9, 12, 0))).as("PMCR_EL0").isEqualTo(UNDEFINED);
  }

  @Test
  void debugRegistersReadZeroAndTakeWrites() {
    for (int op2 = 4; op2 < 8; op2++) {
      assertThat(read(key(2, 0, 0, 3, op2))).isEqualTo("0");
      assertThat(access(key(2, 0, 0, 3, op2), true, -1)).isEqualTo("dead");
    }
    assertThat(access(key(2, 0, 1, 0, 4), true, 0)).as("OSLAR_EL1").isEqualTo("dead");
  }

  @Test
  void whatNoDebugArchitectureKnowsIsUndefined() {
    int mdccsr = key(2, 3, 0, 1, 0);
    int oslar = key(2, 0, 1, 0, 4);
    assertThat(read(key(2, 0, 0, 0, 1))).isEqualTo(UNDEFINED);
    assertThat(read(key(2, 3, 0, 0, 0))).isEqualTo(UNDEFINED);
    assertThat(read(mdccsr)).isEqualTo("0");
    assertThat(access(mdccsr, true, 0)).as("read-only").isEqualTo(UNDEFINED);
    assertThat(read(oslar)).as("write-only").isEqualTo(UNDEFINED);
  }

  @Test
  void actlrAndAmairIgnoreWrites() {
    for (int key : new int[] {key(3, 0, 1, 0, 1), key(3, 0, 10, 3, 0)}) {
      assertThat(access(key, true, -1)).isEqualTo("dead");
      assertThat(read(key)).isEqualTo("0");
    }
  }

  @Test
  void midrTellsPinnedAndOthersApart() {
    assertThat(vcpu.state.midrEl1).isEqualTo(Vcpu.MIDR_CORE);
    Vcpu other = bench.vm(4).vcpu(0, 0);
    assertThat(other.state.midrEl1).isEqualTo(0x000F_0480L);
  }

  @Test
  void aTrapHasItsPrice() {
    long[] times = new long[2];
    bench.script(vcpu).see(s -> times[0] = s.runStart + vcpu.exit.retired);
    bench
        .script(vcpu)
        .then(
            (state, exit) -> {
              exit.sysreg = key(3, 0, 1, 0, 1);
              exit.write = false;
              exit.register = 31;
              return ExitReason.SYSREG;
            })
        .see(s -> times[1] = s.runStart + vcpu.exit.retired);
    bench.runToEndOf(vcpu);
    assertThat(times[1] - times[0]).isEqualTo(2 + CostTable.SYSREG);
  }

  private static List<String> transcript() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            SysregTrapsTest.class.getResourceAsStream("/conformance/production-suite1.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
