package org.gunyahsim.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.machine.MachineResult;
import org.gunyahsim.machine.spec.Artifact;
import org.gunyahsim.machine.spec.Blob;
import org.gunyahsim.machine.spec.MachineSpec;
import org.gunyahsim.machine.spec.PlatformSpec;
import org.gunyahsim.machine.spec.PrimarySpec;

/** A machine whose primary VM repeats one of the loops of {@code guest/bench.S} for ever. */
final class PrimaryLoop implements AutoCloseable {
  private static final long SELECTOR = 0x4200_0000L;
  private static final long COUNT = SELECTOR + 0x2000;
  private static final long BOOT_TIME = 20_000_000;

  private final Machine machine;

  PrimaryLoop(int loop) {
    Path image = Path.of(System.getProperty("gunyahsim.root", "."), "src/bench/guest/bench.bin");
    try {
      PlatformSpec base = PlatformSpec.DEFAULT;
      PlatformSpec platform =
          new PlatformSpec(
              base.map(),
              1,
              base.memory(),
              Quality.DEBUG,
              base.strict(),
              base.seed(),
              base.heapSize());
      machine =
          Machine.build(
              new MachineSpec(
                  platform,
                  PrimarySpec.raw(
                      Artifact.of("bench.bin", Files.readAllBytes(image)),
                      List.of(
                          new Blob(
                              Artifact.of("loop", new byte[] {(byte) loop, 0, 0, 0}), SELECTOR))),
                  List.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run(BOOT_TIME);
  }

  /** Runs for so much virtual time, ns. */
  long run(long time) {
    MachineResult result = machine.runFor(time);
    if (result.kind() != MachineResult.Kind.TIME_LIMIT) {
      throw new IllegalStateException(result.toString());
    }
    return result.time();
  }

  /** Runs until the loop has counted so many more rounds. */
  long runRounds(long rounds) {
    long target = machine.memory().getLong(COUNT) + rounds;
    return machine.runUntil(() -> machine.memory().getLong(COUNT) >= target).time();
  }

  @Override
  public void close() {
    machine.close();
  }
}
