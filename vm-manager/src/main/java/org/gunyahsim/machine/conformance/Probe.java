package org.gunyahsim.machine.conformance;

import java.util.List;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.machine.spec.Artifact;
import org.gunyahsim.machine.spec.Blob;
import org.gunyahsim.machine.spec.ImageFormat;
import org.gunyahsim.machine.spec.MachineSpec;
import org.gunyahsim.machine.spec.PlatformSpec;
import org.gunyahsim.machine.spec.PrimarySpec;
import org.jspecify.annotations.Nullable;

/** The machine that the probe runs on: the recorded board, with the probe as primary VM. */
public final class Probe {
  /** What the probe prints when a suite is over; it then sleeps for ever. */
  public static final String DONE = "PVM done";

  /** Where the probe looks for the number of the suite to run. */
  private static final long SUITE_ADDRESS = 0x4200_0000L;

  private static final int RECORDED_CPUS = 8;

  private Probe() {}

  /**
   * The machine for one suite.
   *
   * @param image the probe, or another image linked at the same address
   * @param tree the board's flattened device tree, or null for the simulator's own
   * @param suite the number that the image finds in memory
   */
  public static MachineSpec machine(
      Artifact image, @Nullable Artifact tree, int suite, Quality quality, long seed) {
    byte[] number = {(byte) suite, (byte) (suite >> 8), (byte) (suite >> 16), (byte) (suite >> 24)};
    PlatformSpec board = PlatformSpec.DEFAULT;
    return new MachineSpec(
        new PlatformSpec(
            board.map(),
            RECORDED_CPUS,
            board.memory(),
            quality,
            board.strict(),
            seed,
            board.heapSize()),
        new PrimarySpec(
            image,
            ImageFormat.RAW,
            PrimarySpec.DEFAULT_ADDRESS,
            tree,
            PrimarySpec.DEVICE_TREE_ADDRESS,
            null,
            PrimarySpec.INITRD_ADDRESS,
            null,
            List.of(new Blob(Artifact.of("suite number", number), SUITE_ADDRESS))),
        List.of());
  }
}
