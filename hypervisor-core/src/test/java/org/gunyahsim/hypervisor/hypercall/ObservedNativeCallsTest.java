package org.gunyahsim.hypervisor.hypercall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallArgument;
import org.gunyahsim.hypervisor.abi.HypercallArgument.Kind;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The observed table of every native call against wrong capabilities, debug quality. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservedNativeCallsTest {
  private static final long EMPTY_SLOT = 0x1234;

  private final RootVmFixture machine = new RootVmFixture();
  private Vcpu primary;

  @BeforeAll
  void bootToThePrimaryVm() {
    BootSequence.Replay replay = new BootSequence.Replay(machine);
    BootSequence.read().forEach(replay::make);
    primary =
        machine.hypervisor.objects().all().stream()
            .filter(object -> object instanceof AddressSpace found && found.vmid() == 3)
            .map(object -> ((AddressSpace) object).threads().getFirst())
            .findFirst()
            .orElseThrow();
  }

  @AfterAll
  void close() {
    machine.close();
  }

  @TestFactory
  List<DynamicTest> everyCallAgainstEveryCapability() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : BootSequence.lines("native-calls-debug.txt")) {
      if (!line.startsWith("#")) {
        String[] columns = line.split("\\|", -1);
        for (String call : columns[0].strip().split(" ", -1)) {
          tests.add(DynamicTest.dynamicTest(call, () -> check(call, columns)));
        }
      }
    }
    assertThat(tests).hasSize(89 - 1); // prng_get_entropy names no capability
    return tests;
  }

  private void check(String call, String[] columns) {
    int number = Integer.parseInt(call, 16) - HypercallNumber.NATIVE_BASE;
    Hypercall declared = Objects.requireNonNull(HypercallTable.byNumber(number));
    long[] zeros = new long[declared.arguments().size()];
    assertThat(answer(number, zeros, 0)).as("cap 0").isEqualTo(hex(columns[1]));
    assertThat(answer(number, zeros, EMPTY_SLOT)).as("empty slot").isEqualTo(hex(columns[2]));
    assertThat(answer(number, zeros, -1)).as("-1").isEqualTo(hex(columns[3]));
    long[] reserved = zeros.clone();
    HypercallArgument last = declared.arguments().getLast();
    if (last.reserved()) {
      reserved[reserved.length - 1] = 1;
    }
    assertThat(answer(number, reserved, EMPTY_SLOT)).as("reserved").isEqualTo(hex(columns[4]));
  }

  private long answer(int number, long[] arguments, long first) {
    long[] all = arguments.clone();
    all[0] = first;
    return machine.call(primary, number, all);
  }

  private static long hex(String column) {
    return Long.parseLong(column.strip(), 16);
  }

  /** On the receive queue, receive and flush get through. */
  @Test
  void theReceiveQueueCanBeReceivedFrom() {
    assertThat(machine.call(primary, HypercallNumber.MSGQUEUE_RECEIVE, 1, 0, 0, 0)).isEqualTo(0x3C);
    assertThat(machine.call(primary, HypercallNumber.MSGQUEUE_FLUSH, 1, 0)).isZero();
  }

  /** Numbers inside the range that nothing implements, and those behind it. */
  @Test
  void unassignedNumbers() {
    long[] x = primary.state.x;
    for (int number : new int[] {0x08, 0x09, 0x16, 0x1E, 0x33, 0x35, 0x36, 0x37, 0x40, 0x63}) {
      assertThat(HypercallTable.byNumber(number)).isNull();
      java.util.Arrays.fill(x, 0, 31, 0x55);
      primary.state.pc = 0x4100_0004L;
      machine.assembly.hypercalls().call(primary, number, false);
      assertThat(x[0]).isEqualTo(-1);
      assertThat(x).startsWith(-1, 0, 0, 0, 0, 0, 0, 0, 0x55, 0x4100_0004L, 0, 0, 0, 0, 0, 0, 0, 0);
      assertThat(x[18]).isEqualTo(0x55);
    }
    java.util.Arrays.fill(x, 0, 31, 0x55);
    machine.assembly.hypercalls().call(primary, HypercallNumber.COUNT, false);
    assertThat(x).startsWith(-1, 0x55, 0x55);
    assertThat(x[9]).isEqualTo(0x55);
    assertThat(x[17]).isEqualTo(0x55);
  }

  @Test
  void everyCallOfTheTableIsObserved() {
    List<String> observed = new ArrayList<>();
    for (String line : BootSequence.lines("native-calls-debug.txt")) {
      if (!line.startsWith("#")) {
        observed.addAll(List.of(line.split("\\|", 2)[0].strip().split(" ", -1)));
      }
    }
    List<String> declared =
        HypercallTable.all().stream()
            .filter(call -> call.arguments().stream().anyMatch(ObservedNativeCallsTest::isCap))
            .map(call -> Integer.toHexString(HypercallNumber.NATIVE_BASE + call.number()))
            // Its CapID counts for one hint only: tested with the small calls of suite 2.
            .filter(call -> !call.equals("603b"))
            .toList();
    assertThat(observed).containsExactlyInAnyOrderElementsOf(declared);
  }

  private static boolean isCap(HypercallArgument argument) {
    return argument.kind() == Kind.CAPABILITY || argument.kind() == Kind.CAPID;
  }
}
