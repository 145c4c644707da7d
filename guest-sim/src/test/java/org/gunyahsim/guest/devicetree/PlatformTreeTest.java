package org.gunyahsim.guest.devicetree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform's tree against the recorded one and against QEMU's own. */
class PlatformTreeTest {
  private static final long RAM = 0x4000_0000L;

  @Test
  void eightCpusAreTheRecordedTree() throws Exception {
    Iterator<Long> seeds =
        List.of(
                0x18A3_2560_5B48_89B5L,
                0xE846_34ED_DFE0_B48CL,
                0x005F_804D_FB60_D0CFL,
                0xC2BE_B582_7D2D_55AFL,
                0x9F99_160D_8F45_4D2DL)
            .iterator();
    DeviceTree tree =
        PlatformTree.build(
            PlatformTree.Options.of(8, RAM, 0x4000_0000L).withBootArguments("console=ttyAMA0"),
            seeds::next);
    byte[] recorded = Dtc.compile(Dtc.recorded("platform-qemu-virt.dts"));
    assertThat(tree.flatten()).isEqualTo(recorded);
    assertThat(Dtc.decompile(tree.flatten())).isEqualTo(Dtc.decompile(recorded));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void otherNumbersAreQemusTree(int cpus, @TempDir Path folder) throws Exception {
    Oracle.require(Oracle.QEMU_SYSTEM);
    boolean initrd = cpus % 2 == 0;
    Files.write(folder.resolve("file"), new byte[4096]);
    String arguments = initrd ? "-append;quiet;-initrd;file" : "-append;";
    String command =
        Oracle.QEMU_SYSTEM
            + ";-M;virt,virtualization=on,gic-version=3,highmem=off,dumpdtb=dtb"
            + ";-cpu;cortex-a57;-nic;none;-nographic;-m;512;-smp;"
            + cpus
            + ";-kernel;file;"
            + arguments;
    Oracle.Result result = Oracle.run(folder, command.split(";", -1));
    assertThat(result.status()).as(result.output()).isZero();
    DeviceTree qemu = DeviceTree.parse(Files.readAllBytes(folder.resolve("dtb")));
    PlatformTree.Options options = PlatformTree.Options.of(cpus, RAM, 512L << 20);
    if (initrd) {
      Node chosen = Objects.requireNonNull(qemu.find("/chosen"));
      options =
          options
              .withBootArguments("quiet")
              .withInitrd(
                  chosen.cell("linux,initrd-start").orElseThrow(),
                  chosen.cell("linux,initrd-end").orElseThrow());
      // QEMU takes the shortest form that its machine allows.
      chosen.longs("linux,initrd-start", options.initrdStart());
      chosen.longs("linux,initrd-end", options.initrdEnd());
    }
    // The real system's tree has no interrupt translation service.
    Node gic = Objects.requireNonNull(qemu.find("/intc"));
    gic.remove(Objects.requireNonNull(gic.child("its@8080000")));
    Objects.requireNonNull(qemu.find("/pcie")).removeProperty("msi-map");
    assertThat(withoutSeeds(PlatformTree.build(options, () -> 7))).isEqualTo(withoutSeeds(qemu));
  }

  private static String withoutSeeds(DeviceTree tree) {
    Objects.requireNonNull(tree.find("/chosen")).longs("rng-seed", 0).longs("kaslr-seed", 0);
    return tree.toDts();
  }

  @Test
  void numbersOfCpusThatTheBoardCannotHaveAreRefused() {
    for (int cpus : new int[] {0, 9, -1}) {
      PlatformTree.Options options = PlatformTree.Options.of(cpus, RAM, 1 << 20);
      assertThatThrownBy(() -> PlatformTree.build(options, () -> 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
