package org.gunyahsim.vmmanager.vmm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gunyahsim.guest.devicetree.DeviceTree;
import org.gunyahsim.guest.devicetree.DeviceTreeException;
import org.gunyahsim.guest.devicetree.Node;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.resourcemanager.protocol.ExitType;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.ResourceEntry;
import org.gunyahsim.resourcemanager.protocol.ResourceType;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.vmmanager.PrimaryVm;
import org.gunyahsim.vmmanager.PrimaryVmConfig;
import org.gunyahsim.vmmanager.api.HostCallKind;
import org.gunyahsim.vmmanager.api.HostRequest;
import org.gunyahsim.vmmanager.driver.Errno;
import org.gunyahsim.vmmanager.testing.FakeMachine;
import org.gunyahsim.vmmanager.testing.FakeRm;
import org.gunyahsim.vmmanager.vmm.VmConfig.Blob;
import org.gunyahsim.vmmanager.vmm.VmConfig.Image;
import org.gunyahsim.vmmanager.vmm.VmConfig.SerialKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The VMM with a scripted resource manager and scripted guests. */
class VmmTest {
  private static final long IMAGE = 0x4400_0000L;
  private static final long UART = 0x0900_0000L;
  private static final int VIRQ = 0x3C2;
  private static final long BELL = 0xBE11;

  private final StringBuilder console = new StringBuilder();
  private @Nullable FakeMachine machine;
  private @Nullable PrimaryVm primary;

  @AfterEach
  void close() {
    if (machine != null) {
      machine.close();
    }
  }

  private static VmConfig config(Image image, boolean restart) {
    return new VmConfig(
        "test",
        VmConfig.DEFAULT_BASE,
        4 << 20,
        1,
        image,
        null,
        null,
        "quiet",
        List.of(SerialKind.PL011),
        restart);
  }

  private FakeMachine boot(int cpus, VmConfig... configs) {
    FakeMachine made =
        new FakeMachine(
            cpus,
            tracer -> {
              PrimaryVm program =
                  new PrimaryVm(
                      new PrimaryVmConfig(
                          List.of(configs),
                          true,
                          true,
                          FakeMachine.HOST_QUEUE,
                          FakeMachine.HOST_INTERRUPT,
                          List.of()),
                      tracer,
                      (vm, port, value) -> console.append((char) value));
              primary = program;
              return program;
            });
    machine = made;
    List<ResourceEntry> resources = new ArrayList<>();
    for (int i = 0; i < configs[0].vcpus(); i++) {
      resources.add(ResourceEntry.of(ResourceType.VIRTUAL_CPU, 0, i, 0xC0 + i, VIRQ + i));
    }
    resources.add(ResourceEntry.of(ResourceType.DOORBELL_SOURCE, 0x80, 1, BELL, 0));
    made.rm.resources = resources;
    made.memory.write(IMAGE, "image".getBytes(StandardCharsets.UTF_8), 0, 5);
    made.boot();
    return made;
  }

  private PrimaryVm primary() {
    return Objects.requireNonNull(primary);
  }

  /** A guest that says hello, and then what the rest of the script says. */
  private static FakeMachine.Guest hello(List<long[]> rest) {
    List<long[]> script = new ArrayList<>();
    for (char c : "Hello\n".toCharArray()) {
      script.add(new long[] {0, 5, UART, 4, c});
    }
    script.addAll(rest);
    int[] at = {0};
    return (cap, resume) ->
        at[0] < script.size() ? script.get(at[0]++) : new long[] {0, 1, 0, 1, 0};
  }

  private static Node node(DeviceTree tree, String path) {
    return Objects.requireNonNull(tree.find(path), path);
  }

  @Test
  void runsOneVmToItsEndAndSwitchesOff() {
    FakeMachine m = boot(1, config(Image.raw(new Blob(IMAGE, 5)), true));
    int[] offs = {0};
    FakeMachine.Guest talk = hello(List.of());
    m.guest =
        (cap, resume) -> {
          long[] answer = talk.run(cap, resume);
          if (answer[1] != 1) {
            return answer;
          }
          if (offs[0]++ == 0) {
            m.rm.exited(0x80, ExitType.PLATFORM_OFF, 0);
            m.raise(VIRQ);
            return new long[] {0, 2, 0, 0, 0};
          }
          return new long[] {0, 2, 1, 0, 0};
        };
    m.settle();
    assertThat(console).hasToString("Hello\n");
    assertThat(primary().outcomes()).containsExactly(new VmOutcome.PoweredOff());
    assertThat(m.poweredOff).isTrue();
    assertThat(m.rm.requests)
        .extracting(FakeRm.Request::messageId)
        .containsExactly(
            MessageId.VM_ALLOCATE,
            MessageId.MEM_LEND,
            MessageId.VM_CONFIG_IMAGE,
            MessageId.VM_INIT,
            MessageId.VM_GET_HYP_RESOURCES,
            MessageId.VM_START,
            MessageId.VM_RESET,
            MessageId.MEM_RECLAIM,
            MessageId.VM_DEALLOCATE);
  }

