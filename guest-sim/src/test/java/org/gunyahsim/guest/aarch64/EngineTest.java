package org.gunyahsim.guest.aarch64;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.engine.SystemRegister;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.memory.PhysicalBus;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What EL2 counts on: budgets, exits, interrupts, time, and several engines of one machine. */
class EngineTest {
  private static final long RAM = 0x4000_0000L;
  private static final long CODE = RAM;
  private static final long VECTORS = RAM + 0x8000;
  private static final long DATA = RAM + 0x1_0000L;
  private static final long DEVICE = 0x0900_0000L;
  private static final long NOWHERE = 0x1000_0000L;
  private static final long READ_ONLY = RAM + 0x2_0000L;

  private final PhysicalMemory memory = new PhysicalMemory(RAM, 1 << 20);
  private final Aarch64Machine machine = new Aarch64Machine(memory);
  private final VcpuState state = new VcpuState();
  private final VcpuExit exit = new VcpuExit();
  private final StringBuilder bus = new StringBuilder();
  private boolean deviceRaisesIrq;
  private final Aarch64Engine engine = engine(state, exit, 1);

  private Aarch64Engine engine(VcpuState of, VcpuExit exitOf, int vmid) {
    of.pc = CODE;
    of.vbarEl1 = VECTORS;
    return machine.create(
        new EngineContext(
            of, exitOf, EngineTest::map, vmid, 0, memory, new Bus(), c -> {}, new Tracer()));
  }

  private final class Bus implements PhysicalBus {
    @Override
    public long read(long address, int size) {
      bus.append("r%x/%d ".formatted(address, size));
      state.irq |= deviceRaisesIrq;
      return 0x8182_8384_8586_8788L >>> 64 - 8 * size;
    }

    @Override
    public void write(long address, int size, long value) {
      bus.append("w%x/%d=%x ".formatted(address, size, value));
    }
  }

  private static long map(long ipa) {
    long page = ipa & Stage2.ADDRESS;
    if (page == READ_ONLY) {
      return page | Stage2.VALID | Stage2.READ | Stage2.RAM;
    }
    if (ipa - RAM >= 0 && ipa - RAM < 1 << 20) {
      long execute = Stage2.EXECUTE_EL0 | Stage2.EXECUTE_EL1;
      return page | Stage2.VALID | Stage2.READ | Stage2.WRITE | Stage2.RAM | execute;
    }
    return page == DEVICE ? page | Stage2.VALID | Stage2.READ | Stage2.WRITE : 0;
  }

  private void code(int... words) {
    for (int i = 0; i < words.length; i++) {
      memory.setInt(CODE + 4L * i, words[i]);
    }
  }

  @AfterEach
  void close() {
    memory.close();
  }

  // --- Budget ---

  @Test
  void retiresExactlyTheBudget() {
    code(A64.add(0, 0, 1), A64.add(0, 0, 1), A64.b(-2));
    long total = 0;
    for (int budget : new int[] {1, 2, 3, 5, 7, 100, 1001, 12_345}) {
      assertThat(engine.run(budget)).isEqualTo(ExitReason.BUDGET);
      assertThat(exit.retired).isEqualTo(budget);
      total += budget;
      assertThat(state.x[0]).isEqualTo(total / 3 * 2 + total % 3);
      assertThat(state.pc).isEqualTo(CODE + 4 * (total % 3));
    }
  }

  @Test
  void aFaultingVectorUsesUpTheBudget() {
    state.vbarEl1 = CODE + 0x2000;
    state.pc = CODE + 2;
    assertThat(engine.run(50)).isEqualTo(ExitReason.BUDGET);
    assertThat(exit.retired).isEqualTo(50);
  }

  @Test
  void takesAPendingInterruptBeforeTheFirstInstruction() {
    code(A64.NOP);
    memory.setInt(VECTORS + 0x280, A64.hvc(7));
    state.daif = 0;
    state.irq = true;
    assertThat(engine.run(10)).isEqualTo(ExitReason.HVC);
    assertThat(state.elrEl1).isEqualTo(CODE);
    assertThat(exit.immediate).isEqualTo(7);
    assertThat(exit.retired).isEqualTo(1);
  }

