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
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.jspecify.annotations.Nullable;

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
    return all().stream().filter(call -> call.line() <= POWER_ON).toList();
  }

  /** The few calls that follow: the primary VM's first message. */
  public static List<Call> readAftermath() {
    return all().stream().filter(call -> call.line() > POWER_ON).toList();
  }

  private static List<Call> all() {
    List<Call> calls = new ArrayList<>();
    for (String line : lines("rm-boot-sequence.txt")) {
      Call call = parse(line);
      if (call != null) {
        calls.add(call);
      }
    }
    return calls;
  }

  /** The call of a line, or null when it is a line of another kind. */
  public static @Nullable Call parse(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches()
        ? new Call(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2), 16),
            matcher.group(3),
            fields(matcher.group(4), ","),
            matcher.group(5).startsWith("(") ? Map.of() : fields(matcher.group(5), " "))
        : null;
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

  /** A machine's own CapIDs for the recorded ones of the root VM and the primary VM. */
  public static final class CapIds {
    private final Map<Long, Long> root = new HashMap<>();
    private final Map<Long, Long> primary = new HashMap<>();

    /** Knows what the root VM starts with. */
    public CapIds(Cspace cspace) {
      long[] recorded = {0};
      cspace.forEach(
          slot -> {
            root.put(recorded[0], slot.capId());
            recorded[0] = next(recorded[0]);
          });
    }

    private CapIds(CapIds from) {
      root.putAll(from.root);
      primary.putAll(from.primary);
    }

    private static long next(long plain) {
      return (plain & 0xFF) == 0x3D ? (plain & ~0xFFL) + 0x100 : plain + 1;
    }

    /** Arguments of a call of the root VM, in register order, with this machine's CapIDs. */
    public long[] arguments(Call call) {
      Hypercall declared = Objects.requireNonNull(HypercallTable.byNumber(call.number()));
      long[] values = new long[call.arguments().size()];
      int index = 0;
      for (long value : call.arguments().values()) {
        Kind kind = declared.arguments().get(index).kind();
        values[index++] =
            kind == Kind.CAPABILITY || kind == Kind.CAPID ? root.getOrDefault(value, value) : value;
      }
      return values;
    }

    /** Learns what the call has returned in x1, if that is a CapID. */
    public void learn(Call call, long x1) {
      Long created = call.results().get("new_cap");
      if (created != null) {
        boolean elsewhere =
            call.number() == HypercallNumber.CSPACE_COPY_CAP_FROM
                && Objects.requireNonNull(call.arguments().get("dest_cspace")) != 0;
        (elsewhere ? primary : root).put(created, x1);
      }
    }
  }

  /** Makes recorded calls with a machine's own CapIDs. */
  public static final class Replay {
    private final RootVmFixture machine;
    private final CapIds capIds;

    /** Starts at the root VM's first instruction. */
    public Replay(RootVmFixture machine) {
      this.machine = machine;
      capIds = new CapIds(Objects.requireNonNull(machine.root.cspace()));
    }

    /** The same point of the sequence on another machine with the same CapIDs. */
    public Replay continuedOn(RootVmFixture other) {
      return new Replay(other, new CapIds(capIds));
    }

    private Replay(RootVmFixture machine, CapIds capIds) {
      this.machine = machine;
      this.capIds = capIds;
    }

    /** This machine's CapID for a recorded one of the root VM. */
    public long cap(long recorded) {
      return Objects.requireNonNull(capIds.root.get(recorded), Long.toHexString(recorded));
    }

    /** This machine's CapID for a recorded one of the primary VM. */
    public long primaryCap(long recorded) {
      return Objects.requireNonNull(capIds.primary.get(recorded));
    }

    /** Makes one call; the results are in the root VM's registers. */
    public void make(Call call) {
      long[] arguments = capIds.arguments(call);
      System.arraycopy(arguments, 0, machine.root.state.x, 0, arguments.length);
      machine.assembly.hypercalls().call(machine.root, call.number(), false);
      capIds.learn(call, machine.root.state.x[1]);
    }
  }
}
