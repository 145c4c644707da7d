package org.gunyahsim.guest.loader;

import org.jspecify.annotations.Nullable;

/**
 * A file that is no image, or one that cannot run where it is to run. The message completes a
 * sentence that begins with the file's name: "is a 32-bit ELF file; build it for AArch64".
 */
public class ImageException extends Exception {
  private static final long serialVersionUID = 1;

  private final String problem;
  private final @Nullable String remedy;

  /**
   * Something is wrong, and what would be right depends on where the file is named.
   *
   * @param problem "is empty"
   */
  public ImageException(String problem) {
    super(problem);
    this.problem = problem;
    this.remedy = null;
  }

  /**
   * Something is wrong.
   *
   * @param problem "is a 32-bit ELF file"
   * @param remedy what would be right: "build it for AArch64"
   */
  public ImageException(String problem, String remedy) {
    super(problem + "; " + remedy);
    this.problem = problem;
    this.remedy = remedy;
  }

  /** What is wrong, without what would be right. */
  public final String problem() {
    return problem;
  }

  /**
   * The whole message.
   *
   * @param otherwise what would be right if this exception does not know
   */
  public final String message(String otherwise) {
    return problem + "; " + (remedy == null ? otherwise : remedy);
  }

  /** The content shows no known format: whether it is a raw binary only a person can say. */
  public static final class UnknownFormat extends ImageException {
    private static final long serialVersionUID = 1;

    UnknownFormat(String problem) {
      super(problem, "say so if it is a raw binary");
    }
  }
}
