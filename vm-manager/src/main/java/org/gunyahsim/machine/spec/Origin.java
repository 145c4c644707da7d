package org.gunyahsim.machine.spec;

/** Where a value came from, so that what is wrong with it can be said there. */
public sealed interface Origin {
  /**
   * The error to throw for this value.
   *
   * @param problem what is wrong; what would be right
   */
  UserError error(String problem);

  /** A place in a file, counted from 1; line 0 is the file as a whole. */
  record InFile(String file, int line, int column) implements Origin {
    @Override
    public UserError error(String problem) {
      return new UserError.InFile(file, line, column, problem);
    }
  }

  /** An option of the command line, or a parameter of the Java API. */
  record InOption(String option) implements Origin {
    @Override
    public UserError error(String problem) {
      return new UserError.InOption(option, problem);
    }
  }
}
