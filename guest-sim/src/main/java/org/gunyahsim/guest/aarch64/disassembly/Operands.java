package org.gunyahsim.guest.aarch64.disassembly;

import java.util.Locale;
import org.gunyahsim.guest.aarch64.decode.SimdLowering;

/**
 * What the syntax columns of the instruction table call: {@code {x(Rn)}} there is {@link #x} here.
 * Names of parameters are those of the Arm ARM's fields.
 */
@SuppressWarnings("checkstyle:ParameterName")
public final class Operands {
  private static final String[] X = registers('x');
  private static final String[] W = registers('w');
  private static final char[] SCALAR = {'b', 'h', 's', 'd', 'q'};
  private static final String[] CONDITIONS = {
    "eq", "ne", "cs", "cc", "mi", "pl", "vs", "vc", "hi", "ls", "ge", "lt", "gt", "le", "al", "nv"
  };
  private static final String[] SHIFTS = {"lsl", "lsr", "asr", "ror"};
  private static final String[] EXTENSIONS = {
    "uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx"
  };
  private static final String[] SIZES = {"b", "h", "w", "x"};

  /** What a barrier is for, by the two low bits of CRm; 0 is reserved. */
  private static final String[] BARRIER_TYPES = {"", "ld", "st", ""};

  private static final String[] BARRIER_DOMAINS = {"osh", "nsh", "ish", ""};
  private static final String[] PREFETCH_TYPES = {"pld", "pli", "pst"};

  private static final String[] IMMEDIATES = immediates();

  private static final int UXTW = 2;
  private static final int UXTX = 3;

  private final Symboliser symboliser;
  private StringBuilder out = new StringBuilder();
  private int word;
  private long address;

  Operands(Symboliser symboliser) {
    this.symboliser = symboliser;
  }

  void begin(int newWord, long newAddress, StringBuilder newOut) {
    word = newWord;
    address = newAddress;
    out = newOut;
  }

  private static String[] registers(char prefix) {
    String[] names = new String[31];
    for (int i = 0; i < names.length; i++) {
      names[i] = prefix + Integer.toString(i);
    }
    return names;
  }

  // --- Text and numbers ---

  /** As it stands. */
  public void text(String text) {
    out.append(text);
  }

  /** The text when the bit is set. */
  public void when(int bit, String text) {
    if (bit != 0) {
      out.append(text);
    }
  }

  /** {@code zero} or {@code one}, as the bit says. */
  public void either(int bit, String zero, String one) {
    out.append(bit == 0 ? zero : one);
  }

  /** A decimal number. */
  public void dec(long value) {
    out.append(value);
  }

  /** {@code 0x2a}, unsigned. */
  public void hex(long value) {
    out.append("0x");
    int digit = 60 - (Long.numberOfLeadingZeros(value | 1) & ~3);
    for (; digit >= 0; digit -= 4) {
      out.append(Character.forDigit((int) (value >>> digit) & 15, 16));
    }
  }

  /** What has no name among the operations of PRFM and the scopes of barriers. */
  private void byteHex(int value) {
    out.append("#0x").append(Character.forDigit(value >> 4, 16));
    out.append(Character.forDigit(value & 15, 16));
  }

  /** The word itself. */
  public void undefined() {
    out.append(".inst 0x");
    for (int digit = 28; digit >= 0; digit -= 4) {
      out.append(Character.forDigit(word >>> digit & 15, 16));
    }
  }

  // --- General-purpose registers ---

  /** A 64-bit register, 31 being XZR. */
  public void x(int r) {
    out.append(r == 31 ? "xzr" : X[r]);
  }

  /** A 32-bit register, 31 being WZR. */
  public void w(int r) {
    out.append(r == 31 ? "wzr" : W[r]);
  }

  /** A register of the width that sf tells, 31 being ZR. */
  public void r(int sf, int r) {
    if (sf == 0) {
      w(r);
    } else {
      x(r);
    }
  }

