package org.gunyahsim.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.machine.MachineResult;
import org.gunyahsim.machine.conformance.ConsoleComparison;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The probe that asked the real hypervisor asks ours; the answers must be the recorded ones. */
class ConformanceTest {
  private static final String NOT_RUNNING = "RUN -> 0 2 1 0 0 0";
  private static final long A_MINUTE = 60_000_000_000L;

  @Test
  void everyNativeCallAnswersAsRecorded() throws IOException {
    assertEqual(2, "production-suite2.txt");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  @Tag("long")
  void furtherSuitesAnswerAsRecorded(int suite) throws IOException {
    assertEqual(suite, "production-suite%d.txt".formatted(suite));
  }

  /** A secondary VM's whole life: one of the recorded boots went exactly so. */
  @Test
  @Tag("long")
  void lifeOfASecondaryVmIsARecordedOne() throws IOException {
    String ours = console(51);
    assertThat(ours).contains("PVM done");
    assertThat(differences("production-svm-suite51-again.txt", ours)).isEmpty();
  }

  /**
   * The same with a VM that asks for a reset. How often its vCPU is found not running before the
   * resource manager has ended it is a race of two CPUs there; all else equals the first boot.
   */
  @Test
  @Tag("long")
  void lifeOfASecondaryVmThatResetsItself() throws IOException {
    String ours = console(50);
    assertThat(ours).contains("PVM done");
    assertThat(differences("production-svm-suite50.txt", ours))
        .allMatch(line -> line.equals("-" + NOT_RUNNING) || line.equals("+" + NOT_RUNNING));
  }

  private static List<String> differences(String transcript, String ours) throws IOException {
    return ConsoleComparison.of(Machines.transcript(transcript), ours, false).differences().stream()
        .filter(line -> !line.startsWith("--- ") && !line.startsWith("+++ "))
        .toList();
  }

  private static void assertEqual(int suite, String transcript) throws IOException {
    String ours = console(suite);
    assertThat(ours).contains("PVM done");
    ConsoleComparison comparison =
        ConsoleComparison.of(Machines.transcript(transcript), ours, false);
    assertThat(comparison.differences()).as("suite %d", suite).isEqualTo(List.of());
  }

  private static String console(int suite) throws IOException {
    try (Machine machine = Machine.build(Machines.probe(suite))) {
      MachineResult result = machine.run(() -> false, A_MINUTE);
      assertThat(result.kind()).isEqualTo(MachineResult.Kind.STALLED);
      return machine.console(Machine.PLATFORM_CONSOLE).text();
    }
  }
}
