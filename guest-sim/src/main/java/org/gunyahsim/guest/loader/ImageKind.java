package org.gunyahsim.guest.loader;

/** What an image is. */
public enum ImageKind {
  /** 64-bit little-endian AArch64 ELF, executable or static position-independent. */
  ELF,
  /** Linux's arm64 {@code Image}. */
  LINUX,
  /** Bytes that are placed as they are and entered at the first. */
  RAW
}
