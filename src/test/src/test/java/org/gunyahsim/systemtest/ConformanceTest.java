package org.gunyahsim.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.machine.MachineResult;
import org.gunyahsim.machine.conformance.ConsoleComparison;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The probe that asked the real hypervisor asks ours; the answers must be the recorded ones. */
class ConformanceTest {
  private static final String NOT_RUNNING = "RUN -> 0 2 1 0 0 0";
  private static final long A_MINUTE = 60_000_000_000L;

  @Test
  void everyNativeCallAnswersAsRecorded() throws IOException {
    assertEqual(2, "production-suite2.txt");
  }

  /** Suites of which all boots of the real system went the same way. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 6, 73, 74, 75, 76, 78, 79, 80, 81, 82, 84, 87, 88})
  @Tag("long")
  void furtherSuitesAnswerAsRecorded(int suite) throws IOException {
    assertEqual(suite, "production-suite%d.txt".formatted(suite));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 73, 74, 75, 76, 78, 79, 80, 81, 82, 83, 84, 87, 88})
  @Tag("long")
  void debugBuildAnswersAsRecorded(int suite) throws IOException {
    assertEqual(Quality.DEBUG, suite, "debug-suite%d.txt".formatted(suite));
  }

  /**
   * A secondary VM's ends: CPU_OFF, VM_EXIT; and one that faults in its vector until it is stopped.
   */
  @ParameterizedTest
  @ValueSource(ints = {52, 53, 55})
  @Tag("long")
  void endsOfASecondaryVm(int suite) throws IOException {
    assertEqual(suite, "production-svm-suite%d.txt".formatted(suite));
  }

  /** The same, and SYSTEM_RESET, SYSTEM_OFF, faults in its vector. */
  @ParameterizedTest
  @ValueSource(ints = {50, 51, 52, 53, 55})
  @Tag("long")
  void endsOfASecondaryVmWithTheDebugBuild(int suite) throws IOException {
    assertEqual(Quality.DEBUG, suite, "debug-svm-suite%d.txt".formatted(suite));
  }

  /** SYSTEM_RESET2: two CPUs race there, and its boots differ in what vcpu_run says at the end. */
  @ParameterizedTest
  @EnumSource
  @Tag("long")
  void resetOfASecondaryVmWithACookie(Quality quality) throws IOException {
    String name = "%s-svm-suite54.txt".formatted(quality.name().toLowerCase(Locale.ROOT));
    assertThat(differences(name, console(quality, 54)))
        .allMatch(line -> line.substring(1).startsWith("RUN -> 0 "));
  }

  /** Requests that end the real resource manager: there silence follows, here answers do. */
  @ParameterizedTest
  @ValueSource(ints = {70, 71, 77})
  @Tag("long")
  void requestsThatKillTheRealResourceManagerAreAnswered(int suite) throws IOException {
    for (Quality quality : Quality.values()) {
      String name = "%s-suite%d.txt".formatted(quality.name().toLowerCase(Locale.ROOT), suite);
      assertThat(differences(name, console(quality, suite)))
          .isNotEmpty()
          .allMatch(line -> line.equals("-  rx none") || line.startsWith("+  rx "));
    }
  }

  /** What brings the real hypervisor down is answered; before that all is as recorded. */
  @ParameterizedTest
  @ValueSource(ints = {72, 85, 86})
  @Tag("long")
  void whatKillsTheRealHypervisorIsAnswered(int suite) throws IOException {
    for (Quality quality : Quality.values()) {
      String name = "%s-suite%d.txt".formatted(quality.name().toLowerCase(Locale.ROOT), suite);
      String ours = console(quality, suite);
      assertThat(ours).contains("sanity after", "PVM done");
      assertThat(differences(name, ours)).isNotEmpty().allMatch(line -> line.startsWith("+"));
    }
  }

  /** All but where the log lies in production, and how much is in it. */
  @ParameterizedTest
  @EnumSource
  @Tag("long")
  void logOfTheResourceManager(Quality quality) throws IOException {
    String name = "%s-suite89.txt".formatted(quality.name().toLowerCase(Locale.ROOT));
    String ours = console(quality, 89);
    assertThat(ours).contains("ldr32 804f8004 = 1ff8 ; RM log+4");
    assertThat(differences(name, ours))
        .allMatch(line -> line.substring(1).startsWith("ldr32 804f800"));
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
    assertEqual(Quality.PRODUCTION, suite, transcript);
  }

  private static void assertEqual(Quality quality, int suite, String transcript)
      throws IOException {
    ConsoleComparison comparison =
        ConsoleComparison.of(Machines.transcript(transcript), console(quality, suite), false);
    assertThat(comparison.differences()).as("suite %d", suite).isEqualTo(List.of());
  }

  private static String console(int suite) throws IOException {
    return console(Quality.PRODUCTION, suite);
  }

  private static String console(Quality quality, int suite) throws IOException {
    try (Machine machine = Machine.build(Machines.probe(suite, quality))) {
      MachineResult result = machine.run(() -> false, A_MINUTE);
      assertThat(result.kind()).isNotEqualTo(MachineResult.Kind.TIME_LIMIT);
      return machine.console(Machine.PLATFORM_CONSOLE).text();
    }
  }
}
