package org.gunyahsim.bench.root;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallTable;

/** Hypercalls that a guest makes one after the other, for ever: those of a round. */
final class CallScript {
  /** One call with its arguments. */
  static final class Call {
    private final int number;
    private final long[] arguments;

    Call(int number, long[] arguments) {
      this.number = number;
      this.arguments = arguments;
    }

    int number() {
      return number;
    }

    /** Eight, in the order of registers. */
    long[] arguments() {
      return arguments;
    }
  }

  private static final int TABLE_OFFSET = 0x800;
  private static final int CODE_WORDS = TABLE_OFFSET / Integer.BYTES;
  private static final int ARGUMENTS = 8;
  private static final int ENTRY_BYTES = ARGUMENTS * Long.BYTES;

  private final List<Call> calls = new ArrayList<>();

  /** Adds a call; arguments that are not given are zero. */
  CallScript then(int number, long... arguments) {
    long[] all = new long[ARGUMENTS];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    calls.add(new Call(number, all));
    return this;
  }

  List<Call> calls() {
    return calls;
  }

  int length() {
    return calls.size();
  }

  /**
   * The loop as AArch64 code with the table of its arguments. x19 counts rounds; x20 points to the
   * table. Hypercalls preserve both.
   */
  byte[] assemble() {
    ByteBuffer out =
        ByteBuffer.allocate(TABLE_OFFSET + calls.size() * ENTRY_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(adr20(TABLE_OFFSET));
    int loop = out.position();
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      Hypercall declared = HypercallTable.byNumber(call.number());
      int registers = declared == null ? 0 : declared.arguments().size();
      for (int register = 0; register < registers; register += 2) {
        out.putInt(loadPair(register, i * ENTRY_BYTES + register * Long.BYTES));
      }
      out.putInt(hvc(HypercallNumber.NATIVE_BASE + call.number()));
    }
    out.putInt(INCREMENT_X19);
    out.putInt(branch(loop - out.position()));
    if (out.position() > CODE_WORDS * Integer.BYTES) {
      throw new IllegalStateException("the script is too long");
    }
    out.position(TABLE_OFFSET);
    for (Call call : calls) {
      for (long argument : call.arguments()) {
        out.putLong(argument);
      }
    }
    return out.array();
  }

  private static final int INCREMENT_X19 = 0x9100_0673;

  /** {@code ldp xR, xR+1, [x20, #offset]}. */
  private static int loadPair(int register, int offset) {
    return 0xA940_0000 | offset / Long.BYTES << 15 | register + 1 << 10 | 20 << 5 | register;
  }

  private static int hvc(int immediate) {
    return 0xD400_0002 | immediate << 5;
  }

  private static int branch(int offset) {
    return 0x1400_0000 | offset >> 2 & 0x03FF_FFFF;
  }

  private static int adr20(int offset) {
    return 0x1000_0014 | (offset & 3) << 29 | offset >> 2 << 5;
  }
}