  @Test
  void unmaskingTakesThePendingInterruptAtOnce() {
    code(A64.NOP, A64.daifClear(2), A64.NOP);
    memory.setInt(VECTORS + 0x280, A64.hvc(7));
    state.irq = true;
    assertThat(engine.run(10)).isEqualTo(ExitReason.HVC);
    assertThat(state.elrEl1).isEqualTo(CODE + 8);
    assertThat(state.spsrEl1 >>> 6 & 15).isEqualTo(13);
  }

  @Test
  void anInterruptThatADeviceAccessRaisesIsTakenAfterIt() {
    code(A64.ldr(0, 1), A64.NOP);
    memory.setInt(VECTORS + 0x280, A64.hvc(7));
    state.x[1] = DEVICE;
    state.daif = 0;
    deviceRaisesIrq = true;
    assertThat(engine.run(10)).isEqualTo(ExitReason.HVC);
    assertThat(state.elrEl1).isEqualTo(CODE + 4);
    assertThat(state.x[0]).isEqualTo(0x8182_8384_8586_8788L);
  }

  // --- Exits ---

  @Test
  void hvcLeavesBehindItselfAndSmcAtItself() {
    code(A64.hvc(0x6001), A64.smc(5));
    assertThat(engine.run(10)).isEqualTo(ExitReason.HVC);
    assertThat(exit.immediate).isEqualTo(0x6001);
    assertThat(exit.esr).isEqualTo(0x5A00_6001L);
    assertThat(state.pc).isEqualTo(CODE + 4);
    assertThat(engine.run(10)).isEqualTo(ExitReason.SMC);
    assertThat(exit.immediate).isEqualTo(5);
    assertThat(state.pc).isEqualTo(CODE + 4);
  }

  @Test
  void wfiLeavesAtItselfUnlessAnInterruptIsPending() {
    code(A64.WFI, A64.WFI, A64.hvc(0));
    state.irq = true;
    assertThat(engine.run(1)).isEqualTo(ExitReason.BUDGET);
    state.irq = false;
    assertThat(engine.run(10)).isEqualTo(ExitReason.WFI);
    assertThat(exit.esr).isEqualTo(0x07E0_0000L);
    assertThat(state.pc).isEqualTo(CODE + 4);
  }

  @Test
  void registersItDoesNotHoldLeave() {
    code(A64.mrs(7, 3, 0, 0, 4, 0), A64.msr(3, 0, 12, 12, 5, 3));
    assertThat(engine.run(10)).isEqualTo(ExitReason.SYSREG);
    assertThat(exit.sysreg).isEqualTo(SystemRegister.key(3, 0, 0, 4, 0));
    assertThat(exit.write).isFalse();
    assertThat(exit.register).isEqualTo(7);
    assertThat(exit.esr).isEqualTo(0x6230_00E9L);
    assertThat(state.pc).isEqualTo(CODE);
    state.pc += 4;
    state.x[3] = -5;
    assertThat(engine.run(10)).isEqualTo(ExitReason.SYSREG);
    assertThat(exit.sysreg).isEqualTo(SystemRegister.key(3, 0, 12, 12, 5));
    assertThat(exit.write).isTrue();
    assertThat(exit.value).isEqualTo(-5);
  }

  @Test
  void stage2AbortsDescribeTheAccess() {
    code(0xB900_0C25); // str w5, [x1, #12]
    state.x[1] = NOWHERE;
    state.x[5] = 0x1_2345_6789L;
    assertThat(engine.run(10)).isEqualTo(ExitReason.DATA_ABORT);
    assertThat(exit.ipa).isEqualTo(NOWHERE + 12);
    assertThat(exit.far).isEqualTo(NOWHERE + 12);
    assertThat(exit.syndromeValid).isTrue();
    assertThat(exit.size).isEqualTo(4);
    assertThat(exit.write).isTrue();
    assertThat(exit.register).isEqualTo(5);
    assertThat(exit.value).isEqualTo(0x1_2345_6789L);
    assertThat(exit.sixtyFour).isFalse();
    assertThat(exit.permission).isFalse();
    assertThat(exit.stage1Walk).isFalse();
    assertThat(exit.esr).isEqualTo(0x9385_0047L);
    assertThat(state.pc).isEqualTo(CODE);
  }

