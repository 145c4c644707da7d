package org.gunyahsim.guest.aarch64.decode;

/**
 * What one instruction is lowered to: an operation of {@code generated.Op} and its operands. One
 * instance is reused for every instruction.
 */
public final class MicroOp {
  public int op;

  /** Register slots (0..33) or small numbers (0..63), as the operation wants them. */
  public int d;

  public int n;
  public int m;
  public long imm;

  /** Forgets the last instruction. */
  public void clear() {
    op = 0;
    d = 0;
    n = 0;
    m = 0;
    imm = 0;
  }

  /** The form in which a code page holds it: op[9:0] d[15:10] n[21:16] m[27:22]. */
  public int packed() {
    return op | d << 10 | n << 16 | m << 22;
  }
}
