package org.gunyahsim.machine.trace;

import java.io.BufferedReader;
import java.io.Flushable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.gunyahsim.hypervisor.abi.HypercallRule;
import org.gunyahsim.hypervisor.object.ObjectState;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;
import org.gunyahsim.hypervisor.trace.TraceRecord;
import org.gunyahsim.hypervisor.trace.TraceSink;

/**
 * Events in a file, to be read again. Text of lines, the words of each separated by one space:
 *
 * <pre>
 * gunyah-sim-trace 1-TABLES                           format, its version, checksum of the tables
 * e ID NAME CATEGORY ARGUMENT ...                     an event type, before its first event
 * v VMID NAME                                         a VM, before its first event
 * ID TIME CPU VMID VCPU VALUE ... [:PAYLOAD]          an event
 * </pre>
 *
 * <p>TIME is virtual, in ns; ID, values and payload are hexadecimal, the rest decimal. There are as
 * many values as the type has arguments. Types unknown to the reader are read as they are declared.
 *
 * <p>Values name rules, types and states by their places in the program's tables, so a file is read
 * only by programs with the same tables: TABLES is a checksum of their names.
 */
public final class TraceFile {
  private static final String MAGIC = "gunyah-sim-trace";
  private static final String VERSION = "1-" + tables();

  private TraceFile() {}

  /** The first line of a file that this program writes. */
  public static String firstLine() {
    return MAGIC + " " + VERSION;
  }

  private static String tables() {
    CRC32 checksum = new CRC32();
    Stream.of(HypercallRule.values(), ObjectType.values(), ObjectState.values())
        .flatMap(Arrays::stream)
        .map(Enum::name)
        .forEach(name -> checksum.update((name + '\n').getBytes(StandardCharsets.US_ASCII)));
    return HexFormat.of().toHexDigits((int) checksum.getValue());
  }

  /** Writes. A failure to write ends the trace silently: the stream below has told. */
  public static final class Writer implements TraceSink, Flushable {
    private final Appendable out;
    private final IntFunction<String> vmNames;
    private final Map<Integer, EventType> types = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final StringBuilder line = new StringBuilder(256);

    /** Makes a writer and writes the first line. */
    public Writer(Appendable out, IntFunction<String> vmNames) {
      this.out = out;
      this.vmNames = vmNames;
      line.append(firstLine()).append('\n');
      put();
    }

    @Override
    public void accept(TraceRecord record) {
      line.setLength(0);
      EventType type = record.type;
      if (types.putIfAbsent(type.id(), type) == null) {
        line.append("e ").append(Integer.toHexString(type.id())).append(' ').append(type.name());
        line.append(' ').append(type.category().optionName());
        for (String argument : type.arguments()) {
          line.append(' ').append(argument);
        }
        line.append('\n');
      }
      if (record.vmid != 0) {
        String name = vmNames.apply(record.vmid).replace(' ', '_');
        if (!name.equals(names.put(record.vmid, name))) {
          line.append("v ").append(record.vmid).append(' ').append(name).append('\n');
        }
      }
      line.append(Integer.toHexString(type.id())).append(' ').append(record.time);
      line.append(' ').append(record.cpu).append(' ').append(record.vmid);
      line.append(' ').append(record.vcpu);
      for (int i = 0; i < type.arguments().size(); i++) {
        line.append(' ').append(Long.toHexString(record.arguments[i]));
      }
      if (record.payloadLength > 0) {
        line.append(" :");
        HexFormat.of().formatHex(line, record.payload, 0, record.payloadLength);
      }
      line.append('\n');
      put();
    }

    private void put() {
      try {
        out.append(line);
      } catch (IOException e) {
        // The machine runs on.
      }
    }

    @Override
    public void flush() {
      if (out instanceof Flushable flushable) {
        try {
          flushable.flush();
        } catch (IOException e) {
          // As in put.
        }
      }
    }
  }

  /** What is wrong with a file, in words. */
  public static final class FormatException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;

    FormatException(int line, String message) {
      super(message);
      this.line = line;
    }

    /** From 1. */
    public int line() {
      return line;
    }
  }

  /** Reads. */
  public static final class Reader {
    private final Map<Integer, EventType> types = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final TraceRecord record = new TraceRecord();
    private int line;

    /** The name of a VM as far as the file has told it. */
    public String vmName(int vmid) {
      return names.getOrDefault(vmid, "vm" + vmid);
    }

    /** Reads a file to its end. The record is reused from one event to the next. */
    public void read(BufferedReader in, TraceSink sink) throws IOException, FormatException {
      line = 1;
      String text = in.readLine();
      if (text == null || !text.startsWith(MAGIC + " ")) {
        throw new FormatException(line, "not a trace that --trace-file wrote");
      }
      if (!text.equals(firstLine())) {
        throw new FormatException(line, "a trace of another version of this program; make it anew");
      }
      for (text = in.readLine(); text != null; text = in.readLine()) {
        line++;
        try {
          if (!entry(text.split(" ", -1))) {
            sink.accept(record);
          }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
          throw new FormatException(line, "malformed line; the trace was cut or edited");
        }
      }
    }

    /** Takes a line; true when it is a declaration and not an event. */
    private boolean entry(String[] words) {
      switch (words[0]) {
        case "e" -> {
          int id = HexFormat.fromHexDigits(words[1]);
          Category category = Category.valueOf(words[3].toUpperCase(Locale.ROOT));
          types.put(
              id, new EventType(id, words[2], category, List.of(words).subList(4, words.length)));
          return true;
        }
        case "v" -> {
          names.put(Integer.parseInt(words[1]), words[2]);
          return true;
        }
        default -> {
          event(words);
          return false;
        }
      }
    }

    private void event(String[] words) {
      EventType type = types.get(HexFormat.fromHexDigits(words[0]));
      if (type == null) {
        throw new IllegalArgumentException("an event that was not declared");
      }
      record.type = type;
      record.time = Long.parseLong(words[1]);
      record.cpu = Integer.parseInt(words[2]);
      record.vmid = Integer.parseInt(words[3]);
      record.vcpu = Integer.parseInt(words[4]);
      int count = type.arguments().size();
      for (int i = 0; i < TraceRecord.ARGUMENTS; i++) {
        record.arguments[i] = i < count ? HexFormat.fromHexDigitsToLong(words[5 + i]) : 0;
      }
      record.payloadLength = 0;
      if (words.length > 5 + count) {
        byte[] payload = HexFormat.of().parseHex(words[5 + count].substring(1));
        System.arraycopy(payload, 0, record.payload, 0, payload.length);
        record.payloadLength = payload.length;
      }
    }
  }
}
