package org.gunyahsim.guest.aarch64.disassembly;

/** Names addresses in disassembly. */
public interface Symboliser {
  /** Knows no name. */
  Symboliser NONE = (address, out) -> false;

  /** Appends {@code name+0x10} and answers true, or does nothing where there is no name. */
  boolean append(long address, StringBuilder out);
}