  @Test
  void signExtendingLoadsSaySo() {
    code(0x3980_003F); // ldrsb xzr, [x1]
    state.x[1] = NOWHERE;
    assertThat(engine.run(10)).isEqualTo(ExitReason.DATA_ABORT);
    assertThat(exit.signExtend).isTrue();
    assertThat(exit.sixtyFour).isTrue();
    assertThat(exit.register).isEqualTo(31);
    assertThat(exit.size).isEqualTo(1);
    assertThat(exit.esr).isEqualTo(0x933F_8007L);
  }

  @Test
  void whatIsNotOneRegisterHasNoSyndrome() {
    int[] words = {
      0xF840_8420, // ldr x0, [x1], #8
      0xA940_0C20, // ldp x0, x3, [x1]
      0xC85F_7C20, // ldxr x0, [x1]
      0x3DC0_0020 // ldr q0, [x1]
    };
    state.cpacrEl1 = 3 << 20;
    for (int word : words) {
      code(word);
      state.x[1] = NOWHERE;
      state.pc = CODE;
      assertThat(engine.run(10)).isEqualTo(ExitReason.DATA_ABORT);
      assertThat(exit.syndromeValid).as("%08x", word).isFalse();
      assertThat(exit.esr).isEqualTo(0x9200_0007L);
      assertThat(state.x[1]).isEqualTo(NOWHERE);
    }
  }

  @Test
  void permissionAbortsSaySo() {
    code(A64.str(0, 1));
    state.x[1] = READ_ONLY;
    assertThat(engine.run(10)).isEqualTo(ExitReason.DATA_ABORT);
    assertThat(exit.permission).isTrue();
    assertThat(exit.esr & 0x3F).isEqualTo(0x0F);
    state.pc = READ_ONLY;
    assertThat(engine.run(10)).isEqualTo(ExitReason.INSTRUCTION_ABORT);
    assertThat(exit.permission).isTrue();
    assertThat(exit.far).isEqualTo(READ_ONLY);
  }

  @Test
  void aTableThatStage2RefusesIsAWalkFault() {
    code(A64.NOP);
    state.sctlrEl1 |= 1;
    state.tcrEl1 = 25 | 25 << 16 | 5L << 32;
    state.ttbr0El1 = NOWHERE;
    assertThat(engine.run(10)).isEqualTo(ExitReason.INSTRUCTION_ABORT);
    assertThat(exit.stage1Walk).isTrue();
    assertThat(exit.ipa).isEqualTo(NOWHERE + 8);
    assertThat(exit.esr & 0xBF).isEqualTo(0x87);
  }

  @Test
  void devicesAreReachedThroughTheBus() {
    code(
        0x3940_0C20, // ldrb w0, [x1, #3]
        0xB900_0822, // str w2, [x1, #8]
        0xA900_0C22, // stp x2, x3, [x1]
        A64.hvc(0));
    state.x[1] = DEVICE;
    state.x[2] = 0xAABB_CCDD_1122_3344L;
    state.x[3] = 5;
    assertThat(engine.run(10)).isEqualTo(ExitReason.HVC);
    assertThat(state.x[0]).isEqualTo(0x81);
    assertThat(bus.toString())
        .isEqualTo("r9000003/1 w9000008/4=11223344 w9000000/8=aabbccdd11223344 w9000008/8=5 ");
  }

  // --- Time and events ---