  /** A 64-bit register, 31 being SP. */
  public void xsp(int r) {
    out.append(r == 31 ? "sp" : X[r]);
  }

  /** A register of the width that sf tells, 31 being SP. */
  public void rsp(int sf, int r) {
    if (sf == 0) {
      out.append(r == 31 ? "wsp" : W[r]);
    } else {
      xsp(r);
    }
  }

  /** The register of a load, store or CRC: 64 bits for size 3. */
  public void sized(int size, int r) {
    r(size == 3 ? 1 : 0, r);
  }

  /** The suffix of a load or store of a byte or halfword. */
  public void bh(int size) {
    if (size < 2) {
      out.append(SIZES[size]);
    }
  }

  /** The suffix of a load that extends. */
  public void bhw(int size) {
    out.append(SIZES[size]);
  }

  /** The suffix of CRC32. */
  public void bhwx(int size) {
    out.append(SIZES[size]);
  }

  // --- Operands of data processing ---

  /** A left shift, unless by 0. */
  public void lsl(int amount) {
    if (amount != 0) {
      out.append(", lsl #").append(amount);
    }
  }

  /** The shift of a register, unless LSL #0. */
  public void shift(int shift, int amount) {
    if ((shift | amount) != 0) {
      out.append(", ").append(SHIFTS[shift]).append(" #").append(amount);
    }
  }

  /** Extended register; next to SP the extension that changes nothing is LSL. */
  public void extended(int sf, int option, int amount, int rm, boolean besideSp) {
    r(sf & (option & 3) / 3, rm);
    if (besideSp && option == UXTW + sf) {
      lsl(amount);
      return;
    }
    out.append(", ").append(EXTENSIONS[option]);
    if (amount != 0) {
      out.append(" #").append(amount);
    }
  }

  /** A condition. */
  public void condition(int cond) {
    out.append(CONDITIONS[cond]);
  }

  // --- Addresses ---

  /** The address that lies {@code offset} bytes from the instruction. */
  public void label(long offset) {
    target(address + offset);
  }

  /** The page that lies that many pages from the instruction's. */
  public void page(long pages) {
    target((address & -4096) + (pages << 12));
  }

  private void target(long to) {
    hex(to);
    int length = out.length();
    out.append(" <");
    if (symboliser.append(to, out)) {
      out.append('>');
    } else {
      out.setLength(length);
    }
  }

  /** The offset of an address, unless 0. */
  public void plus(long offset) {
    if (offset != 0) {
      out.append(", #").append(offset);
    }
  }

  /** The register offset of an address; size is log2 of the bytes that are moved. */
  public void offset(int rm, int option, int s, int size) {
    r(option & 1, rm);
    if (option == UXTX) {
      if (s != 0) {
        out.append(", lsl #").append(size);
      }
      return;
    }
    out.append(", ").append(EXTENSIONS[option]);
    if (s != 0) {
      out.append(" #").append(size);
    }
  }

  /** The operation of PRFM. */
  public void prefetch(int rt) {
    int type = rt >> 3;
    int level = rt >> 1 & 3;
    if (type == 3 || level == 3) {
      byteHex(rt);
      return;
    }
    out.append(PREFETCH_TYPES[type]).append('l').append(level + 1);
    out.append((rt & 1) == 0 ? "keep" : "strm");
  }

  // --- System ---

  /** HINT by its number. */
  public void hint(int number) {
    String name = SystemNames.hint(number);
    if (name != null) {
      out.append(name);
    } else {
      out.append("hint #");
      hex(number);
    }
  }

  /** The scope of DMB or DSB. */
  public void barrier(int crm) {
    int type = crm & 3;
    if (type == 0) {
      byteHex(crm);
      return;
    }
    int domain = crm >> 2;
    out.append(BARRIER_DOMAINS[domain]).append(BARRIER_TYPES[type]);
    if (crm == 15) {
      out.append("sy");
    }
  }

