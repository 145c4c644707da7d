package org.gunyahsim.resourcemanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gunyahsim.guest.devicetree.DeviceTree;
import org.gunyahsim.guest.devicetree.DeviceTreeException;
import org.gunyahsim.guest.devicetree.Node;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.VcpuRunState;
import org.gunyahsim.resourcemanager.root.RmOptions.Quality;
import org.junit.jupiter.api.Test;

/**
 * A secondary VM's whole life as recorded (suite 50): every RPC of the primary VM and of the
 * secondary one, with the notifications in their place. Capability ids are compared by the rules of
 * the conformance comparison: where the recording has one, ours must be one.
 */
class VmLifeTranscriptTest {
  private static final long IMAGE = 0x6000_0000L;
  private static final long TREE = IMAGE + 0x10_0000;
  private static final Pattern SENT =
      Pattern.compile("^(SVM\\| )?tx (\\d+) ([0-9a-f]+)(?:\\.\\.\\.)? -> 0,1 ; (.*)$");
  private static final Pattern RECEIVED =
      Pattern.compile("^(?:SVM\\| )?(?:  |HOST rm-)rx \\d+ ([0-9a-f]+)$");
  private static final Pattern CAP = Pattern.compile("([0-9a-f]{16})");

  private final Client primary = Client.primary(Quality.PRODUCTION);
  private final FakeHypervisor machine = primary.machine;

  private static List<String> expected(List<String> lines, int from, boolean secondary) {
    List<String> expected = new ArrayList<>();
    for (int i = from + 1; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher received = RECEIVED.matcher(line);
      if (received.matches() && line.startsWith("SVM") == secondary) {
        expected.add(received.group(1));
      } else {
        break;
      }
    }
    return expected;
  }

  @Test
  void suite50() throws DeviceTreeException {
    live();
  }

  @Test
  void suite50SavedAndLoadedAfterEveryHandler() throws DeviceTreeException {
    machine.afterEachHandler =
        program -> Snapshots.copy((ResourceManager) program, Quality.PRODUCTION);
    live();
  }

  private void live() throws DeviceTreeException {
    machine.write(TREE, Resources.secondaryTree(), 0, Resources.secondaryTree().length);
    List<String> lines = Resources.lines("production-svm-suite50.txt");
    Client secondary = null;
    int exchanges = 0;
    for (int i = 0; i < lines.size(); i++) {
      Matcher sent = SENT.matcher(lines.get(i));
      if (lines.get(i).equals("SVM| ## final")) {
        systemReset();
        i = lines.indexOf("HOST rm-rx 16 21030500080010568200000009000000") - 1;
        assertThat(primary.receiveAll()).isEqualTo(expected(lines, i, false));
      }
      if (lines.get(i).startsWith("GET_HYP_RES 82")) {
        resources(i, lines);
      }
      if (lines.get(i).startsWith("SVM| SVM up")) {
        secondary = secondary();
        checkTree();
      }
      if (!sent.matches()) {
        continue;
      }
      boolean fromSecondary = sent.group(1) != null;
      Client client = fromSecondary ? java.util.Objects.requireNonNull(secondary) : primary;
      List<String> got = client.exchange(sent.group(3));
      List<String> expected = expected(lines, i, fromSecondary);
      if (sent.group(4).equals("GET_HYP_RES 3")) {
        assertThat(masked(got.getFirst())).isEqualTo(masked(expected.getFirst()));
      } else {
        assertThat(got).as(lines.get(i)).isEqualTo(expected);
      }
      exchanges++;
    }
    assertThat(exchanges)
        .isEqualTo((int) lines.stream().filter(line -> SENT.matcher(line).matches()).count());
  }

  /** The secondary VM's reset: its vCPU halts, the resource manager looks at it and reaps it. */
  private void systemReset() {
    long vcpu = lastCreated(HypercallNumber.VCPU_POWERON);
    machine.runStates.put(
        vcpu, new long[] {VcpuRunState.PSCI_SYSTEM_RESET, 0x8000_0000_0000_0000L, 0});
    machine.raise(43);
    machine.settle();
  }

  private long lastCreated(int number) {
    return machine.calls.reversed().stream()
        .filter(call -> call.number() == number)
        .findFirst()
        .orElseThrow()
        .arguments()
        .getFirst();
  }