  @Test
  void theCounterTicksEverySixteenInstructions() {
    int[] words = new int[40];
    Arrays.fill(words, A64.NOP);
    words[0] = A64.counter(0);
    words[16] = A64.counter(1);
    words[39] = A64.hvc(0);
    code(words);
    state.runStart = 1600;
    assertThat(engine.run(100)).isEqualTo(ExitReason.HVC);
    assertThat(state.x[0]).isEqualTo(100);
    assertThat(state.x[1]).isEqualTo(101);
  }

  @Test
  void nobodyReadsLessOfTheCounterThanAnotherHasRead() {
    VcpuState other = new VcpuState();
    Aarch64Engine second = engine(other, new VcpuExit(), 2);
    code(0xD53B_E040); // mrs x0, cntvct_el0
    state.runStart = 16_000;
    engine.run(1);
    assertThat(state.x[0]).isEqualTo(1_000);
    other.runStart = 1_600;
    second.run(1);
    assertThat(other.x[0]).as("lives earlier").isEqualTo(1_000);
    other.pc = CODE;
    other.runStart = 16_160;
    second.run(1);
    assertThat(other.x[0]).isEqualTo(1_010);
  }

  @Test
  void timerWritesLeaveAndStatusFollowsTime() {
    code(
        A64.msr(3, 3, 14, 3, 2, 1), // cntv_cval
        A64.msr(3, 3, 14, 3, 1, 2), // cntv_ctl
        A64.mrs(3, 3, 3, 14, 3, 1),
        A64.mrs(4, 3, 3, 14, 3, 0),
        A64.hvc(0));
    state.x[1] = 10;
    state.x[2] = 1;
    assertThat(engine.run(10)).isEqualTo(ExitReason.TIMER);
    assertThat(state.pc).isEqualTo(CODE + 4);
    assertThat(engine.run(10)).isEqualTo(ExitReason.TIMER);
    assertThat(state.cntvCval).isEqualTo(10);
    assertThat(engine.run(2)).isEqualTo(ExitReason.BUDGET);
    assertThat(state.x[3]).isEqualTo(1);
    assertThat(state.x[4]).isEqualTo(10);
    state.pc -= 8;
    state.runStart = 160;
    assertThat(engine.run(10)).isEqualTo(ExitReason.HVC);
    assertThat(state.x[3]).isEqualTo(5);
    assertThat(state.x[4]).isEqualTo(0);
  }

  @Test
  void wfeSleepsToTheEndOfTheBudgetUnlessThereIsAnEvent() {
    code(A64.SEVL, A64.WFE, A64.WFE, A64.hvc(0));
    assertThat(engine.run(1000)).isEqualTo(ExitReason.BUDGET);
    assertThat(exit.retired).isEqualTo(1000);
    assertThat(state.pc).isEqualTo(CODE + 12);
    assertThat(state.event).isFalse();
  }

  @Test
  void theEventStreamWakesWfe() {
    code(A64.WFE, A64.counter(0), A64.hvc(0));
    state.cntkctlEl1 = 4 | 3 << 4; // EVNTEN, on bit 3 rising: every 16 ticks
    state.runStart = 16 * 100;
    assertThat(engine.run(100_000)).isEqualTo(ExitReason.HVC);
    assertThat(state.x[0]).isEqualTo(104);
  }

  @Test
  void sevReachesEveryEngine() {
    VcpuState other = new VcpuState();
    engine(other, new VcpuExit(), 2);
    code(A64.SEV, A64.hvc(0));
    engine.run(10);
    assertThat(other.event).isTrue();
    assertThat(state.event).isTrue();
  }

  // --- Code that changes ---

  @Test
  void seesCodeThatOthersWrite() {
    code(A64.movz(0, 1, 0), A64.hvc(0));
    engine.run(10);
    memory.setInt(CODE, A64.movz(0, 2, 0));
    state.pc = CODE;
    engine.run(10);
    assertThat(state.x[0]).isEqualTo(2);
    byte[] image = new byte[8];
    image[3] = (byte) 0xD5;
    image[2] = 0x03;
    image[1] = 0x20;
    image[0] = 0x1F;
    System.arraycopy(new byte[] {0x02, 0, 0, (byte) 0xD4}, 0, image, 4, 4);
    state.x[0] = 9;
    memory.write(CODE, image, 0, 8);
    state.pc = CODE;
    assertThat(engine.run(10)).isEqualTo(ExitReason.HVC);
    assertThat(state.x[0]).isEqualTo(9);
    memory.zero(CODE, 0x1000);
    memory.setInt(VECTORS + 0x200, A64.hvc(0x77));
    state.pc = CODE;
    engine.run(10);
    assertThat(exit.immediate).isEqualTo(0x77);
  }

