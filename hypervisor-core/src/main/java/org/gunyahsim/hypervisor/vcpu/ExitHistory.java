package org.gunyahsim.hypervisor.vcpu;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.SystemRegister;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;

/**
 * The last few times that a vCPU left the guest, kept always, for the report of a run that was cut
 * short. What a loop does again and again takes one place. No guest sees it and it is not part of
 * the machine's state: a machine that was loaded begins anew.
 */
public final class ExitHistory {
  /** Exits that are kept. */
  public static final int SIZE = 8;

  private final long[] time = new long[SIZE];
  private final int[] reason = new int[SIZE];
  private final long[] pc = new long[SIZE];
  private final long[] detail = new long[SIZE];
  private final long[] argument = new long[SIZE];
  private final long[] result = new long[SIZE];
  private final boolean[] answered = new boolean[SIZE];
  private final long[] times = new long[SIZE];

  /** Places taken so far, counted on for ever. */
  private long count;

  /**
   * One exit, or several of the same from the same place.
   *
   * @param time virtual time of the last one, ns
   * @param times how often it happened
   * @param reason one of {@link ExitReason}
   * @param pc PC as the exit left it
   * @param detail calls: the immediate; aborts: the intermediate physical address; system
   *     registers: the {@linkplain SystemRegister#key key}
   * @param argument calls: x0; aborts and system registers: 1 for a write
   * @param answered whether the call has returned
   * @param result calls: x0 afterwards
   */
  public record Entry(
      long time,
      long times,
      int reason,
      long pc,
      long detail,
      long argument,
      boolean answered,
      long result) {

    /** In words, without time and place: {@code hvc doorbell_send(0x53...) = 0x32}. */
    public String describe() {
      return switch (reason) {
        case ExitReason.HVC, ExitReason.SMC -> ExitReason.name(reason) + " " + call();
        case ExitReason.DATA_ABORT ->
            (argument != 0 ? "write to 0x" : "read of 0x") + Long.toHexString(detail);
        case ExitReason.INSTRUCTION_ABORT -> "fetch from 0x" + Long.toHexString(detail);
        case ExitReason.SYSREG ->
            (argument != 0 ? "msr " : "mrs ") + SystemRegister.genericName((int) detail);
        default -> ExitReason.name(reason);
      };
    }

    private String call() {
      int number = (int) detail - HypercallNumber.NATIVE_BASE;
      boolean smccc = detail == 0;
      if (smccc) {
        number = (int) (argument & ~(1L << 30)) - (HypercallNumber.SMCCC_BASE & ~(1 << 30));
      }
      Hypercall call = HypercallTable.byNumber(number);
      StringBuilder text = new StringBuilder();
      text.append(call != null ? call.name() : "#0x" + Long.toHexString(detail));
      text.append("(0x").append(Long.toHexString(argument)).append(')');
      if (answered) {
        text.append(" = 0x").append(Long.toHexString(result));
      }
      return text.toString();
    }
  }

  /** Remembers the exit that {@code exit} holds, before EL2 does anything about it. */
  public void record(long now, VcpuExit exit, VcpuState state) {
    long what;
    long with;
    switch (exit.reason) {
      case ExitReason.HVC, ExitReason.SMC -> {
        what = exit.immediate;
        with = state.x[0];
      }
      case ExitReason.DATA_ABORT, ExitReason.INSTRUCTION_ABORT -> {
        what = exit.ipa;
        with = exit.write ? 1 : 0;
      }
      case ExitReason.SYSREG -> {
        what = exit.sysreg;
        with = exit.write ? 1 : 0;
      }
      case ExitReason.WFI -> {
        what = 0;
        with = 0;
      }
      default -> {
        return;
      }
    }
    int last = (int) (count - 1) & SIZE - 1;
    if (count > 0
        && reason[last] == exit.reason
        && pc[last] == state.pc
        && detail[last] == what
        && argument[last] == with) {
      times[last]++;
      time[last] = now;
      answered[last] = false;
      return;
    }
    int at = (int) count & SIZE - 1;
    time[at] = now;
    reason[at] = exit.reason;
    pc[at] = state.pc;
    detail[at] = what;
    argument[at] = with;
    answered[at] = false;
    times[at] = 1;
    count++;
  }

  /** Remembers what the call that was recorded last has left in x0. */
  public void answer(long x0) {
    int last = (int) (count - 1) & SIZE - 1;
    result[last] = x0;
    answered[last] = true;
  }

  /** What is kept, oldest first. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (long i = Math.max(0, count - SIZE); i < count; i++) {
      int at = (int) i & SIZE - 1;
      entries.add(
          new Entry(
              time[at],
              times[at],
              reason[at],
              pc[at],
              detail[at],
              argument[at],
              answered[at],
              result[at]));
    }
    return List.copyOf(entries);
  }
}
