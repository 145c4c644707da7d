package org.gunyahsim.hypervisor.hypercall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Suite 2 of the recorded probe, production quality: every native call against made-up, wrong and
 * right capabilities, small calls, and a message queue's whole behaviour; all registers compared.
 *
 * <p>The primary VM and its queues are those of the replayed boot sequence. What the resource
 * manager does in the recording (taking messages, answering) the test does at the same places.
 */
class RecordedProbeTest {
  private static final long RECORDED_TX = 0x8136_0933_3BF9_EDCDL;
  private static final long RECORDED_RX = 0x8136_0933_3BF9_ABD0L;

  /** Recorded CapIDs in the resource manager's capability space. */
  private static final long ROOT_QUEUE_FROM_PRIMARY = 0x40E;

  private static final long ROOT_QUEUE_TO_PRIMARY = 0x40F;

  private static final long SCRATCH = 0x804E_C000L;

  private static final Pattern CALL =
      Pattern.compile("hvc (6[0-9a-f]{3}) \\((.*)\\) -> \\[(.*)] tmpchg=(\\w+) nz=(\\w+) ; (.*)");
  private static final Pattern SCAN = Pattern.compile("cap ([0-9a-f]+): (.*)");
  private static final Pattern FILL = Pattern.compile("send#\\d+ -> (\\w+),(\\w+)");
  private static final Pattern SANITY = Pattern.compile("tx 8 (\\w+) -> (\\w+),(\\w+) ; sanity");
  private static final Pattern RECEIVED = Pattern.compile(" {2}rx (\\d+) (\\w+)");
  private static final Pattern BUFFER = Pattern.compile("buf (\\w+)");

  private RootVmFixture machine;
  private BootSequence.Replay replay;
  private Vcpu primary;
  private long tx;
  private long rx;
  private int checked;

  @BeforeEach
  void bootToThePrimaryVm() {
    machine = new RootVmFixture(new HypervisorConfig(Quality.PRODUCTION, true, 42, 8, 3 << 20));
    replay = new BootSequence.Replay(machine);
    BootSequence.read().forEach(replay::make);
    tx = replay.primaryCap(0);
    rx = replay.primaryCap(1);
    AddressSpace space =
        machine.hypervisor.objects().all().stream()
            .filter(object -> object instanceof AddressSpace found && found.vmid() == 3)
            .map(AddressSpace.class::cast)
            .findFirst()
            .orElseThrow();
    primary = space.threads().getFirst();
  }

  @AfterEach
  void close() {
    machine.close();
  }

