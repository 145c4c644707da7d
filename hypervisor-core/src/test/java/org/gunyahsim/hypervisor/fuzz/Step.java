package org.gunyahsim.hypervisor.fuzz;

/**
 * One step of a program. Capabilities are named by symbols, so that a program means the same when
 * other steps are taken out of it.
 */
final class Step {
  /** What is done. */
  enum Kind {
    /** The declared call {@code number}. */
    CALL,
    /** {@code hvc} or {@code smc} with any immediate, x0.. from the values. */
    TRAP,
    /** A load of values[1] bytes from the IPA values[0]. */
    LOAD,
    /** A store of values[2], values[1] bytes, to the IPA values[0]. */
    STORE,
    /** An instruction fetch from the IPA values[0]. */
    FETCH,
    WFI,
    /** A read of the system register {@code number}. */
    READ_REGISTER,
    /** A write of values[0] to the system register {@code number}. */
    WRITE_REGISTER,
    /** The virtual timer's control is values[0], its deadline lies values[1] ns ahead. */
    TIMER,
    /** Time passes: values[0] ns. */
    PASS,
    /** The line of the physical interrupt {@code number} is values[0]. */
    LINE
  }

  private static final int[] NO_SYMBOLS = new int[8];

  private final int id;
  private final int actor;
  private final Kind kind;
  private final int number;
  private final boolean smccc;
  private final long[] values;
  private final int[] symbols;

  /**
   * Makes a step.
   *
   * @param id the symbol of the capability that the step makes, if it makes one
   * @param actor the symbol of the thread that does it; 0 for what happens by itself
   * @param number the call, the immediate or the register, by kind
   * @param smccc for calls: the route; for the others: by {@code smc}
   * @param values the arguments; where a symbol stands it counts instead
   * @param symbols 0 for a plain value
   */
  Step(int id, int actor, Kind kind, int number, boolean smccc, long[] values, int[] symbols) {
    this.id = id;
    this.actor = actor;
    this.kind = kind;
    this.number = number;
    this.smccc = smccc;
    this.values = values;
    this.symbols = symbols;
  }

  static Step guest(int id, int actor, Kind kind, int number, long... values) {
    return new Step(id, actor, kind, number, false, values, NO_SYMBOLS);
  }

  int id() {
    return id;
  }

  int actor() {
    return actor;
  }

  Kind kind() {
    return kind;
  }

  int number() {
    return number;
  }

  boolean smccc() {
    return smccc;
  }

  long[] values() {
    return values;
  }

  int[] symbols() {
    return symbols;
  }
}
