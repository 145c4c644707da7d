package org.gunyahsim.guest.aarch64;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gunyahsim.guest.aarch64.isa.IsaTable;
import org.gunyahsim.guest.aarch64.isa.IsaTable.Encoding;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every instruction that EL0 can execute, against QEMU: registers, flags, memory, signals.
 *
 * <p>For work on a part of the table, system properties limit it: {@code differential.file} to a
 * file of the table, {@code differential.name} to encodings whose whole name matches a regular
 * expression; {@code differential.cases} and {@code differential.seed} replace the number of cases
 * of an encoding and where the random numbers start.
 */
class DifferentialTest {
  private static final long SEED = Long.getLong("differential.seed", 1);
  private static final int BATCH = 20_000;
  private static final String FILE = System.getProperty("differential.file", "");
  private static final Pattern NAME =
      Pattern.compile(System.getProperty("differential.name", ".*"));

  @SuppressWarnings("NullAway.Init") // by JUnit
  @TempDir
  Path folder;

  @Test
  void everyEncodingDoesWhatQemuDoes() throws Exception {
    compare(Integer.getInteger("differential.cases", 40), 2_000);
  }

  @Test
  @Tag("long")
  void everyEncodingDoesWhatQemuDoesInManyCases() throws Exception {
    compare(4_000, 200_000);
  }

  private void compare(int perEncoding, int undefined) throws Exception {
    Oracle.require(Oracle.GCC, Oracle.QEMU_USER);
    build();
    List<String> problems = new ArrayList<>();
    int encodings = 0;
    int cases = 0;
    try (UserMachine machine = new UserMachine()) {
      List<UserCase> batch = new ArrayList<>();
      CaseGenerator generator = new CaseGenerator(SEED);
      for (Encoding encoding : IsaTable.load().encodings()) {
        if (CaseGenerator.covers(encoding) && selected(encoding)) {
          encodings++;
          for (int i = 0; i < perEncoding; i++) {
            batch.add(generator.make(encoding));
          }
        }
        if (batch.size() >= BATCH) {
          cases += batch.size();
          judge(machine, batch, problems);
          batch.clear();
        }
      }
      for (int i = 0; i < undefined; i++) {
        batch.add(generator.undefined());
      }
      cases += batch.size();
      judge(machine, batch, problems);
    }
    System.out.printf(
        "%d encodings, %d cases, %d differences%n", encodings, cases, problems.size());
    assertThat(problems).isEmpty();
  }

  private static boolean selected(Encoding encoding) {
    return (FILE.isEmpty() || encoding.file().equals(FILE))
        && NAME.matcher(encoding.name()).matches();
  }

  private void build() throws Exception {
    try (InputStream source = DifferentialTest.class.getResourceAsStream("differential.c")) {
      Files.copy(source, folder.resolve("differential.c"));
    }
    Oracle.Result built =
        Oracle.run(folder, Oracle.GCC, "-static", "-O2", "-o", "differential", "differential.c");
    assertThat(built.status()).as(built.output()).isZero();
  }

  private void judge(UserMachine machine, List<UserCase> cases, List<String> problems)
      throws Exception {
    ByteBuffer results = qemu(cases);
    for (UserCase test : cases) {
      UserResult theirs = UserResult.read(results);
      String differences = machine.run(test).differences(theirs);
      if (!differences.isEmpty() && problems.size() < 20) {
        problems.add(test + ":" + differences + " (signal %d)".formatted(theirs.signal));
      }
    }
    assertThat(results.hasRemaining()).isFalse();
  }

  private ByteBuffer qemu(List<UserCase> cases) throws Exception {
    ByteBuffer input =
        ByteBuffer.allocate(cases.size() * UserCase.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    cases.forEach(test -> test.write(input));
    Path in = folder.resolve("cases");
    Path out = folder.resolve("results");
    Files.write(in, input.array());
    Oracle.Result run =
        Oracle.run(
            folder,
            Oracle.QEMU_USER,
            "-cpu",
            "cortex-a53",
            "./differential",
            in.toString(),
            out.toString());
    assertThat(run.status()).as(run.output()).isZero();
    try {
      return ByteBuffer.wrap(Files.readAllBytes(out)).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