  @Test
  void lendsPlainAlignedMemoryWithImageAndTree() throws DeviceTreeException {
    FakeMachine m = boot(1, config(Image.raw(new Blob(IMAGE, 5)), true));
    m.rm.paused = true;
    m.settle();
    m.rm.paused = false;
    byte[][] seen = new byte[1][];
    // The VM's memory is looked at before it is lent: the driver has sent no request yet.
    for (long base = FakeMachine.RAM; seen[0] == null; base += 2 << 20) {
      byte[] first = new byte[5];
      m.memory.read(base, first, 0, 5);
      if (new String(first, StandardCharsets.UTF_8).equals("image")) {
        seen[0] = new byte[4 << 20];
        m.memory.read(base, seen[0], 0, 4 << 20);
      }
    }
    m.settle();
    String lend = m.rm.requests.get(1).payload();
    assertThat(lend).startsWith("00000000" + "00000000" + "01000000" + "80000700" + "01000000");
    String configure = m.rm.requests.get(2).payload();
    int offset = (int) Long.reverseBytes(Long.parseUnsignedLong(configure.substring(48, 64), 16));
    int size = (int) Long.reverseBytes(Long.parseUnsignedLong(configure.substring(64, 80), 16));
    assertThat(offset + size).isEqualTo(4 << 20);
    byte[] blob = java.util.Arrays.copyOfRange(seen[0], offset, offset + size);
    DeviceTree tree = DeviceTree.parse(blob);
    Node root = tree.root();
    assertThat(tree.find("/memory")).isNotNull();
    assertThat(node(tree, "/chosen").string("bootargs")).isEqualTo("quiet");
    assertThat(node(tree, "/chosen").string("stdout-path")).isEqualTo("/pl011@9000000");
    assertThat(node(tree, "/gunyah-vm-config/vcpus").string("affinity")).isEqualTo("proxy");
    assertThat(node(tree, "/gunyah-vm-config/vdevices/bell-1").cell("label")).hasValue(1);
    assertThat(root.children()).extracting(Node::name).doesNotContain("hypervisor");
  }

  @Test
  void restartsAVmThatAsksForAReset() {
    FakeMachine m = boot(1, config(Image.raw(new Blob(IMAGE, 5)), true));
    int[] ended = {0};
    FakeMachine.Guest[] talk = {hello(List.of())};
    m.guest =
        (cap, resume) -> {
          long started =
              m.rm.requests.stream().filter(r -> r.messageId() == MessageId.VM_START).count();
          if (ended[0] == started) {
            return new long[] {0, 2, 1, 0, 0};
          }
          long[] answer = talk[0].run(cap, resume);
          if (answer[1] != 1) {
            return answer;
          }
          ended[0]++;
          talk[0] = hello(List.of());
          boolean reset = ended[0] < 3;
          m.rm.exited(0x80, reset ? ExitType.PLATFORM_RESET : ExitType.PLATFORM_OFF, 0);
          m.raise(VIRQ);
          return reset
              ? new long[] {0, 0x100, 0x8000_0000_0000_0000L, 0, 0}
              : new long[] {0, 2, 0, 0, 0};
        };
    m.settle();
    assertThat(console).hasToString("Hello\nHello\nHello\n");
    assertThat(primary().runs(0)).isEqualTo(3);
    assertThat(primary().outcomes()).containsExactly(new VmOutcome.PoweredOff());
    assertThat(m.poweredOff).isTrue();
  }

  @Test
  void tellsAResetThatIsNotToBeFollowed() {
    FakeMachine m = boot(1, config(Image.raw(new Blob(IMAGE, 5)), false));
    boolean[] down = {false};
    m.guest =
        (cap, resume) -> {
          if (down[0]) {
            return new long[] {0, 2, 1, 0, 0};
          }
          down[0] = true;
          m.rm.exited(0x80, ExitType.PSCI_SYSTEM_RESET2, 0x8000, 0x8000_0001, 0x77, 0);
          m.raise(VIRQ);
          return new long[] {0, 0x100, 0x4000_0000_8000_0001L, 0x77, 0};
        };
    m.settle();
    assertThat(primary().outcomes())
        .containsExactly(new VmOutcome.ResetRequested(ExitType.PSCI_SYSTEM_RESET2, 0x8000_0001));
  }

