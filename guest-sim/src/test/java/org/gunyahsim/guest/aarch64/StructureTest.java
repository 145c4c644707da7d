package org.gunyahsim.guest.aarch64;

import static org.assertj.core.api.Assertions.assertThat;

import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.memory.PhysicalBus;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** LD1 to LD4 and ST1 to ST4 where they do not get through, or not at once. */
class StructureTest {
  private static final long RAM = 0x4000_0000L;
  private static final long CODE = RAM;
  private static final long VECTORS = RAM + 0x8000;
  private static final long FIRST = RAM + 0x1_0000L;
  private static final long SECOND = FIRST + 0x1000;
  private static final long TABLES = RAM + 0x3_0000L;
  private static final long DEVICE = 0x0900_0000L;

  private static final int LD1_16B = 0x4C40_7000; // ld1 {v0.16b}, [x0]
  private static final int LD1_8H = 0x4C40_7400; // ld1 {v0.8h}, [x0]
  private static final int LD1_SP = 0x4CDF_73E0; // ld1 {v0.16b}, [sp], #16
  private static final int LD1_PAIR = 0x4CC2_A000; // ld1 {v0.16b, v1.16b}, [x0], x2
  private static final int LD1R = 0x4D40_C800; // ld1r {v0.4s}, [x0]
  private static final int LD2R = 0x4DE2_CC00; // ld2r {v0.2d, v1.2d}, [x0], x2
  private static final int LD3_LANE = 0x4DDF_B000; // ld3 {v0.s, v1.s, v2.s}[3], [x0], #12
  private static final int LD4 = 0x4CDF_001E; // ld4 {v30.16b, v31.16b, v0.16b, v1.16b}, [x0], #64
  private static final int ST1_PAIR = 0x4C82_A000; // st1 {v0.16b, v1.16b}, [x0], x2
  private static final int ST2_LANE = 0x0DBF_5000; // st2 {v0.h, v1.h}[2], [x0], #4
  private static final int ST4 = 0x4C9F_001E; // st4 {v30.16b, v31.16b, v0.16b, v1.16b}, [x0], #64

  private static final int[] LOADS = {LD1_PAIR, LD2R, LD3_LANE, LD4};
  private static final int[] STORES = {ST1_PAIR, ST2_LANE, ST4};

  private final PhysicalMemory memory = new PhysicalMemory(RAM, 1 << 20);
  private final VcpuState state = new VcpuState();
  private final VcpuExit exit = new VcpuExit();
  private final StringBuilder bus = new StringBuilder();
  private boolean secondIsThere;
  private final Aarch64Engine engine =
      new Aarch64Machine(memory)
          .create(
              new EngineContext(
                  state, exit, this::map, 1, 0, memory, new Bus(), c -> {}, new Tracer()));

  private final class Bus implements PhysicalBus {
    @Override
    public long read(long address, int size) {
      bus.append("r%x/%d ".formatted(address, size));
      return 0x8182_8384_8586_8788L >>> 64 - 8 * size;
    }

    @Override
    public void write(long address, int size, long value) {
      bus.append("w%x/%d=%x ".formatted(address, size, value));
    }
  }

  private long map(long ipa) {
    long page = ipa & Stage2.ADDRESS;
    long access = page | Stage2.VALID | Stage2.READ | Stage2.WRITE;
    if (page == DEVICE) {
      return access;
    }
    boolean there = page != SECOND || secondIsThere;
    boolean ram = ipa >= RAM && ipa < RAM + memory.size();
    return ram && there ? access | Stage2.RAM | Stage2.EXECUTE_EL0 | Stage2.EXECUTE_EL1 : 0;
  }

