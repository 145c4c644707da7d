package org.gunyahsim.guest.aarch64.disassembly;

import org.gunyahsim.guest.aarch64.generated.Decoder;
import org.gunyahsim.guest.aarch64.generated.Syntax;

/**
 * Writes instruction words in the preferred form of the Arm ARM: mnemonic, a space, operands;
 * immediates as GNU tools write them; {@code .inst} for what is no instruction of this processor.
 * Allocates nothing itself. Not for use by several threads at once.
 */
public final class Disassembler {
  private final Operands operands;

  /** A disassembler that follows addresses of code and literals by their names. */
  public Disassembler(Symboliser symboliser) {
    operands = new Operands(symboliser);
  }

  /** Appends the text of a word that lies at that address. */
  public void append(int word, long address, StringBuilder out) {
    operands.begin(word, address, out);
    Syntax.write(Decoder.decode(word), word, operands);
  }
}