  @Test
  void tellsACrash() {
    FakeMachine m = boot(1, config(Image.raw(new Blob(IMAGE, 5)), true));
    boolean[] down = {false};
    m.guest =
        (cap, resume) -> {
          if (down[0]) {
            // The resource manager runs the vCPU itself: the driver finds it busy.
            return new long[] {31, 0, 0, 0, 0};
          }
          down[0] = true;
          m.raise(VIRQ);
          m.rm.exited(0x80, ExitType.SOFTWARE_ERROR, 0);
          return new long[] {0, 6, 0, 0, 0};
        };
    m.settle();
    assertThat(primary().outcomes())
        .hasOnlyElementsOfType(VmOutcome.Crashed.class)
        .extracting(outcome -> ((VmOutcome.Crashed) outcome).exitType())
        .containsExactly(ExitType.SOFTWARE_ERROR);
  }

  @Test
  void tellsWhyAVmCannotBeStarted() {
    int[] each = {
      MessageId.VM_ALLOCATE,
      MessageId.MEM_LEND,
      MessageId.VM_CONFIG_IMAGE,
      MessageId.VM_INIT,
      MessageId.VM_GET_HYP_RESOURCES,
      MessageId.VM_START
    };
    for (int refused : each) {
      FakeMachine m = boot(1, config(Image.raw(new Blob(IMAGE, 5)), true));
      m.rm.refuse.put(refused, RmError.NORESOURCE);
      m.settle();
      assertThat(primary().outcomes())
          .as("%08x", refused)
          .hasOnlyElementsOfType(VmOutcome.StartFailed.class);
      VmOutcome.StartFailed failed = (VmOutcome.StartFailed) primary().outcomes().getFirst();
      assertThat(failed.rmError()).isEqualTo(RmError.NORESOURCE);
      assertThat(failed.errno()).isEqualTo(Errno.ENODEV);
      assertThat(m.poweredOff).isTrue();
      List<Integer> sent = m.rm.requests.stream().map(FakeRm.Request::messageId).toList();
      int allocated = refused == MessageId.VM_ALLOCATE ? 0 : 1;
      assertThat(sent.stream().filter(id -> id == MessageId.VM_DEALLOCATE))
          .as("the VMID is given back after %08x", refused)
          .hasSize(allocated);
      int lent = refused == MessageId.VM_ALLOCATE || refused == MessageId.MEM_LEND ? 0 : 1;
      assertThat(sent.stream().filter(id -> id == MessageId.MEM_RECLAIM)).hasSize(lent);
      assertThat(primary().driver().leakedRegions()).isZero();
      m.close();
      machine = null;
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    FakeMachine m = boot(1, config(new Image(new Blob(IMAGE, 5), 0, 0, (4 << 20) - 4096), true));
    m.settle();
    assertThat(primary().outcomes().getFirst().toString()).contains("do not fit");
    assertThat(m.rm.requests).isEmpty();
    assertThat(m.poweredOff).isTrue();
  }

  @Test
  void givesInputToTheSerialPortAndRingsItsBell() {
    FakeMachine m = boot(1, config(Image.raw(new Blob(IMAGE, 5)), true));
    List<Long> read = new ArrayList<>();
    int[] step = {0};
    m.guest =
        (cap, resume) ->
            switch (step[0]++) {
              // Unmask the receive interrupts.
              case 0 -> new long[] {0, 5, UART + 0x38, 4, 0x50};
              case 1 -> new long[] {0, 1, 0, 1, 0};
              // What is it about?
              case 2 -> new long[] {0, 4, UART + 0x40, 4, 0};
              case 3, 4 -> {
                read.add(resume);
                yield new long[] {0, 4, UART, 4, 0};
              }
              case 5 -> {
                read.add(resume);
                yield new long[] {0, 1, 0, 1, 0};
              }
              default -> new long[] {0, 1, 0, 1, 0};
            };
    m.settle();
    assertThat(m.calls)
        .extracting(FakeMachine.Call::number)
        .doesNotContain(HypercallNumber.DOORBELL_SEND);
    long sent =
        m.submit(
            HostRequest.of(
                HostCallKind.SERIAL_INPUT, 1, 0, 0, "ab".getBytes(StandardCharsets.UTF_8)));
    assertThat(m.await(sent).result()).isEqualTo(2);
    assertThat(m.calls)
        .filteredOn(call -> call.number() == HypercallNumber.DOORBELL_SEND)
        .extracting(call -> call.arguments().getFirst())
        .containsExactly(BELL);
    // The bell wakes the guest.
    m.raise(VIRQ);
    m.settle();
    assertThat(read).containsExactly(0x10L, (long) 'a', (long) 'b');
    assertThat(m.calls)
        .filteredOn(call -> call.number() == HypercallNumber.DOORBELL_SEND)
        .as("the byte that is left rings again")
        .hasSize(2);
  }

  @Test
  void spreadsVcpusOverCpusAndStopsOnRequest() {
    VmConfig two =
        new VmConfig(
            "two",
            VmConfig.DEFAULT_BASE,
            4 << 20,
            2,
            Image.raw(new Blob(IMAGE, 5)),
            null,
            null,
            null,
            List.of(),
            true);
    FakeMachine m = boot(3, two);
    m.settle();
    assertThat(m.routeOf(VIRQ)).isEqualTo(1);
    assertThat(m.routeOf(VIRQ + 1)).isEqualTo(2);
    assertThat(primary().outcomes()).containsExactly(new VmOutcome.Running());
    long stop = m.submit(HostRequest.of(HostCallKind.STOP_VM, 1, 0, 0, 0));
    assertThat(m.await(stop).result()).isZero();
    m.settle();
    assertThat(primary().outcomes()).containsExactly(new VmOutcome.Stopped());
    assertThat(m.rm.requests)
        .extracting(FakeRm.Request::messageId)
        .containsSubsequence(
            MessageId.VM_STOP, MessageId.VM_RESET, MessageId.MEM_RECLAIM, MessageId.VM_DEALLOCATE);
    assertThat(m.poweredOff).isTrue();
  }

  @Test
  void savedAtAnyMomentItGoesOnTheSame() {
    VmConfig config = config(Image.raw(new Blob(IMAGE, 5)), true);
    List<FakeRm.Request> undisturbed = new ArrayList<>();
    for (int at = -1; at < 60; at++) {
      FakeMachine m = boot(2, config);
      FakeMachine.Guest talk = hello(List.of());
      boolean[] down = {false};
      m.guest =
          (cap, resume) -> {
            if (down[0]) {
              return new long[] {0, 2, 1, 0, 0};
            }
            long[] answer = talk.run(cap, resume);
            if (answer[1] != 1) {
              return answer;
            }
            down[0] = true;
            m.rm.exited(0x80, ExitType.PLATFORM_OFF, 0);
            m.raise(VIRQ);
            return new long[] {0, 2, 0, 0, 0};
          };
      console.setLength(0);
      for (int i = 0; i < at; i++) {
        m.round();
      }
      if (at >= 0) {
        byte[] saved = m.saveProgram();
        m.loadProgram(saved);
        assertThat(m.saveProgram()).as("saved again at round %d", at).isEqualTo(saved);
      }
      m.settle();
      assertThat(m.poweredOff).as("at round %d", at).isTrue();
      assertThat(console).hasToString("Hello\n");
      assertThat(primary().outcomes()).containsExactly(new VmOutcome.PoweredOff());
      if (at < 0) {
        undisturbed.addAll(m.rm.requests);
      } else {
        assertThat(m.rm.requests).isEqualTo(undisturbed);
      }
      m.close();
      machine = null;
    }
  }

  @Test
  void entersAnImageThatDoesNotBeginAtTheBase() {
    FakeMachine m =
        boot(1, config(new Image(new Blob(IMAGE, 5), 0x8_0000, 0x8_0000, 0x1000), true));
    byte[] first = new byte[4];
    m.guest =
        (cap, resume) -> {
          throw new AssertionError("not reached");
        };
    m.rm.paused = true;
    m.settle();
    for (long base = FakeMachine.RAM; base < FakeMachine.RAM + (64 << 20); base += 2 << 20) {
      byte[] image = new byte[5];
      m.memory.read(base + 0x8_0000, image, 0, 5);
      if (new String(image, StandardCharsets.UTF_8).equals("image")) {
        m.memory.read(base, first, 0, 4);
      }
    }
    // b .+0x80000
    assertThat(LittleEndian.get32(first, 0)).isEqualTo(0x1402_0000);
  }
}