  @Test
  void seesCodeThatAnotherVcpuStores() {
    VcpuState other = new VcpuState();
    Aarch64Engine writer = engine(other, new VcpuExit(), 1);
    long target = RAM + 0x4000;
    memory.setInt(target, A64.movz(0, 1, 0));
    memory.setInt(target + 4, A64.hvc(0));
    code(A64.strW(2, 1), A64.b(-1));
    other.x[1] = target + 0x800;
    writer.run(10); // Opens the page for direct stores before there is code.
    state.pc = target;
    engine.run(10);
    other.x[1] = target;
    other.x[2] = A64.movz(0, 3, 0);
    writer.run(10);
    state.pc = target;
    engine.run(10);
    assertThat(state.x[0]).isEqualTo(3);
    // Many stores in a row make the page forget its code; it must still follow.
    writer.run(1000);
    for (int value = 4; value < 8; value++) {
      other.x[2] = A64.movz(0, value, 0);
      writer.run(4);
      state.pc = target;
      engine.run(10);
      assertThat(state.x[0]).isEqualTo(value);
    }
  }

  // --- Several vCPUs ---

  @Test
  void aStoreInBetweenFailsTheExclusive() {
    VcpuState other = new VcpuState();
    Aarch64Engine second = engine(other, new VcpuExit(), 1);
    code(A64.ldxr(0, 1), A64.add(0, 0, 1), A64.stxr(2, 0, 1), A64.hvc(0));
    state.x[1] = DATA;
    other.x[1] = DATA;
    engine.run(2);
    second.run(4);
    assertThat(other.x[2]).isZero();
    engine.run(2);
    assertThat(state.x[2]).isEqualTo(1);
    assertThat(memory.getLong(DATA)).isEqualTo(1);
    state.pc = CODE;
    engine.run(4);
    assertThat(state.x[2]).isZero();
    assertThat(memory.getLong(DATA)).isEqualTo(2);
  }

  @Test
  void tlbMaintenanceReachesTheVcpusOfTheVmid() {
    long table = RAM + 0x3_0000L;
    long pages = RAM + 0x3_1000L;
    memory.setLong(table + 8, 0x4000_0000L | 1 << 10 | 1);
    memory.setLong(table + 16, pages | 3);
    memory.setLong(pages, pages + 0x1000 | 3);
    long leaf = pages + 0x1000;
    memory.setLong(leaf, DATA | 1 << 10 | 3);
    memory.setLong(DATA, 11);
    memory.setLong(DATA + 0x1000, 22);
    VcpuState same = new VcpuState();
    VcpuState foreign = new VcpuState();
    Aarch64Engine[] engines = {
      engine, engine(same, new VcpuExit(), 1), engine(foreign, new VcpuExit(), 2)
    };
    VcpuState[] states = {state, same, foreign};
    code(A64.ldr(0, 1), A64.TLBI_VMALLE1IS, A64.ldr(0, 1), A64.hvc(0));
    for (int i = 0; i < 3; i++) {
      states[i].sctlrEl1 |= 1;
      states[i].tcrEl1 = 25 | 25 << 16 | 5L << 32;
      states[i].ttbr0El1 = table;
      states[i].x[1] = 0x8000_0000L;
      engines[i].run(1);
      assertThat(states[i].x[0]).isEqualTo(11);
    }
    memory.setLong(leaf, DATA + 0x1000 | 1 << 10 | 3);
    engine.run(3);
    assertThat(state.x[0]).isEqualTo(22);
    same.pc = CODE + 8;
    foreign.pc = CODE + 8;
    engines[1].run(1);
    engines[2].run(1);
    assertThat(same.x[0]).isEqualTo(22);
    assertThat(foreign.x[0]).as("another VMID keeps its entries").isEqualTo(11);
    engines[2].invalidateStage2(0, 1L << 40);
    foreign.pc = CODE;
    engines[2].run(1);
    assertThat(foreign.x[0]).isEqualTo(22);
    assertThat(engine.translate(0x8000_0123L, VcpuEngine.ACCESS_WRITE)).isEqualTo(DATA + 0x1123);
    assertThat(engine.translate(0x9000_0000L, VcpuEngine.ACCESS_READ))
        .isEqualTo(VcpuEngine.TRANSLATE_FAULT);
  }