  /** Everything but the capability ids of a resource list. */
  private static String masked(String hex) {
    StringBuilder text = new StringBuilder(hex);
    for (int at = 2 * 16; at + 88 <= hex.length(); at += 88) {
      text.replace(at + 24, at + 40, "c".repeat(16));
    }
    return text.toString();
  }

  private void resources(int line, List<String> lines) {
    String payload =
        String.join("", primary.request(0x5600_0020, new byte[] {(byte) 0x82, 0, 0, 0}));
    // 272 bytes of payload come in two messages; take the second header out.
    payload = payload.substring(16, 480) + payload.substring(496);
    List<String> records = new ArrayList<>();
    byte[] bytes = HexFormat.of().parseHex(payload);
    for (int at = 8; at + 44 <= bytes.length; at += 44) {
      records.add(
          "type=%x partner=%x label=%x virqh=%x virq=%x"
              .formatted(
                  bytes[at],
                  bytes[at + 2] & 0xFF | (bytes[at + 3] & 0xFF) << 8,
                  bytes[at + 8],
                  bytes[at + 20],
                  bytes[at + 24] & 0xFF | (bytes[at + 25] & 0xFF) << 8));
    }
    List<String> recorded =
        lines.subList(line + 1, line + 8).stream()
            .filter(text -> text.startsWith(" res type"))
            .map(String::strip)
            .map(text -> text.replaceAll("^res ", ""))
            .map(text -> text.replaceAll(" handle=0", "").replaceAll(" cap=[0-9a-f]+", ""))
            .map(text -> text.replaceAll(" base=0 size=0", ""))
            .toList();
    assertThat(records).isEqualTo(recorded);
  }

  private DeviceTree tree() throws DeviceTreeException {
    byte[] blob = new byte[0x4000];
    machine.read(TREE, blob, 0, blob.length);
    return DeviceTree.parse(blob);
  }

  /** The secondary VM finds its queues where its tree says. */
  private Client secondary() throws DeviceTreeException {
    Node node = tree().compatible("gunyah-resource-manager").getFirst();
    var reg = java.util.Objects.requireNonNull(node.property("reg")).reader();
    long cspace = cspace();
    return new Client(
        machine, machine.master(cspace, reg.number(2)), machine.master(cspace, reg.number(2)));
  }

  /** The secondary VM's capability space: destination of the last capabilities copied. */
  private long cspace() {
    return machine.calls.reversed().stream()
        .filter(call -> call.number() == HypercallNumber.CSPACE_CONFIGURE)
        .findFirst()
        .orElseThrow()
        .arguments()
        .getFirst();
  }

  /** The tree that the VM prints, token for token, but for capability ids and the random seed. */
  private void checkTree() throws DeviceTreeException {
    StringBuilder dump = new StringBuilder();
    for (String line : Resources.lines("production-svm-suite50.txt")) {
      if (line.matches("SVM\\| DTB [0-9a-f]+ [0-9a-f]+")) {
        dump.append(line.substring(line.lastIndexOf(' ') + 1));
      }
    }
    DeviceTree recorded = DeviceTree.parse(HexFormat.of().parseHex(dump.toString()));
    assertThat(lines(tree())).isEqualTo(lines(recorded));
    assertThat(strings(tree().flatten())).isEqualTo(strings(recorded.flatten()));
  }

  /** The strings block: names in the order in which they were added. */
  private static String strings(byte[] blob) {
    int offset = Resources.bigEndian(blob, 12);
    int size = Resources.bigEndian(blob, 32);
    return new String(blob, offset, size, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static List<String> lines(DeviceTree tree) {
    List<String> lines = new ArrayList<>();
    for (Node node : tree.nodes()) {
      String path = node.path().replaceAll("@[0-9a-f]{1,2}$|@[0-9a-f]{15,16}$", "@CAP");
      lines.add(path);
      boolean caps = path.startsWith("/hypervisor/") && path.contains("@");
      for (var property : node.properties()) {
        String value = HexFormat.of().formatHex(property.value());
        boolean random = property.name().equals("kaslr-seed");
        boolean cap = caps && property.name().equals("reg");
        lines.add(
            path
                + " "
                + property.name()
                + " = "
                + (random || cap ? CAP.matcher(value).replaceAll("CAP") : value));
      }
    }
    return lines;
  }
}
