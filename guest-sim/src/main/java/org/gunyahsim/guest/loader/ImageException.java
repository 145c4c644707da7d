package org.gunyahsim.guest.loader;

/**
 * A file that is no image, or one that cannot run where it is to run. The message completes a
 * sentence that begins with the file's name, and says what would be right: "is a 32-bit ELF file;
 * build it for AArch64".
 */
public final class ImageException extends Exception {
  private static final long serialVersionUID = 1;

  public ImageException(String message) {
    super(message);
  }
}
