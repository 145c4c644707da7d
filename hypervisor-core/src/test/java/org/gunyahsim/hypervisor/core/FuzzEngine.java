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

  /** What the root VM does first, so that there is something to be hostile to: a second VM. */
  private static final long[][] PRELUDE = {
    {HypercallNumber.PARTITION_CREATE_CSPACE, 1, 0},
    {HypercallNumber.PARTITION_CREATE_ADDRSPACE, 1, 0},
    {HypercallNumber.PARTITION_CREATE_VIC, 1, 0},
    {HypercallNumber.PARTITION_CREATE_VPM_GROUP, 1, 0},
    {HypercallNumber.PARTITION_CREATE_THREAD, 1, 0},
    {HypercallNumber.PARTITION_CREATE_THREAD, 1, 0},
    {HypercallNumber.PARTITION_CREATE_DOORBELL, 1, 0},
    {HypercallNumber.PARTITION_CREATE_MSGQUEUE, 1, 0},
    {HypercallNumber.CSPACE_CONFIGURE, made(0), 200},
    {HypercallNumber.ADDRSPACE_CONFIGURE, made(1), 5},
    {HypercallNumber.VIC_CONFIGURE, made(2), 4, 100, 3, 0},
    {HypercallNumber.VPM_GROUP_CONFIGURE, made(3), 1},
    {HypercallNumber.MSGQUEUE_CONFIGURE, made(7), 0xF0_0008},
    {HypercallNumber.OBJECT_ACTIVATE, made(0)},
    {HypercallNumber.OBJECT_ACTIVATE, made(1)},
    {HypercallNumber.OBJECT_ACTIVATE, made(2)},
    {HypercallNumber.OBJECT_ACTIVATE, made(3)},
    {HypercallNumber.OBJECT_ACTIVATE, made(6)},
    {HypercallNumber.OBJECT_ACTIVATE, made(7)},
    {HypercallNumber.VCPU_CONFIGURE, made(4), 0x200},
    {HypercallNumber.VCPU_SET_AFFINITY, made(5), 1, -1},
    {HypercallNumber.VCPU_SET_PRIORITY, made(4), 0},
    {HypercallNumber.CSPACE_ATTACH_THREAD, 0, made(4)},
    {HypercallNumber.CSPACE_ATTACH_THREAD, made(0), made(5)},
    {HypercallNumber.ADDRSPACE_ATTACH_THREAD, made(1), made(4)},
    {HypercallNumber.ADDRSPACE_ATTACH_THREAD, made(1), made(5)},
    {HypercallNumber.VIC_ATTACH_VCPU, made(2), made(4), 0},
    {HypercallNumber.VIC_ATTACH_VCPU, made(2), made(5), 1},
    {HypercallNumber.VPM_GROUP_ATTACH_VCPU, made(3), made(4), 0},
    {HypercallNumber.VPM_GROUP_ATTACH_VCPU, made(3), made(5), 1},
    {HypercallNumber.OBJECT_ACTIVATE, made(4)},
    {HypercallNumber.OBJECT_ACTIVATE, made(5)},
    {HypercallNumber.ADDRSPACE_CONFIGURE_VMMIO, made(1), 0, 0x4000_0000L, 0},
    {HypercallNumber.DOORBELL_BIND_VIRQ, made(6), 3, 33},
    {HypercallNumber.MSGQUEUE_BIND_RECEIVE_VIRQ, made(7), made(2), 34},
    {HypercallNumber.VCPU_BIND_VIRQ, made(4), 3, 35, 1},
    {HypercallNumber.VCPU_BIND_VIRQ, made(5), 3, 36, 0},
    {HypercallNumber.VCPU_POWERON, made(4), 0x8048_1000L, 0, 0},
    {HypercallNumber.VCPU_POWERON, made(5), 0x8048_1000L, 0, 0}
  };

  private int step;

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

  /** CapID of the n-th capability that the root VM makes. */
  private static long made(int n) {
    return n < 5 ? 0x339 + n : 0x400 + (n - 5);
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
    if (context.vmid == 255 && step < PRELUDE.length) {
      reason = prelude(s, exit);
    } else if (what < 60) {
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
    } else if (what == 95 && context.vmid != 255) {
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

  private int prelude(VcpuState s, VcpuExit exit) {
    long[] call = PRELUDE[step++];
    java.util.Arrays.fill(s.x, 0, 8, 0);
    System.arraycopy(call, 1, s.x, 0, call.length - 1);
    noteCreation((int) call[0]);
    exit.immediate = HypercallNumber.NATIVE_BASE + (int) call[0];
    s.pc += 4;
    return ExitReason.HVC;
  }

  private void noteCreation(int number) {
    String name =
        HypercallTable.all().stream()
            .filter(call -> call.number() == number)
            .findFirst()
            .orElseThrow()
            .name();
    if (name.startsWith("partition_create_")) {
      creating =
          CapabilityType.valueOf(
              name.substring("partition_create_".length()).toUpperCase(Locale.ROOT));
    }
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
    noteCreation(call.number());
    if (call.number() == HypercallNumber.VCPU_SET_AFFINITY && s.x[smccc ? 1 : 0] == 2) {
      // A root VM that leaves its CPU comes back no more.
      s.x[smccc ? 2 : 1] = 0;
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
