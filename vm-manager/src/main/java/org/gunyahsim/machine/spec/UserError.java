package org.gunyahsim.machine.spec;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * What a person did wrong: one line that says where, what is wrong and what would be right. It is
 * printed as it is and never with a stack trace. Nothing has been started when it is thrown.
 */
public abstract sealed class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private UserError(String where, String problem) {
    super(oneLine(where + ": " + problem));
  }

  /** A message is one line whatever the user's text contained. */
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n') {
                line.append("\\n");
              } else if (c == '\r') {
                line.append("\\r");
              } else if (c == '\t') {
                line.append("\\t");
              } else if (isPrintable(c)) {
                line.appendCodePoint(c);
              } else {
                line.append(String.format("\\u{%x}", c));
              }
            });
    return line.toString();
  }

  /**
   * What went wrong with a file, for the inside of a message: many exceptions say its path only.
   */
  public static String reason(IOException error) {
    return switch (error) {
      case NoSuchFileException _ -> "no such file or folder";
      case FileAlreadyExistsException _ -> "a file of that name is in the way";
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(error.getMessage());
    };
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** The line as it is shown. Never null, unlike {@link #getMessage()} in general. */
  public String line() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  /** A fault in a file; {@code file:line:column: ...}, or {@code file: ...} when line is 0. */
  public static final class InFile extends UserError {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;

    /**
     * Makes the error.
     *
     * @param file as the person wrote it
     * @param line from 1, or 0 for the file as a whole
     * @param column from 1, in code points
     * @param problem what is wrong; what would be right
     */
    public InFile(String file, int line, int column, String problem) {
      super(line == 0 ? file : file + ":" + line + ":" + column, problem);
      this.file = file;
      this.line = line;
      this.column = column;
    }

    public String file() {
      return file;
    }

    public int lineNumber() {
      return line;
    }

    public int column() {
      return column;
    }
  }

  /** A fault in something given on the command line or through the Java API. */
  public static final class InOption extends UserError {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param option the option or parameter, such as {@code --memory}
     * @param problem what is wrong; what would be right
     */
    public InOption(String option, String problem) {
      super(option, problem);
    }
  }
}
