package org.gunyahsim.hypervisor.hypercall;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallArgument.Kind;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallTable;

/**
 * The recorded hypercalls of the real resource manager from its first instruction to the primary
 * VM's start, and a way to make them again.
 */
public final class BootSequence {
  private static final Pattern LINE =
      Pattern.compile("\\s*(\\d+) 6([0-9a-f]{3}) (\\w+)\\((.*)\\) -> (.*?)\\s+\\[elr .*");

  /** The last call before the primary VM runs. */
  public static final int POWER_ON = 398;

  /** One recorded call; {@code results} is empty where no return was traced. */
  public record Call(
      int line, int number, String name, Map<String, Long> arguments, Map<String, Long> results) {}

  private BootSequence() {}

  /** The calls up to and including the primary VM's power-on. */
  public static List<Call> read() {
    List<Call> calls = new ArrayList<>();
    for (String line : lines("rm-boot-sequence.txt")) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches() && Integer.parseInt(matcher.group(1)) <= POWER_ON) {
        calls.add(
            new Call(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2), 16),
                matcher.group(3),
                fields(matcher.group(4), ","),
                matcher.group(5).startsWith("(") ? Map.of() : fields(matcher.group(5), " ")));
      }
    }
    return calls;
  }

  private static Map<String, Long> fields(String text, String separator) {
    Map<String, Long> fields = new LinkedHashMap<>();
    for (String field : text.split(separator, -1)) {
      if (!field.isBlank()) {
        String[] parts = field.strip().split("=", 2);
        fields.put(parts[0], Long.parseUnsignedLong(parts[1], 16));
      }
    }
    return fields;
  }

  /** Lines of a recorded transcript. */
  public static List<String> lines(String name) {
    try (InputStream in =
        Objects.requireNonNull(
            BootSequence.class.getResourceAsStream("/transcripts/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes recorded calls with a machine's own CapIDs. */
  public static final class Replay {
    private final RootVmFixture machine;
    private final Map<Long, Long> capIds = new HashMap<>();
    private final Map<Long, Long> primaryCapIds = new HashMap<>();

    /** Starts at the root VM's first instruction. */
    public Replay(RootVmFixture machine) {
      this.machine = machine;
      long[] recorded = {0};
      Objects.requireNonNull(machine.root.cspace())
          .forEach(
              slot -> {
                capIds.put(recorded[0], slot.capId());
                recorded[0] = next(recorded[0]);
              });
    }

    /** The same point of the sequence on another machine with the same CapIDs. */
    public Replay continuedOn(RootVmFixture other) {
      return new Replay(other, this);
    }

    private Replay(RootVmFixture machine, Replay from) {
      this.machine = machine;
      capIds.putAll(from.capIds);
      primaryCapIds.putAll(from.primaryCapIds);
    }

    private static long next(long plain) {
      return (plain & 0xFF) == 0x3D ? (plain & ~0xFFL) + 0x100 : plain + 1;
    }

    /** This machine's CapID for a recorded one of the root VM. */
    public long cap(long recorded) {
      return Objects.requireNonNull(capIds.get(recorded), Long.toHexString(recorded));
    }

    /** This machine's CapID for a recorded one of the primary VM. */
    public long primaryCap(long recorded) {
      return Objects.requireNonNull(primaryCapIds.get(recorded));
    }

    /** Makes one call; the results are in the root VM's registers. */
    public void make(Call call) {
      Hypercall declared = Objects.requireNonNull(HypercallTable.byNumber(call.number()));
      long[] x = machine.root.state.x;
      int index = 0;
      for (Map.Entry<String, Long> argument : call.arguments().entrySet()) {
        Kind kind = declared.arguments().get(index).kind();
        long value = argument.getValue();
        x[index++] =
            kind == Kind.CAPABILITY || kind == Kind.CAPID
                ? capIds.getOrDefault(value, value)
                : value;
      }
      machine.assembly.hypercalls().call(machine.root, call.number(), false);
      Long created = call.results().get("new_cap");
      if (created != null) {
        boolean elsewhere =
            call.number() == HypercallNumber.CSPACE_COPY_CAP_FROM
                && Objects.requireNonNull(call.arguments().get("dest_cspace")) != 0;
        (elsewhere ? primaryCapIds : capIds).put(created, x[1]);
      }
    }
  }
}
