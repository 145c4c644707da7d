package org.gunyahsim.machine.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MachineFileTest {
  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void fill() {
    TestFiles.fill(folder);
  }

  private static MachineSpec parse(String yaml) {
    return MachineFile.parse("m.yaml", yaml.getBytes(StandardCharsets.UTF_8), folder);
  }

  @Test
  void whatIsYetToBeFetchedSaysSo(@TempDir Path sample) throws IOException {
    Path fetch = Files.createFile(sample.resolve("fetch"));
    assertThat(fetch.toFile().setExecutable(true)).isTrue();
    byte[] yaml = "vms: [{name: a, kernel: fetched/vmlinuz}]".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> MachineFile.parse("m.yaml", yaml, sample))
        .hasMessageContaining(
            "does not exist; run the program fetch in the folder above its own first");
  }

  @Test
  void smallestFileGetsEveryDefault() {
    MachineSpec machine = parse("vms: [{name: a, kernel: hello.img}]");

    assertThat(machine.platform()).isEqualTo(PlatformSpec.DEFAULT);
    assertThat(machine.primary()).isNull();
    VmSpec vm = machine.vms().getFirst();
    assertThat(vm.kernel().bytes()).isEqualTo(TestFiles.linux(8192, 16384, 0));
    assertThat(vm)
        .isEqualTo(
            new VmSpec(
                "a",
                vm.kernel(),
                ImageFormat.LINUX,
                null,
                null,
                null,
                128 << 20,
                1,
                SerialModel.PL011,
                ResetPolicy.RESTART,
                List.of()));
  }

  @Test
  void everyKeyIsRead() {
    MachineSpec machine =
        parse(
            """
            platform:
              map: large
              cpus: 8
              memory: 8GiB
              quality: debug
              quirks: lenient
              seed: 0xffff_ffff_ffff_ffff
              heap: 32MiB
            vms:
              - name: first-1
                kernel: second.elf
                format: elf
                initrd: initrd
                dtb: tree.dtb
                command-line: console=ttyAMA0 quiet
                memory: 2GiB
                vcpus: 8
                serial: 16550a
                on-reset: stop
                devices:
                  - {type: pl011, name: log}
              - name: second
                kernel: text
                format: raw
                serial: none
                memory: 0x200000
            """);

    assertThat(machine.platform())
        .isEqualTo(
            new PlatformSpec(MemoryMap.LARGE, 8, 8L << 30, Quality.DEBUG, false, -1L, 32 << 20));
    VmSpec first = machine.vms().get(0);
    assertThat(first.format()).isEqualTo(ImageFormat.ELF);
    assertThat(first.initrd()).isEqualTo(Artifact.of("initrd", new byte[3 << 20]));
    assertThat(first.deviceTree()).isEqualTo(Artifact.of("tree.dtb", TestFiles.tree(48, 48)));
    assertThat(first.commandLine()).isEqualTo("console=ttyAMA0 quiet");
    assertThat(first.memory()).isEqualTo(2L << 30);
    assertThat(first.vcpus()).isEqualTo(8);
    assertThat(first.serial()).isEqualTo(SerialModel.NS16550A);
    assertThat(first.onReset()).isEqualTo(ResetPolicy.STOP);
    assertThat(first.devices()).containsExactly(new DeviceSpec.Serial("log", SerialModel.PL011));
    VmSpec second = machine.vms().get(1);
    assertThat(second.format()).isEqualTo(ImageFormat.RAW);
    assertThat(second.serial()).isEqualTo(SerialModel.NONE);
    assertThat(second.memory()).isEqualTo(2L << 20);
  }

  @Test
  void primaryImageWithBlobs() {
    MachineSpec machine =
        parse(
            """
            primary:
              kernel: probe.bin
              address: 0x41000000
              dtb: tree.dtb
              command-line: x=1
              blobs:
                - {file: text, address: 0x42000000}
            """);

    PrimarySpec primary = Objects.requireNonNull(machine.primary());
    assertThat(machine.vms()).isEmpty();
    assertThat(primary.format()).isEqualTo(ImageFormat.RAW);
    assertThat(primary.address()).isEqualTo(0x4100_0000L);
    assertThat(primary.deviceTreeAddress()).isEqualTo(0x40F0_0000L);
    assertThat(primary.commandLine()).isEqualTo("x=1");
    assertThat(primary.blobs())
        .containsExactly(
            new Blob(
                Artifact.of("text", "just text\n".getBytes(StandardCharsets.UTF_8)), 0x4200_0000L));
  }

  @Test
  void primaryElfKeepsItsOwnAddress() {
    PrimarySpec primary = Objects.requireNonNull(parse("primary: {kernel: hello.elf}").primary());

    assertThat(primary.format()).isEqualTo(ImageFormat.ELF);
    assertThat(primary.address()).isEqualTo(0x4100_0000L);
  }

  @Test
  void resourceManagerOfTwoFiles() {
    MachineSpec machine =
        parse(
            """
            resource-manager: {runtime: pie.elf, application: pie.elf}
            vms: [{name: a, kernel: hello.img}]
            """);

    ResourceManagerSpec manager = Objects.requireNonNull(machine.resourceManager());
    assertThat(manager.runtime().name()).isEqualTo("pie.elf");
    assertThat(manager.application()).isEqualTo(manager.runtime());
    assertThat(machine.withPlatform(PlatformSpec.DEFAULT).resourceManager()).isEqualTo(manager);
    assertThat(parse("vms: [{name: a, kernel: hello.img}]").resourceManager()).isNull();
  }

  @Test
  void resourceManagerOfAPackage() {
    MachineSpec machine =
        parse(
            """
            resource-manager: {image: root.gpkg}
            primary: {kernel: hello.elf}
            """);

    ResourceManagerSpec manager = Objects.requireNonNull(machine.resourceManager());
    byte[] elf = TestFiles.elf(2, 1, 183, 3, 0, 8192);
    assertThat(manager.runtime().name()).isEqualTo("root.gpkg");
    assertThat(manager.runtime().bytes()).isEqualTo(elf);
    assertThat(manager.application().bytes()).isEqualTo(elf);
  }

  static List<BadFiles.Case> badFiles() {
    return BadFiles.CASES;
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void oneLineSaysWhereAndWhat(BadFiles.Case bad) {
    UserError error = catchThrowableOfType(UserError.class, () -> parse(bad.yaml()));

    assertThat(error).as(bad.yaml()).isNotNull();
    assertThat(error.line()).isEqualTo(bad.message());
  }

  @Test
  void fileThatIsNotThere() {
    UserError error = catchThrowableOfType(UserError.class, () -> MachineFile.read("no/such.yaml"));

    assertThat(error.line())
        .isEqualTo(
            "no/such.yaml: there is no such file; name a machine file (docs/machine-file.md)");
  }

  @Test
  void folderInPlaceOfFile() {
    UserError error =
        catchThrowableOfType(UserError.class, () -> MachineFile.read(folder.toString()));

    assertThat(error.line())
        .isEqualTo(
            folder
                + ": is a folder; name the machine file in it, such as "
                + folder.resolve("machine.yaml"));
  }

  @Test
  void bytesThatAreNotText() {
    byte[] bytes = "vms:\n  - name: \u00e9".getBytes(StandardCharsets.ISO_8859_1);

    UserError error =
        catchThrowableOfType(UserError.class, () -> MachineFile.parse("m.yaml", bytes, folder));

    assertThat(error.line())
        .isEqualTo("m.yaml:2:11: the byte 0xe9 is not UTF-8; a machine file is text in UTF-8");
  }

  @Test
  void hugeFile() {
    byte[] bytes = new byte[YamlDocument.MAX_BYTES + 1];

    UserError error =
        catchThrowableOfType(UserError.class, () -> MachineFile.parse("m.yaml", bytes, folder));

    assertThat(error.line())
        .isEqualTo("m.yaml: is larger than 1MiB; a machine file is a page of text");
  }
}
