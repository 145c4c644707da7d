package org.gunyahsim.hypervisor.core;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gunyahsim.hypervisor.abi.CapabilityType;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallArgument;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.Exceptions;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.SystemRegister;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * A hostile vCPU: every few instructions it leaves in a random way, with arguments that are often
 * nearly right. What it learns (new CapIDs) it uses.
 */
final class FuzzEngine implements VcpuEngine {
  private static final long[] INTERESTING = {
    0,
    1,
    2,
    -1,
    0x1000,
    0xFFF,
    0x4000_0000L,
    0x8048_0000L,
    0x804F_1000L,
    0x0800_0000L,
    0x080A_0000L,
    0x0900_0000L,
    1L << 36,
    (1L << 36) - 0x1000,
    1L << 44,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    0xFFFF,
    0xFFFF_FFFFL,
    0xF0077,
    0x10066,
    0x10007,
    0x8000_0000L,
    0x8000_0000_0000_0109L,
    0x20_0000,
    0xF0_0008L,
    32,
    40,
    100
  };

  private final EngineContext context;
  private final DeterministicRandom random;

  private final Map<CapabilityType, List<Long>> known = new EnumMap<>(CapabilityType.class);
  private @Nullable CapabilityType creating;

  FuzzEngine(EngineContext context, long seed) {
    this.context = context;
    know(CapabilityType.CSPACE, 0);
    know(CapabilityType.PARTITION, 1);
    know(CapabilityType.THREAD, 2);
    know(CapabilityType.VIC, 3);
    for (int i = 4; i < 62; i++) {
      know(CapabilityType.HWIRQ, i);
    }
    know(CapabilityType.ADDRSPACE, 0x335);
    know(CapabilityType.MEMEXTENT, 0x336);
    know(CapabilityType.MEMEXTENT, 0x337);
    know(CapabilityType.MEMEXTENT, 0x338);
    this.random = new DeterministicRandom(seed + 1000L * context.vmid + context.vcpuIndex);
  }

  private int below(int bound) {
    return (int) Long.remainderUnsigned(random.nextLong(), bound);
  }

  @Override
  public int run(long budget) {
    VcpuExit exit = context.exit;
    exit.retired = Math.min(budget, 1 + below(50));
    VcpuState s = context.state;
    learn(s);
    if (s.irq && below(3) == 0) {
      s.daif = 0;
      Exceptions.takeInterrupt(s, Exceptions.IRQ);
    }
    s.vbarEl1 = 0x8048_2000L + 0x800L * below(4);
    s.pc = below(50) == 0 ? random.nextLong() & ~3 : 0x8048_1000L;
    int what = below(100);
    int reason;
    if (what < 60) {
      reason = hypercall(s, exit);
    } else if (what < 70) {
      reason = smccc(s, exit);
    } else if (what < 85) {
      reason = access(exit);
    } else if (what < 93) {
      reason = register(s, exit);
    } else if (what < 95) {
      s.cntvCtl = below(4);
      s.cntvCval = below(4) == 0 ? random.nextLong() : (s.runStart + below(100_000)) / 16;
      reason = ExitReason.TIMER;
    } else if (what == 95 && below(50) == 0) {
      reason = ExitReason.WFI;
    } else if (what == 96) {
      exit.immediate = below(0x1_0000);
      reason = below(2) == 0 ? ExitReason.SMC : ExitReason.HVC;
    } else if (what == 97) {
      exit.ipa = value();
      exit.far = exit.ipa;
      exit.permission = below(2) == 0;
      exit.stage1Walk = below(2) == 0;
      reason = ExitReason.INSTRUCTION_ABORT;
    } else {
      reason = ExitReason.BUDGET;
    }
    exit.reason = reason;
    return reason;
  }

  private long value() {
    return switch (below(6)) {
      case 0 -> random.nextLong();
      case 1 -> below(64);
      case 2 -> 0x1000L * below(1 << 16);
      case 3 -> 1L << below(64);
      default -> INTERESTING[below(INTERESTING.length)];
    };
  }

  /** A CapID of the wanted type, most of the time. */
  private long cap(CapabilityType type) {
    List<Long> right = known.get(type == CapabilityType.ANY ? anyType() : type);
    if (right == null || below(6) == 0) {
      return below(3) == 0 ? value() : 0x335 + below(20);
    }
    int newest = right.size() - 1;
    return right.get(below(2) == 0 ? Math.max(0, newest - below(3)) : below(newest + 1));
  }

