package org.gunyahsim.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.VcpuOptions;
import org.gunyahsim.hypervisor.hypercall.BootSequence;
import org.gunyahsim.hypervisor.hypercall.HypercallEvents;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.TraceRecord;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.machine.MachineResult;
import org.gunyahsim.machine.conformance.ConsoleComparison;
import org.gunyahsim.machine.spec.MachineFile;
import org.gunyahsim.machine.spec.MachineSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The real resource manager as root VM, judged by what was recorded of it on the real hypervisor.
 * None is part of this project: who has one names its package, {@code
 * -Dgunyahsim.resourceManager=FILE}, and these tests run.
 */
@Tag("long")
class RealResourceManagerTest {
  private static final String PROPERTY = "gunyahsim.resourceManager";
  private static final String PACKAGE = System.getProperty(PROPERTY, "");
  private static final long A_MINUTE = 60_000_000_000L;

  /** Recorded CapIDs of the root VM's own memory and of the log pages derived from it. */
  private static final long OWN_EXTENT = 0x336;

  private static final long LOG_EXTENT = 0x410;

  @BeforeEach
  void needsAPackage() {
    assumeTrue(!PACKAGE.isEmpty(), "no -D" + PROPERTY);
  }

  private static MachineSpec withRealOne(MachineSpec machine) {
    MachineSpec real =
        MachineFile.parse(
            "test.yaml",
            """
            resource-manager: {image: "%s"}
            vms: [{name: hello, kernel: hello.img}]
            """
                .formatted(PACKAGE)
                .getBytes(StandardCharsets.UTF_8),
            Machines.ROOT.resolve("samples/hello"));
    return new MachineSpec(
        machine.platform(), real.resourceManager(), machine.primary(), machine.vms());
  }

  /** One hypercall as it happened here. */
  private static final class Made {
    private final int number;
    private final long[] arguments;
    private final long[] results = new long[6];

    private Made(TraceRecord call) {
      number = (int) call.arguments[0];
      arguments = Arrays.copyOfRange(call.arguments, 2, 9);
    }
  }

  @Test
  void bootMakesTheRecordedHypercalls() throws IOException {
    MachineSpec debug =
        MachineFile.parse(
            "test.yaml",
            "platform: {quality: debug}\nvms: [{name: hello, kernel: hello.img}]"
                .getBytes(StandardCharsets.UTF_8),
            Machines.ROOT.resolve("samples/hello"));
    MachineSpec spec = withRealOne(Machines.probe(2).withPlatform(debug.platform()));
    List<Made> made = new ArrayList<>();
    try (Machine machine = Machine.build(spec)) {
      machine.tracer().enable(Category.HYPERCALL);
      machine.tracer().addSink(record -> note(record, made));
      machine.run(() -> made.size() >= BootSequence.POWER_ON, A_MINUTE);
    }
    Iterator<Made> ours = made.iterator();
    for (BootSequence.Call recorded : BootSequence.read()) {
      compare(recorded, ours.next());
    }
  }

  private static void note(TraceRecord record, List<Made> made) {
    if (record.vmid != Limits.ROOT_VMID) {
      return;
    }
    if (record.type.equals(HypercallEvents.CALL)) {
      made.add(new Made(record));
    } else if (record.type.equals(HypercallEvents.RETURN)) {
      System.arraycopy(record.arguments, 2, made.getLast().results, 0, 6);
    }
  }

  private static void compare(BootSequence.Call recorded, Made ours) {
    assertThat(ours.number).as("call %d", recorded.line()).isEqualTo(recorded.number());
    int index = 0;
    for (Map.Entry<String, Long> argument : recorded.arguments().entrySet()) {
      long value = ours.arguments[index++];
      if (!dependsOnTheImage(recorded, argument.getKey())) {
        assertThat(value & ~unsupported(recorded))
            .as("%s of call %d, %s", argument.getKey(), recorded.line(), recorded.name())
            .isEqualTo(argument.getValue() & ~unsupported(recorded));
      }
    }
    index = 0;
    for (Map.Entry<String, Long> result : recorded.results().entrySet()) {
      long value = ours.results[index++];
      if (recorded.number() != HypercallNumber.PRNG_GET_ENTROPY) {
        assertThat(value)
            .as("%s of call %d, %s", result.getKey(), recorded.line(), recorded.name())
            .isEqualTo(result.getValue());
      }
    }
  }

  /** Where its heap is depends on how large it was built. */
  private static boolean dependsOnTheImage(BootSequence.Call call, String argument) {
    return switch (call.number()) {
      case HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE ->
          argument.equals("offset")
              && Long.valueOf(OWN_EXTENT).equals(call.arguments().get("parent_memextent"));
      case HypercallNumber.ADDRSPACE_MAP ->
          argument.equals("vbase")
              && Long.valueOf(LOG_EXTENT).equals(call.arguments().get("memextent"));
      default -> false;
    };
  }

  /** SVE, which the recorded processor had. */
  private static long unsupported(BootSequence.Call call) {
    return call.number() == HypercallNumber.VCPU_CONFIGURE ? VcpuOptions.SVE_ALLOWED : 0;
  }

  @ParameterizedTest
  @CsvSource({
    "2, production-suite2.txt",
    "4, production-suite4.txt",
    "51, production-svm-suite51-again.txt"
  })
  void theProbeSeesWhatWasRecorded(int suite, String transcript) throws IOException {
    try (Machine machine = Machine.build(withRealOne(Machines.probe(suite)))) {
      MachineResult result = machine.run(() -> false, A_MINUTE);
      assertThat(result.kind()).isEqualTo(MachineResult.Kind.STALLED);
      String console = machine.console(Machine.PLATFORM_CONSOLE).text();
      assertThat(console).contains("PVM done");
      assertThat(
              ConsoleComparison.of(Machines.transcript(transcript), console, false).differences())
          .isEqualTo(List.of());
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "8, 8"})
  void theJavaVmManagerStartsVms(int cpus, int vcpus) {
    try (Machine machine =
        Machine.build(withRealOne(Machines.hello("end=reset-once", cpus, vcpus)))) {
      MachineResult result = machine.run(() -> false, A_MINUTE);
      assertThat(result.kind()).isEqualTo(MachineResult.Kind.POWER_OFF);
      assertThat(machine.console("hello").text())
          .contains("Hello from a bare-metal AArch64 guest: vCPU 0 of " + vcpus)
          .contains("Restarts: 1", "Goodbye: PSCI SYSTEM_OFF");
      assertThat(machine.vms().getFirst().runs()).isEqualTo(2);
    }
  }

  @Test
  void debianIsThePrimaryVm() {
    Linux.require();
    try (Machine machine = Machine.build(withRealOne(Linux.primary(Linux.CLOUD, 2, Linux.QUICK)))) {
      Linux.awaitPrompt(machine, Machine.PLATFORM_CONSOLE, 0);
      assertThat(
              Linux.type(
                  machine,
                  Machine.PLATFORM_CONSOLE,
                  "tr '\\0' ' ' </proc/device-tree/hypervisor/compatible; nproc"))
          .contains("qcom,gunyah-hypervisor-1.0 qcom,gunyah-hypervisor simple-bus 2");
    }
  }
}