  @Test
  void everyLineIsAnsweredAsRecorded() {
    List<String> lines = BootSequence.lines("production-suite2.txt");
    String section = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String where = "line " + (i + 1) + ": " + line;
      if (line.startsWith("## ")) {
        section = line;
        prepare(section);
      } else if (line.startsWith("hvc ")) {
        call(line, where);
        drainUnlessFilling(section);
      } else if (line.startsWith("cap ")) {
        scan(line, where);
      } else if (line.startsWith("send#")) {
        fill(line, where);
      } else if (line.startsWith("tx ")) {
        sanity(line, where);
      } else if (line.startsWith("  rx ")) {
        received(line, where);
      } else if (line.startsWith("buf ")) {
        buffer(line, where);
      }
    }
    // 89 calls in each of 6 sections, 48 * 6 scanned, and 73 more lines.
    assertThat(checked).isEqualTo(6 * 89 + 48 * 6 + 73);
  }

  /** What the probe had done, or the resource manager answered, before a section's first line. */
  private void prepare(String section) {
    if (section.startsWith("## recv with small buffer")) {
      answer("21020200a00000560000000064010001");
      answer("21020300240000560000000003000000");
      machine.memory.write(0x4102_D850L, pattern(0x100), 0, 0x100);
    }
  }

  private static byte[] pattern(int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) 0xCC);
    return bytes;
  }

  private void call(String line, String where) {
    Matcher matcher = CALL.matcher(line);
    assertThat(matcher.matches()).as(where).isTrue();
    int number = Integer.parseInt(matcher.group(1), 16) - HypercallNumber.NATIVE_BASE;
    long[] before = registers(matcher.group(2), number);
    long[] x = primary.state.x;
    System.arraycopy(before, 0, x, 0, before.length);
    primary.state.pc = 0x4100_1058L;
    machine.assembly.hypercalls().call(primary, number, false);

    String[] expected = matcher.group(3).split(",", -1);
    boolean random = number == HypercallNumber.PRNG_GET_ENTROPY && expected[0].endsWith("0");
    for (int i = 0; i < expected.length; i++) {
      String value = expected[i].replace("=", "");
      boolean drawn = random && i > 0 && !value.equals("0");
      if (!drawn) {
        assertThat(x[i]).as("x%d, %s", i, where).isEqualTo(Long.parseUnsignedLong(value, 16));
      }
    }
    long changed = Long.parseLong(matcher.group(4), 16);
    long nonZero = Long.parseLong(matcher.group(5), 16);
    for (int i = 8; i < 31; i++) {
      if ((changed >>> i & 1) == 0) {
        assertThat(x[i]).as("x%d is kept, %s", i, where).isEqualTo(before[i]);
      } else {
        assertThat(x[i] != 0).as("x%d, %s", i, where).isEqualTo((nonZero >>> i & 1) != 0);
      }
    }
    assertThat(x[9]).isEqualTo(0x4100_1058L);
    checked++;
  }

  /** Arguments as recorded, with our CapIDs, and marks in all other registers. */
  private long[] registers(String arguments, int number) {
    long[] values = new long[31];
    for (int i = 8; i < values.length; i++) {
      values[i] = 0xA5A5_0000_0000_0000L | (long) number << 16 | i;
    }
    int at = 0;
    for (String argument : arguments.split(",", -1)) {
      long value = Long.parseUnsignedLong(argument, 16);
      values[at++] = value == RECORDED_TX ? tx : value == RECORDED_RX ? rx : value;
    }
    // The probe leaves 0 in the registers that are no arguments: those read "0" in the recording.
    return values;
  }

  private void scan(String line, String where) {
    Matcher matcher = SCAN.matcher(line);
    assertThat(matcher.matches()).as(where).isTrue();
    long cap = Long.parseLong(matcher.group(1), 16);
    for (String field : matcher.group(2).split(" ", -1)) {
      String[] parts = field.split("=", 2);
      long error =
          switch (parts[0]) {
            case "dbl_recv" -> call(HypercallNumber.DOORBELL_RECEIVE, cap, 1, 0);
            case "mq_unbind_rx" -> call(HypercallNumber.MSGQUEUE_UNBIND_RECEIVE_VIRQ, cap, 0);
            case "vpm_state" -> call(HypercallNumber.VPM_GROUP_GET_STATE, cap, 0);
            case "run_check" -> call(HypercallNumber.VCPU_RUN_CHECK, cap, 0);
            case "hwirq_unbind" -> call(HypercallNumber.HWIRQ_UNBIND_VIRQ, cap, 0);
            case "set_aff" -> call(HypercallNumber.VCPU_SET_AFFINITY, cap, -1, -1);
            default -> throw new AssertionError(where);
          };
      assertThat(error).as("%s, %s", parts[0], where).isEqualTo(Long.parseLong(parts[1], 16));
      checked++;
    }
  }

  private long call(int number, long... arguments) {
    return machine.call(primary, number, arguments);
  }

  private void fill(String line, String where) {
    Matcher matcher = FILL.matcher(line);
    assertThat(matcher.matches()).as(where).isTrue();
    assertThat(call(HypercallNumber.MSGQUEUE_SEND, tx, 8, 0x4102_E850L, 0, 0))
        .as(where)
        .isEqualTo(Long.parseLong(matcher.group(1), 16));
    assertThat(primary.state.x[1]).as(where).isEqualTo(Long.parseLong(matcher.group(2), 16));
    checked++;
  }

  private void sanity(String line, String where) {
    drain();
    Matcher matcher = SANITY.matcher(line);
    assertThat(matcher.matches()).as(where).isTrue();
    byte[] message = HexFormat.of().parseHex(matcher.group(1));
    machine.memory.write(0x4102_E850L, message, 0, message.length);
    assertThat(call(HypercallNumber.MSGQUEUE_SEND, tx, message.length, 0x4102_E850L, 1, 0))
        .as(where)
        .isEqualTo(Long.parseLong(matcher.group(2), 16));
    assertThat(primary.state.x[1]).isEqualTo(Long.parseLong(matcher.group(3), 16));
    assertThat(drain()).as("what the resource manager gets").containsExactly(matcher.group(1));
    checked++;
  }

  private void received(String line, String where) {
    Matcher matcher = RECEIVED.matcher(line);
    assertThat(matcher.matches()).as(where).isTrue();
    answer(matcher.group(2));
    assertThat(call(HypercallNumber.MSGQUEUE_RECEIVE, rx, 0x4102_D850L, 0xF0, 0))
        .as(where)
        .isEqualTo(ErrorCode.OK);
    assertThat(primary.state.x[1]).isEqualTo(Long.parseLong(matcher.group(1)));
    assertThat(bytes(0x4102_D850L, 16)).as(where).isEqualTo(matcher.group(2));
    checked++;
  }

  private void buffer(String line, String where) {
    Matcher matcher = BUFFER.matcher(line);
    assertThat(matcher.matches()).as(where).isTrue();
    assertThat(bytes(0x4102_D850L, matcher.group(1).length() / 2))
        .as(where)
        .isEqualTo(matcher.group(1));
    checked++;
  }

  private String bytes(long address, int size) {
    byte[] bytes = new byte[size];
    machine.memory.read(address, bytes, 0, size);
    return HexFormat.of().formatHex(bytes);
  }

  private void drainUnlessFilling(String section) {
    if (!section.startsWith("## fill")) {
      drain();
    }
  }

  /** The resource manager takes all messages; returns them in hex. */
  private List<String> drain() {
    List<String> messages = new ArrayList<>();
    long queue = replay.cap(ROOT_QUEUE_FROM_PRIMARY);
    while (machine.call(HypercallNumber.MSGQUEUE_RECEIVE, queue, SCRATCH, 0xF0, 0)
        == ErrorCode.OK) {
      messages.add(bytes(SCRATCH, (int) machine.root.state.x[1]));
    }
    assertThat(machine.root.state.x[0]).isEqualTo(ErrorCode.MSGQUEUE_EMPTY);
    return messages;
  }

  /** The resource manager sends a message. */
  private void answer(String hex) {
    byte[] message = HexFormat.of().parseHex(hex);
    machine.memory.write(SCRATCH, message, 0, message.length);
    long queue = replay.cap(ROOT_QUEUE_TO_PRIMARY);
    machine.must(HypercallNumber.MSGQUEUE_SEND, queue, message.length, SCRATCH, 1, 0);
  }

  @Test
  void theVcpuCapabilityOfThePrimaryVmIsRefusedWhatItHasNoRightFor() {
    long vcpu = replay.primaryCap(2);
    assertThat(call(HypercallNumber.VCPU_SET_AFFINITY, vcpu, 0xFFFF, -1))
        .isEqualTo(ErrorCode.CSPACE_INSUFFICIENT_RIGHTS);
    assertThat(call(HypercallNumber.VCPU_SET_AFFINITY, vcpu, 8, -1))
        .isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(call(HypercallNumber.SCHEDULER_YIELD, 1, vcpu, 0))
        .isEqualTo(ErrorCode.CSPACE_INSUFFICIENT_RIGHTS);
    assertThat(Objects.requireNonNull(primary.cspace()).count()).isEqualTo(3);
  }
}