  @BeforeEach
  void start() {
    state.vbarEl1 = VECTORS;
    state.cpacrEl1 = 3 << 20;
    memory.setInt(VECTORS + 0x200, A64.hvc(1));
    for (int i = 0; i < 64; i++) {
      state.v[i] = UserCase.mix(i);
    }
    for (long at = FIRST; at < SECOND + 0x1000; at += 8) {
      memory.setLong(at, UserCase.mix(at));
    }
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private int run(int word, long base) {
    memory.setInt(CODE, word);
    memory.setInt(CODE + 4, A64.hvc(0));
    state.pc = CODE;
    state.x[0] = base;
    state.x[2] = 0x123;
    return engine.run(10);
  }

  private void assertRegistersAreAsBefore(int word, long base) {
    assertThat(state.x[0]).as("%08x", word).isEqualTo(base);
    for (int i = 0; i < 64; i++) {
      assertThat(state.v[i]).as("%08x, word %d", word, i).isEqualTo(UserCase.mix(i));
    }
  }

  /** The byte that memory had at the start. */
  private static int byteOf(long address) {
    return (int) (UserCase.mix(address & -8) >>> 8 * (address & 7)) & 0xFF;
  }

  // --- The second page is missing at stage 2 ---

  @Test
  void aLoadThatFaultsInItsSecondPageChangesNothing() {
    for (int word : LOADS) {
      for (int before = 1; before < 8; before += 2) {
        long base = SECOND - before;
        assertThat(run(word, base)).isEqualTo(ExitReason.DATA_ABORT);
        assertThat(exit.esr).as("%08x", word).isEqualTo(0x9200_0007L);
        assertThat(exit.syndromeValid).isFalse();
        assertThat(exit.far).as("%08x from -%d", word, before).isEqualTo(SECOND);
        assertThat(state.pc).isEqualTo(CODE);
        assertRegistersAreAsBefore(word, base);
      }
    }
  }

  @Test
  void aStoreThatFaultsInItsSecondPageKeepsItsBase() {
    for (int word : STORES) {
      long base = SECOND - 2;
      assertThat(run(word, base)).isEqualTo(ExitReason.DATA_ABORT);
      assertThat(exit.esr).as("%08x", word).isEqualTo(0x9200_0047L);
      assertThat(exit.syndromeValid).isFalse();
      assertThat(exit.far).isEqualTo(SECOND);
      assertThat(state.pc).isEqualTo(CODE);
      assertRegistersAreAsBefore(word, base);
      assertThat(memory.getLong(SECOND)).isEqualTo(UserCase.mix(SECOND));
    }
  }

  @Test
  void aLoadGoesThroughOnceThePageIsThere() {
    long base = SECOND - 13;
    run(LD4, base);
    secondIsThere = true;
    assertThat(engine.run(10)).isEqualTo(ExitReason.HVC);
    assertThat(state.x[0]).isEqualTo(base + 64);
    for (int i = 0; i < 64; i++) {
      int register = 30 + i % 4 & 31;
      int lane = i / 4;
      long loaded = state.v[2 * register + lane / 8] >>> 8 * (lane % 8) & 0xFF;
      assertThat(loaded).as("byte %d", i).isEqualTo(byteOf(base + i));
    }
    assertThat(state.v[4]).isEqualTo(UserCase.mix(4));
  }

  @Test
  void aStoreGoesThroughOnceThePageIsThere() {
    long base = SECOND - 13;
    run(ST4, base);
    secondIsThere = true;
    assertThat(engine.run(10)).isEqualTo(ExitReason.HVC);
    assertThat(state.x[0]).isEqualTo(base + 64);
    for (int i = 0; i < 64; i++) {
      int word = 2 * (30 + i % 4 & 31) + i / 32;
      int value = (int) (UserCase.mix(word) >>> 8 * (i / 4 % 8)) & 0xFF;
      assertThat(memory.getByte(base + i)).as("byte %d", i).isEqualTo(value);
    }
    assertThat(memory.getByte(base - 1)).isEqualTo(byteOf(base - 1));
    assertThat(memory.getByte(base + 64)).isEqualTo(byteOf(base + 64));
  }

  // --- The second page is missing at stage 1 ---

  @Test
  void aStage1FaultInTheSecondPageGoesToEl1() {
    state.sctlrEl1 |= 1;
    state.tcrEl1 = 25 | 25 << 16 | 5L << 32;
    state.ttbr0El1 = TABLES;
    long pages = TABLES + 0x2000;
    memory.setLong(TABLES + 8, TABLES + 0x1000 | 3);
    memory.setLong(TABLES + 0x1000, pages | 3);
    for (long page : new long[] {CODE, VECTORS, FIRST}) {
      memory.setLong(pages + (page - RAM >> 12) * 8, page | 1 << 10 | 3);
    }
    for (int word : LOADS) {
      assertThat(run(word, SECOND - 6)).isEqualTo(ExitReason.HVC);
      assertThat(exit.immediate).isEqualTo(1);
      assertThat(state.esrEl1).as("%08x", word).isEqualTo(0x9600_0007L);
      assertThat(state.farEl1).isEqualTo(SECOND);
      assertThat(state.elrEl1).isEqualTo(CODE);
      assertRegistersAreAsBefore(word, SECOND - 6);
    }
    for (int word : STORES) {
      assertThat(run(word, SECOND - 2)).isEqualTo(ExitReason.HVC);
      assertThat(state.esrEl1).as("%08x", word).isEqualTo(0x9600_0047L);
      assertThat(state.farEl1).isEqualTo(SECOND);
      assertRegistersAreAsBefore(word, SECOND - 2);
    }
  }

  // --- Checks before the access ---

  @Test
  void aMisalignedStackPointerFaultsWhenChecked() {
    state.x[VcpuState.SP] = FIRST + 8;
    run(LD1_SP, 0);
    assertThat(exit.immediate).isZero();
    assertThat(state.x[VcpuState.SP]).isEqualTo(FIRST + 24);
    state.v[0] = UserCase.mix(0);
    state.v[1] = UserCase.mix(1);
    state.sctlrEl1 |= 8;
    run(LD1_SP, 0);
    assertThat(exit.immediate).isEqualTo(1);
    assertThat(state.esrEl1).isEqualTo(0x9A00_0000L);
    assertThat(state.x[VcpuState.SP]).isEqualTo(FIRST + 24);
    assertRegistersAreAsBefore(LD1_SP, 0);
  }

  @Test
  void alignmentIsThatOfElements() {
    state.sctlrEl1 |= 2;
    run(LD1_16B, FIRST + 1);
    assertThat(exit.immediate).isZero();
    run(LD1_8H, FIRST + 2);
    assertThat(exit.immediate).isZero();
    assertThat(state.v[0] & 0xFFFF).isEqualTo(byteOf(FIRST + 3) << 8 | byteOf(FIRST + 2));
    run(LD1_8H, FIRST + 1);
    assertThat(exit.immediate).isEqualTo(1);
    assertThat(state.esrEl1).isEqualTo(0x9600_0021L);
    assertThat(state.farEl1).isEqualTo(FIRST + 1);
  }

  @Test
  void closedRegistersTrapBeforeTheAccess() {
    state.cpacrEl1 = 0;
    for (int word : new int[] {LD4, ST4, LD1R}) {
      assertThat(run(word, SECOND)).isEqualTo(ExitReason.HVC);
      assertThat(state.esrEl1).isEqualTo(0x1FE0_0000L);
      assertRegistersAreAsBefore(word, SECOND);
    }
  }

  @Test
  void devicesAreReachedThroughTheBus() {
    run(ST2_LANE, DEVICE + 8);
    assertThat(bus.toString())
        .isEqualTo("w9000008/2=%x w900000a/2=%x ".formatted(lane2(0), lane2(2)));
    bus.setLength(0);
    assertThat(run(LD1R, DEVICE + 4)).isEqualTo(ExitReason.HVC);
    assertThat(bus.toString()).isEqualTo("r9000004/4 ");
    assertThat(state.v[1]).isEqualTo(0x8182_8384_8182_8384L);
  }

  /** Halfword 2 of a word that a register had at the start. */
  private static long lane2(int word) {
    return UserCase.mix(word) >>> 32 & 0xFFFF;
  }
}
