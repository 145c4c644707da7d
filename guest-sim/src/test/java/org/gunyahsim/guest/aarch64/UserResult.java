package org.gunyahsim.guest.aarch64;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The state in which a {@link UserCase} ended; the layout is {@code struct result}. */
final class UserResult {
  static final int SIGILL = 4;
  static final int SIGTRAP = 5;
  static final int SIGBUS = 7;
  static final int SIGSEGV = 11;
  static final int MOST_CHANGES = 32;

  int signal;
  long pc;
  long nzcv;
  final long[] x = new long[31];
  long sp;
  final long[] v = new long[64];
  long fpsr;
  int changes;
  final List<Long> changed = new ArrayList<>();

  static UserResult read(ByteBuffer from) {
    UserResult result = new UserResult();
    result.signal = from.getInt();
    result.changes = from.getInt();
    result.pc = from.getLong();
    result.nzcv = from.getLong() >>> 28 & 15;
    for (int i = 0; i < 31; i++) {
      result.x[i] = from.getLong();
    }
    result.sp = from.getLong();
    for (int i = 0; i < 64; i++) {
      result.v[i] = from.getLong();
    }
    result.fpsr = from.getLong();
    for (int i = 0; i < 2 * Math.min(result.changes, MOST_CHANGES); i++) {
      result.changed.add(from.getLong());
    }
    return result;
  }

  /** What differs, or an empty text. */
  String differences(UserResult other) {
    StringBuilder text = new StringBuilder();
    difference(text, "pc", pc, other.pc);
    if (pc == UserCase.START) {
      difference(text, "signal", signal, other.signal);
    }
    difference(text, "nzcv", nzcv, other.nzcv);
    for (int i = 0; i < 31; i++) {
      difference(text, "x" + i, x[i], other.x[i]);
    }
    difference(text, "sp", sp, other.sp);
    for (int i = 0; i < 64; i++) {
      difference(text, "v" + i / 2 + (i % 2 == 0 ? "" : "h"), v[i], other.v[i]);
    }
    difference(text, "fpsr", fpsr, other.fpsr);
    if (changes != other.changes || !changed.equals(other.changed)) {
      text.append(" memory ").append(hex(changed)).append(" not ").append(hex(other.changed));
    }
    return text.toString();
  }

  private static String hex(List<Long> values) {
    return Arrays.toString(values.stream().map(Long::toHexString).toArray());
  }

  private static void difference(StringBuilder text, String name, long ours, long theirs) {
    if (ours != theirs) {
      text.append(" %s %x not %x".formatted(name, ours, theirs));
    }
  }
}
