package org.gunyahsim.guest.aarch64;

import java.util.Arrays;
import org.gunyahsim.guest.aarch64.decode.CodePage;
import org.gunyahsim.guest.aarch64.decode.Lowering;
import org.gunyahsim.guest.aarch64.decode.MicroOp;
import org.gunyahsim.guest.aarch64.generated.Op;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.memory.PhysicalBus;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.trace.Tracer;

/**
 * Shows the interpreter's loop to HotSpot.
 *
 * <p>HotSpot compiles only those cases and branches of a method that it has seen; when another one
 * comes along it throws the code away and compiles anew, which for a method of the loop's size
 * takes a second or more, again and again while a guest starts. So while the guests' first millions
 * of instructions run, every micro-operation of the loop is executed a few times, both ways where
 * there are two, on a processor that nobody sees. That happens at growing intervals because HotSpot
 * begins to take notes at a moment of its own choice. Each time costs about a millisecond.
 */
final class WarmUp {
  private static final long RAM = 0x1_0000L;
  private static final long RAM_SIZE = 0x4000;
  private static final long DATA = RAM + 0x2000;
  private static final int ROUNDS = 64;
  private static final int DESTINATION = 1;
  private static final int BASE = 2;
  private static final int OTHER = 3;
  private static final int START = 4;
  private static final int FLAGS = 5;
  private static final int DEVICE = 6;
  private static final int REPEATS = 4;

  /** A slot that is decoded in every round, from a word of RAM. */
  private static final int UNDECODED = 5;

  private static final int NOP = 0xD503_201F;

  /** SCTLR_EL1.SA: with a misaligned SP every access misses the software TLB. */
  private static final long SCTLR_SA = 8;

  /** Instructions of guests before the first time, and after which there is nothing left to do. */
  private static final long FIRST = 1 << 16;

  private static final long LAST = 1 << 26;

  private long retired;
  private long next = FIRST;

  /** Tells how many instructions guests have executed since the last call. */
  void retired(long instructions) {
    retired += instructions;
    if (retired >= next && next <= LAST) {
      next = Math.max(next * 2, retired);
      run();
    }
  }

  private static void run() {
    try (PhysicalMemory memory = new PhysicalMemory(RAM, RAM_SIZE)) {
      VcpuState state = new VcpuState();
      Aarch64Machine machine = new Aarch64Machine(memory);
      Aarch64Engine engine =
          machine.create(
              new EngineContext(
                  state,
                  new VcpuExit(),
                  WarmUp::map,
                  0,
                  0,
                  memory,
                  new NoDevices(),
                  context -> {},
                  new Tracer()));
      memory.setInt(RAM + 4 * UNDECODED, NOP);
      int length = program(machine.code().page(RAM));
      for (int round = 0; round < ROUNDS; round++) {
        Arrays.fill(state.x, 0, 31, round % 3 - 1L);
        state.pc = RAM;
        state.x[BASE] = DATA + 8 * (round & 1);
        state.x[OTHER] = round & 15;
        state.x[START] = RAM;
        state.x[DEVICE] = RAM + RAM_SIZE;
        state.x[FLAGS] = (long) round << 28;
        state.x[VcpuState.SP] = 8;
        state.sctlrEl1 = round % 4 == 0 ? SCTLR_SA : 0;
        machine.code().page(RAM).code[UNDECODED] = 0;
        engine.run(length);
      }
    }
  }

  private static long map(long ipa) {
    long all = Stage2.VALID | Stage2.READ | Stage2.WRITE | Stage2.RAM;
    return ipa - RAM >= 0 && ipa - RAM < RAM_SIZE
        ? ipa & Stage2.ADDRESS | all | Stage2.EXECUTE_EL1
        : ipa & Stage2.ADDRESS | Stage2.VALID | Stage2.READ;
  }

  /** Every operation of the loop, then the way back to the start. */
  private static int program(CodePage page) {
    int slot = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      for (int number = Op.UNDECODED + 1; number < Op.FAST; number++) {
        boolean indirect = number == Op.BR || number == Op.BLR || number == Op.RET;
        if (indirect) {
          continue;
        }
        boolean branch = number >= Op.B && number <= Op.TBNZ;
        if (branch || number >= Op.CSEL_X && number <= Op.CCMPI_W) {
          put(page, slot++, Op.MSR, FLAGS, 0, SystemRegisters.NZCV);
        }
        boolean shifts = number >= Op.ADD_SH_X && number <= Op.EOR_SH_W;
        long imm = shifts ? slot & 15 | repeat << 6 : slot + repeat & 15;
        if (number >= Op.LDR_X_R && number <= Op.STR_X_R) {
          imm = Lowering.extension(3, 0);
        }
        // Write-back forms have 0 there for pre-indexed, 1 for post-indexed.
        boolean writeBack = number >= Op.LDR_X_WB && number <= Op.STRB_WB;
        int m = writeBack ? repeat & 1 : OTHER;
        put(page, slot++, number, branch ? OTHER : BASE, m, branch ? 0 : imm);
      }
    }
    // An access to a device, a register whose write looks for the code anew, and a slot to decode.
    put(page, slot++, Op.LDR_X, DEVICE, 0, 0);
    put(page, slot++, Op.MSR, OTHER, 0, SystemRegisters.TTBR0_EL1);
    page.code[UNDECODED] = 0;
    put(page, slot++, Op.RET, START, 0, 0);
    return slot + UNDECODED + 8;
  }

  private static void put(CodePage page, int slot, int op, int n, int m, long imm) {
    MicroOp micro = new MicroOp();
    micro.op = op;
    micro.d = DESTINATION;
    micro.n = n;
    micro.m = m;
    micro.imm = imm;
    page.imm[slot] = imm;
    page.code[slot] = micro.packed();
  }

  private static final class NoDevices implements PhysicalBus {
    @Override
    public long read(long address, int size) {
      return 0;
    }

    @Override
    public void write(long address, int size, long value) {}
  }
}
