package org.gunyahsim.machine.trace;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.IntFunction;
import org.gunyahsim.guest.aarch64.RegisterChanges;
import org.gunyahsim.guest.aarch64.disassembly.Disassembler;
import org.gunyahsim.guest.loader.Symbols;
import org.gunyahsim.hypervisor.trace.TraceRecord;

/**
 * An instruction: exception level, address with its symbol, word, disassembly, changed registers.
 *
 * <pre>EL1 0x80000010 start+0x10: 91000400 add x0, x0, #0x1  // x0=0x2</pre>
 */
final class InstructionFormat implements EventFormat {
  private static final int TEXT_WIDTH = 32;
  private static final HexFormat HEX = HexFormat.of();

  /** What belongs to one VM. */
  private record Code(Symbols symbols, Disassembler disassembler) {
    static Code of(Symbols symbols) {
      return new Code(symbols, new Disassembler((at, out) -> symbol(symbols, at, out)));
    }
  }

  private final IntFunction<Symbols> symbols;
  private final Map<Integer, Code> codes = new HashMap<>();

  InstructionFormat(IntFunction<Symbols> symbols) {
    this.symbols = symbols;
  }

  @Override
  public String label() {
    return "instruction";
  }

  @Override
  public void describe(TraceRecord record, StringBuilder out) {
    Code code = codes.computeIfAbsent(record.vmid, vmid -> Code.of(symbols.apply(vmid)));
    long pc = record.arguments[0];
    int word = (int) record.arguments[1];
    out.append("EL").append(record.arguments[2]).append(' ');
    ArgumentText.hex(pc, out);
    int name = out.length();
    out.append(' ');
    if (!symbol(code.symbols(), pc, out)) {
      out.setLength(name);
    }
    out.append(": ").append(HEX.toHexDigits(word)).append(' ');
    int text = out.length();
    code.disassembler().append(word, pc, out);
    if (record.payloadLength > 0) {
      out.repeat(' ', Math.max(0, text + TEXT_WIDTH - out.length())).append(" //");
      RegisterChanges.read(
          record.payload,
          record.payloadLength,
          (register, low, high) -> change(register, low, high, out));
    }
  }

  private static boolean symbol(Symbols symbols, long address, StringBuilder out) {
    String text = symbols.describe(address);
    if (text == null) {
      return false;
    }
    out.append(text);
    return true;
  }

  private static void change(int register, long low, long high, StringBuilder out) {
    out.append(' ');
    if (register >= RegisterChanges.V0) {
      out.append('v').append(register - RegisterChanges.V0).append("=0x");
      out.append(HEX.toHexDigits(high)).append(HEX.toHexDigits(low));
    } else if (register == RegisterChanges.NZCV) {
      out.append("nzcv=");
      for (int bit = 3; bit >= 0; bit--) {
        boolean set = (low >>> bit & 1) != 0;
        out.append(set ? "VCZN".charAt(bit) : '-');
      }
    } else {
      out.append(register == RegisterChanges.SP ? "sp" : "x" + register).append('=');
      ArgumentText.hex(low, out);
    }
  }
}