  // --- What QEMU does not do, or does otherwise ---

  @Test
  void aMisalignedStackPointerFaultsWhenChecked() {
    code(0xF940_03E0, A64.hvc(0)); // ldr x0, [sp]
    memory.setInt(VECTORS + 0x200, A64.hvc(1));
    state.x[VcpuState.SP] = DATA + 8;
    engine.run(10);
    assertThat(exit.immediate).isZero();
    state.pc = CODE;
    state.sctlrEl1 |= 8;
    engine.run(10);
    assertThat(exit.immediate).isEqualTo(1);
    assertThat(state.esrEl1).isEqualTo(0x9A00_0000L);
    assertThat(state.elrEl1).isEqualTo(CODE);
  }

  @Test
  void aTrappedDaifSetNamesTheInstruction() {
    code(A64.daifSet(2));
    memory.setInt(VECTORS + 0x400, A64.hvc(1));
    state.select(0, false);
    engine.run(10);
    // op0 0, op2 6, op1 3, CRn 4, Rt 31, CRm 2, a write.
    assertThat(state.esrEl1).isEqualTo(0x620C_D3E4L);
  }

  @Test
  void cacheMaintenanceByAddressFaults() {
    long table = RAM + 0x3_0000L;
    memory.setLong(table + 8, 0x4000_0000L | 1 << 10 | 1);
    memory.setLong(table + 16, 0x4000_0000L | 1 << 10 | 1 << 7 | 1); // read-only
    state.sctlrEl1 |= 1;
    state.tcrEl1 = 25 | 25 << 16 | 5L << 32;
    state.ttbr0El1 = table;
    int dcCivac = 0xD50B_7E21;
    int dcIvac = 0xD508_7621;
    int icIvau = 0xD50B_7521;
    assertThat(maintain(dcCivac, 0xC000_0040L)).isEqualTo(0x9600_0145L);
    assertThat(state.farEl1).isEqualTo(0xC000_0040L);
    assertThat(maintain(icIvau, 0xC000_0044L)).isEqualTo(0x9600_0145L);
    assertThat(maintain(dcIvac, 0x8000_0040L)).as("needs to write").isEqualTo(0x9600_014DL);
    assertThat(maintain(dcCivac, 0x8000_0040L)).as("needs to read").isZero();
    assertThat(maintain(icIvau, 0x8000_0040L)).isZero();
  }

  /** The syndrome of cache maintenance at an address, or 0. */
  private long maintain(int instruction, long va) {
    code(instruction, A64.NOP);
    state.pc = CODE;
    state.esrEl1 = 0;
    state.x[1] = va;
    engine.run(1);
    return state.esrEl1;
  }

  @Test
  void writableIsNotExecutableWithWxn() {
    long table = RAM + 0x3_0000L;
    memory.setLong(table + 8, 0x4000_0000L | 1 << 10 | 1);
    code(A64.NOP);
    state.sctlrEl1 |= 1 | 1 << 19;
    state.tcrEl1 = 25 | 25 << 16 | 5L << 32;
    state.ttbr0El1 = table;
    engine.run(1);
    assertThat(state.esrEl1).isEqualTo(0x8600_000DL);
    assertThat(state.farEl1).isEqualTo(CODE);
  }
}
