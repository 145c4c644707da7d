package org.gunyahsim.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.machine.MachineResult;
import org.gunyahsim.machine.spec.MachineSpec;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Save in mid-run, load elsewhere, same end; same seed, same run. */
class SnapshotTest {
  /**
   * Run in a JVM of its own: loads a snapshot of the sample machine, goes on to its end, says how
   * that was.
   */
  static final class Continue {
    private Continue() {}

    public static void main(String[] arguments) throws IOException {
      try (InputStream in = Files.newInputStream(Path.of(arguments[0]));
          Machine machine = Machine.load(Machines.hello(), in)) {
        MachineResult result = machine.run();
        System.out.println(result.kind() + " " + result.time() + " " + machine.stateHash());
        System.out.print(machine.console("hello").text());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hello", "Command line", "Interrupt"})
  void aFreshJvmGoesOnWhereTheMachineWasSaved(String until, @TempDir Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve("machine.snapshot");
    String rest;
    String expected;
    try (Machine machine = Machine.build(Machines.hello())) {
      machine.runUntil(() -> machine.console("hello").contains(until));
      int printed = machine.console("hello").size();
      machine.save(Files.newOutputStream(file));
      MachineResult result = machine.run();
      expected = result.kind() + " " + result.time() + " " + machine.stateHash();
      rest = machine.console("hello").text().substring(printed);
    }
    Oracle.Result other =
        Oracle.run(
            folder,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Dgunyahsim.root=" + Machines.ROOT,
            "-cp",
            System.getProperty("java.class.path"),
            Continue.class.getName(),
            file.toString());
    assertThat(other.output()).endsWith(expected + "\n" + rest);
    assertThat(other.status()).isZero();
  }

  @Test
  void theSameSeedGivesTheSameRunAndAnotherSeedAnother() {
    String first = hashAtTheEnd(Machines.hello());
    assertThat(hashAtTheEnd(Machines.hello())).isEqualTo(first);
    MachineSpec spec = Machines.hello();
    MachineSpec other = spec.withPlatform(spec.platform().withSeed(7));
    assertThat(hashAtTheEnd(other)).isNotEqualTo(first);
  }

  private static String hashAtTheEnd(MachineSpec spec) {
    try (Machine machine = Machine.build(spec)) {
      machine.run();
      return machine.stateHash();
    }
  }

  @Test
  void savingChangesNothing() throws IOException {
    String undisturbed = hashAtTheEnd(Machines.hello());
    try (Machine machine = Machine.build(Machines.hello())) {
      for (int i = 1; i <= 20; i++) {
        machine.runFor(500_000);
        machine.save(new ByteArrayOutputStream());
      }
      machine.run();
      assertThat(machine.stateHash()).isEqualTo(undisturbed);
    }
  }

  @Test
  void aDamagedSnapshotIsRefused() throws IOException {
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    try (Machine machine = Machine.build(Machines.hello())) {
      machine.runFor(5_000_000);
      machine.save(saved);
    }
    byte[] whole = saved.toByteArray();
    for (int length : new int[] {0, 7, 20, whole.length / 2, whole.length - 20}) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Machine.load(Machines.hello(), new ByteArrayInputStream(cut)))
          .isInstanceOfAny(SnapshotException.class, IOException.class);
    }
    MachineSpec other = Machines.hello().withPlatform(Machines.hello().platform().withSeed(99));
    assertThatThrownBy(() -> Machine.load(other, new ByteArrayInputStream(whole)))
        .isInstanceOf(SnapshotException.class);
    assertThat(new String(whole, 0, 7, StandardCharsets.ISO_8859_1)).isEqualTo("GUNYSIM");
  }
}
