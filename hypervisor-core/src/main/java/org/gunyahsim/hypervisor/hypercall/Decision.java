package org.gunyahsim.hypervisor.hypercall;

import org.gunyahsim.hypervisor.abi.HypercallRule;

/**
 * What decided the hypercall in progress: a step of its declaration, or a rule of its own code. Two
 * ints that are stored whether or not anybody looks; a single instance for a machine, as EL2 is
 * entered by one CPU at a time.
 */
public final class Decision {
  /** The call's own code: all declared checks had passed. */
  public static final int HANDLER = 0;

  /** The build has no such call, or no code behind it. */
  public static final int UNIMPLEMENTED = 1;

  /** Plus i: reserved argument i. */
  public static final int RESERVED = 0x10;

  /** Plus i: check i of the declaration. */
  public static final int CHECK = 0x20;

  private int step;
  private int rule;

  /** {@link #HANDLER}, {@link #UNIMPLEMENTED}, {@link #RESERVED} or {@link #CHECK} plus index. */
  public int step() {
    return step;
  }

  /** One more than the ordinal of the rule that refused, 0 when none was named. */
  public int rule() {
    return rule;
  }

  /** A call begins. */
  void begin() {
    step = HANDLER;
    rule = 0;
  }

  void decidedBy(int by) {
    step = by;
  }

  /**
   * Names the rule that refuses.
   *
   * @return its error, to be returned
   */
  public int refuse(HypercallRule by) {
    rule = by.ordinal() + 1;
    return by.error();
  }
}
