package org.gunyahsim.hypervisor.abi;

/**
 * Access rights to memory: three bits, X, W and R (hypercall reference, section 3.3). Two encodings
 * have no meaning: write without read, and write with execute only.
 */
public final class PgtableAccess {
  public static final int NONE = 0;
  public static final int X = 1;
  public static final int W = 2;
  public static final int R = 4;
  public static final int RX = R | X;
  public static final int RW = R | W;
  public static final int RWX = R | W | X;

  private PgtableAccess() {}

  /** True for an access that may be named in attributes; 3 (W and X) has no name. */
  public static boolean valid(int access) {
    return access >= NONE && access <= RWX && access != (W | X);
  }

  /** True when every right of {@code access} is also in {@code of}. */
  public static boolean subset(int access, int of) {
    return (access & ~of) == 0;
  }
}