  /** What MSR (immediate) writes; the key is op1:op2. */
  public void pstateField(int key) {
    out.append(key == 5 ? "spsel" : key == 30 ? "daifset" : "daifclr");
  }

  /** SYS by its key, with the register unless that is XZR or of no use. */
  public void system(int key, int rt) {
    String name = SystemNames.operation(key);
    if (name == null) {
      out.append("sys #").append(key >> 11 & 7);
      out.append(", C").append(key >> 7 & 15).append(", C").append(key >> 3 & 15);
      out.append(", #").append(key & 7);
    } else {
      out.append(name);
    }
    if (name == null ? rt != 31 : SystemNames.hasOperand(key)) {
      out.append(", ");
      x(rt);
    }
  }

  /** A system register by its key: as MSR ({@code write}) or MRS name it. */
  public void register(int key, boolean write) {
    String name = SystemNames.register(key, write);
    if (name != null) {
      out.append(name);
      return;
    }
    out.append('s').append(key >> 14).append('_').append(key >> 11 & 7);
    out.append("_c").append(key >> 7 & 15).append("_c").append(key >> 3 & 15);
    out.append('_').append(key & 7);
  }

  // --- FP and SIMD registers ---

  /** The scalar register of 1 &lt;&lt; size bytes. */
  public void fp(int size, int r) {
    out.append(SCALAR[size]).append(r);
  }

  /** The vector register with elements of 1 &lt;&lt; size bytes in its lower half or whole (q). */
  public void v(int size, int q, int r) {
    out.append('v').append(r).append('.').append(8 << q >> size).append(SCALAR[size]);
  }

  /** The lane that imm5 names. */
  public void lane(int imm5, int r) {
    element(SimdLowering.copySize(imm5), r, SimdLowering.copyIndex(imm5));
  }

  /** One lane. */
  public void element(int size, int r, int index) {
    out.append('v').append(r).append('.').append(SCALAR[size]);
    out.append('[').append(index).append(']');
  }

  /** The element of an operation by element: H:L:M or H:L of the register that is left. */
  public void indexed(int size, int rm, int h, int l) {
    int register = SimdLowering.elementRegister(size, rm);
    element(size, register, SimdLowering.elementIndex(size, l, rm, h));
  }

  /** {@code count} consecutive registers; V0 follows V31. */
  public void list(int count, int size, int q, int first) {
    out.append('{');
    if (count > 2 && first + count <= 32) {
      v(size, q, first);
      out.append('-');
      v(size, q, first + count - 1);
    } else {
      for (int i = 0; i < count; i++) {
        out.append(i == 0 ? "" : ", ");
        v(size, q, first + i & 31);
      }
    }
    out.append('}');
  }

  /** One lane of {@code count} consecutive registers, at Q:S:size. */
  public void laneList(int count, int size, int position, int first) {
    out.append('{');
    boolean range = count > 2 && first + count <= 32;
    for (int i = 0; i < count; i += range ? count - 1 : 1) {
      out.append(i == 0 ? "" : range ? "-" : ", ");
      out.append('v').append(first + i & 31).append('.').append(SCALAR[size]);
    }
    out.append("}[").append(position >> size).append(']');
  }

  /** What is added to the base of structures afterwards: a register, or for 31 the bytes moved. */
  public void postIndex(int rm, int bytes) {
    if (rm == 31) {
      out.append('#').append(bytes);
    } else {
      x(rm);
    }
  }

  /** VFPExpandImm: the number that eight bits of an FMOV stand for. */
  public void fpImmediate(int imm8) {
    out.append(IMMEDIATES[imm8]);
  }

  private static String[] immediates() {
    String[] texts = new String[256];
    for (int i = 0; i < texts.length; i++) {
      double fraction = 1 + (i & 15) / 16.0;
      int exponent = (i >> 4 & 7 ^ 4) - 3;
      double value = Math.scalb(fraction, exponent);
      texts[i] = String.format(Locale.ROOT, "%.18e", (i & 128) == 0 ? value : -value);
    }
    return texts;
  }
}
