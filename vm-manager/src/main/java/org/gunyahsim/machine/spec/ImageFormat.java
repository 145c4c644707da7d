package org.gunyahsim.machine.spec;

/** What kind of file an image is; {@code format:} in the machine file. */
public enum ImageFormat {
  /** 64-bit little-endian AArch64 ELF, executable or static position-independent. */
  ELF,
  /** Linux's arm64 {@code Image}: a 64-byte header with the magic {@code ARM\x64}. */
  LINUX,
  /** Bytes that are placed as they are and entered at the first. */
  RAW
}