  private CapabilityType anyType() {
    CapabilityType[] all = CapabilityType.values();
    return all[below(all.length)];
  }

  private void know(CapabilityType type, long cap) {
    known.computeIfAbsent(type, _ -> new ArrayList<>()).add(cap);
  }

  /** Notes what the last call made. */
  private void learn(VcpuState s) {
    CapabilityType type = creating;
    if (type != null && s.x[0] == 0) {
      know(type, s.x[1]);
    }
    creating = null;
  }

  private int hypercall(VcpuState s, VcpuExit exit) {
    Hypercall[] all = HypercallTable.all().toArray(new Hypercall[0]);
    Hypercall call = all[below(all.length)];
    if (below(100) != 0 && endsTheCaller(call.number())) {
      call = all[0];
    }
    boolean smccc = below(3) == 0;
    int at = smccc ? 1 : 0;
    for (HypercallArgument argument : call.arguments()) {
      s.x[at++] =
          switch (argument.kind()) {
            case CAPABILITY -> cap(argument.type());
            case RES0 -> below(40) == 0 ? 1 : 0;
            case RES1 -> below(40) == 0 ? 0 : -1;
            default -> below(5) == 0 ? cap(CapabilityType.ANY) : value();
          };
    }
    if (call.name().startsWith("partition_create_")) {
      creating =
          CapabilityType.valueOf(
              call.name().substring("partition_create_".length()).toUpperCase(Locale.ROOT));
    }
    if (smccc) {
      s.x[0] = (HypercallNumber.SMCCC_BASE & 0xFFFF_FFFFL) + call.number();
      exit.immediate = 0;
    } else {
      exit.immediate = HypercallNumber.NATIVE_BASE + call.number();
    }
    s.pc += 4;
    return ExitReason.HVC;
  }

  /** Calls that would end most runs too early. */
  private static boolean endsTheCaller(int number) {
    return number == HypercallNumber.VCPU_KILL || number == HypercallNumber.VCPU_POWEROFF;
  }

  private int smccc(VcpuState s, VcpuExit exit) {
    long base =
        switch (below(5)) {
          case 0 -> 0x8400_0000L;
          case 1 -> 0xC400_0000L;
          case 2 -> 0x8000_0000L;
          case 3 -> 0x8400_0050L;
          default -> random.nextLong();
        };
    s.x[0] = base + below(0x16);
    // A root VM that switches the machine off ends the test too early.
    if ((s.x[0] & 0xFFFF) == 8 || (s.x[0] & 0xFFFF) == 9) {
      s.x[0] = 0x8400_0000L;
    }
    for (int i = 1; i < 8; i++) {
      s.x[i] = value();
    }
    exit.immediate = 0;
    return below(2) == 0 ? ExitReason.SMC : ExitReason.HVC;
  }

  private int access(VcpuExit exit) {
    long base =
        switch (below(4)) {
          case 0 -> 0x0800_0000L + below(0x1_0000);
          case 1 -> 0x080A_0000L + below(0x4_0000);
          default -> value();
        };
    exit.ipa = below(4) == 0 ? base : base & ~7;
    exit.far = exit.ipa;
    exit.size = 1 << below(4);
    exit.write = below(2) == 0;
    exit.value = value();
    exit.register = below(32);
    exit.syndromeValid = below(10) != 0;
    exit.permission = below(10) == 0;
    exit.stage1Walk = below(20) == 0;
    exit.signExtend = below(2) == 0;
    exit.sixtyFour = below(2) == 0;
    exit.esr = 0x9380_0000L | below(0x40);
    return ExitReason.DATA_ABORT;
  }

  private int register(VcpuState s, VcpuExit exit) {
    exit.sysreg =
        below(2) == 0 ? SystemRegister.key(3, 0, 12, 8 + below(5), below(8)) : below(1 << 16);
    exit.register = below(32);
    exit.write = below(2) == 0;
    exit.value = below(2) == 0 ? value() : below(1100);
    s.el = below(10) == 0 && s.spsel ? 1 : s.el;
    return ExitReason.SYSREG;
  }

  @Override
  public long translate(long va, int access) {
    return below(20) == 0 ? TRANSLATE_FAULT : va;
  }

  @Override
  public void invalidateStage2(long ipa, long size) {}

  @Override
  public void reset() {}

  @Override
  public void save(StateWriter out) {
    random.save(out);
  }

  @Override
  public void load(StateReader in) {
    random.load(in);
  }
}
