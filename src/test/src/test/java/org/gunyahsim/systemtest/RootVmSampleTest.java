package org.gunyahsim.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.machine.MachineResult;
import org.gunyahsim.machine.spec.MachineFile;
import org.gunyahsim.machine.spec.MachineSpec;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AArch64 programs as root VM: the sample's runtime and application, and the VM they start. */
class RootVmSampleTest {
  private static final Path SAMPLE = Machines.ROOT.resolve("samples/root-vm");
  private static final long A_SECOND = 1_000_000_000L;

  /** What does not depend on the images' sizes; recorded, but for sve_supported. */
  private static final List<String> START =
      List.of(
          "start: pc 0x80481000 el 0x4 daif 0x3c0 spsel 0x1 sp 0x0 sctlr 0x30d00800"
              + " mpidr 0x80000000 vbar 0x0 x1..x30 0x0",
          "environment: at 0x8048c000 signature 0x454d5652 version 0x1 runtime 0x80480000"
              + " application 0x80485000 heap 0x80490000 size 0x90000",
          "environment: vcpu 0x2 timer 0x3b9aca0 gicd 0x8000000 gicr 0x80a0000 offset 0x58"
              + " size 0x3fa8",
          "map: pairs 0x1c",
          "map: cspace_capid 0x0",
          "map: partition_capid 0x1",
          "map: vcpu_capid 0x2",
          "map: vic 0x3",
          "map: me_capid 0x336",
          "map: device_me_capid 0x337",
          "map: boot_core 0x0",
          "map: usable_cores 0xff",
          "map: sve_supported 0x0",
          "map: interrupts 0x100",
          "map: free ranges 0x2");

  private static final List<String> RIGHTS =
      List.of(
          "data: constant 0x1 variable 0x1 zeroed 0x0",
          "write: constants refused: esr 0x96000010 far is the address",
          "write: code refused: esr 0x96000010 far is the address",
          "write: data allowed",
          "write: environment allowed",
          "write: heap allowed",
          "write: runtime refused: esr 0x96000010 far is the address",
          "run: heap refused: esr 0x86000010 far is the address",
          "run: constants refused: esr 0x86000010 far is the address",
          "run: data refused: esr 0x86000010 far is the address",
          "read: end of heap allowed",
          "read: behind it, esr 0x96000010");

  private static final List<String> CALLS =
      List.of(
          "gicd: after writing 0 0x50",
          "gicd: after writing 0x52 0x52",
          "gicr: control 0x0",
          "icc: igrpen1 0x1",
          "identify: 0x5100000000008001",
          "primary VM: calls 0x20 failed 0x0",
          "=== primary VM",
          "a device tree at x0");

  private static MachineSpec sample() {
    return MachineFile.read(SAMPLE.resolve("machine.yaml").toString());
  }

  private static MachineSpec parse(String yaml, Path folder) {
    return MachineFile.parse("test.yaml", yaml.getBytes(StandardCharsets.UTF_8), folder);
  }

  private static List<String> lines(Machine machine) {
    String console = machine.console(Machine.PLATFORM_CONSOLE).text();
    int start = console.indexOf("=== root VM\n");
    assertThat(start).as(console).isNotNegative();
    return console.substring(start).lines().skip(1).toList();
  }

  @Test
  void startStateMemoryAndCallsAreTheRecordedOnes() {
    try (Machine machine = Machine.build(sample())) {
      MachineResult result = machine.run(() -> false, A_SECOND);
      List<String> lines = lines(machine);
      assertThat(lines.subList(0, START.size())).isEqualTo(START);
      assertThat(lines.subList(START.size(), START.size() + RIGHTS.size())).isEqualTo(RIGHTS);
      assertThat(lines.subList(START.size() + RIGHTS.size(), lines.size())).isEqualTo(CALLS);
      assertThat(result.kind()).isEqualTo(MachineResult.Kind.POWER_OFF);
    }
  }

  @Test
  void productionScattersTheCapabilityIds() {
    MachineSpec spec =
        parse(
            """
            platform: {quality: production, cpus: 2}
            resource-manager: {runtime: runtime.elf, application: application.elf}
            primary: {kernel: primary.bin, format: raw}
            """,
            SAMPLE);
    try (Machine machine = Machine.build(spec)) {
      assertThat(machine.run(() -> false, A_SECOND).kind()).isEqualTo(MachineResult.Kind.POWER_OFF);
      List<String> lines = lines(machine);
      assertThat(lines).contains("map: usable_cores 0x3").doesNotContain("map: me_capid 0x336");
      assertThat(lines.subList(START.size(), lines.size()))
          .startsWith(RIGHTS.toArray(String[]::new))
          .endsWith(CALLS.toArray(String[]::new));
    }
  }

  /** Behind a primary VM with more memory the root VM lies elsewhere, and is told so. */
  @Test
  void aLargeBoardPutsTheRootVmBehindThePrimary() {
    MachineSpec spec =
        parse(
            """
            platform: {map: large, memory: 4GiB}
            resource-manager: {runtime: runtime.elf, application: application.elf}
            primary: {kernel: primary.bin, format: raw}
            """,
            SAMPLE);
    try (Machine machine = Machine.build(spec)) {
      assertThat(machine.run(() -> false, A_SECOND).kind()).isEqualTo(MachineResult.Kind.POWER_OFF);
      assertThat(lines(machine).getFirst()).startsWith("start: pc 0x100481000 ");
    }
  }

  /** A package of the two files is the two files. */
  @Test
  void aPackageRunsAsTheFilesInIt(@TempDir Path folder) throws IOException {
    byte[] runtime = Files.readAllBytes(SAMPLE.resolve("runtime.elf"));
    byte[] application = Files.readAllBytes(SAMPLE.resolve("application.elf"));
    ByteBuffer file =
        ByteBuffer.allocate(32 + runtime.length + application.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put("GKPG".getBytes(StandardCharsets.US_ASCII)).putInt(2);
    file.putInt(1).putInt(32).putInt(2).putInt(32 + runtime.length);
    file.position(32).put(runtime).put(application);
    Files.write(folder.resolve("root.gpkg"), file.array());
    Files.copy(SAMPLE.resolve("primary.bin"), folder.resolve("primary.bin"));
    MachineSpec packed =
        parse(
            """
            platform: {quality: debug, seed: 1}
            resource-manager: {image: root.gpkg}
            primary: {kernel: primary.bin, format: raw}
            """,
            folder);

    assertThat(endOf(packed)).isEqualTo(endOf(sample()));
  }

  private static String endOf(MachineSpec spec) {
    try (Machine machine = Machine.build(spec)) {
      MachineResult result = machine.run(() -> false, A_SECOND);
      return result.kind() + " " + result.time() + " " + machine.stateHash();
    }
  }

  @Test
  void aSnapshotInTheRootVmsBootGoesOn() throws IOException {
    String end = endOf(sample());
    ByteArrayOutputStream snapshot = new ByteArrayOutputStream();
    try (Machine machine = Machine.build(sample())) {
      machine.runUntil(() -> machine.console(Machine.PLATFORM_CONSOLE).contains("map: vic"));
      machine.save(snapshot);
    }
    try (Machine machine =
        Machine.load(sample(), new ByteArrayInputStream(snapshot.toByteArray()))) {
      MachineResult result = machine.run(() -> false, A_SECOND);
      assertThat(result.kind() + " " + result.time() + " " + machine.stateHash()).isEqualTo(end);
    }
  }

  /** Debug quality tells it from work and ends the critical vCPU, and with it the machine. */
  @Test
  void aRuntimeThatOnlyFaultsEndsTheMachine(@TempDir Path folder) throws IOException {
    ByteBuffer elf = ByteBuffer.allocate(0x100).order(ByteOrder.LITTLE_ENDIAN);
    elf.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1});
    elf.putShort(16, (short) 3).putShort(18, (short) 183).putInt(20, 1).putLong(24, 0x80);
    elf.putLong(32, 64).putShort(52, (short) 64).putShort(54, (short) 56).putShort(56, (short) 1);
    // One segment, R and X; behind the header there are zeros, UDF #0.
    elf.putInt(64, 1).putInt(68, 5).putLong(96, 0x78).putLong(104, 0x100);
    Files.write(folder.resolve("faults.elf"), elf.array());
    Files.copy(SAMPLE.resolve("primary.bin"), folder.resolve("primary.bin"));
    MachineSpec spec =
        parse(
            """
            platform: {quality: debug}
            resource-manager: {runtime: faults.elf, application: faults.elf}
            primary: {kernel: primary.bin, format: raw}
            """,
            folder);
    try (Machine machine = Machine.build(spec)) {
      MachineResult result = machine.run(() -> false, A_SECOND);
      assertThat(result.kind()).isEqualTo(MachineResult.Kind.PANIC);
      assertThat(result.message()).contains("vCPU 0 of VM 255");
    }
  }

  @Test
  void aSnapshotDoesNotFitAMachineWithTheOtherResourceManager() throws IOException {
    MachineSpec other = new MachineSpec(sample().platform(), sample().primary(), sample().vms());
    ByteArrayOutputStream snapshot = new ByteArrayOutputStream();
    try (Machine machine = Machine.build(sample())) {
      machine.runUntil(() -> machine.console(Machine.PLATFORM_CONSOLE).contains("map: vic"));
      machine.save(snapshot);
    }
    assertThatThrownBy(
            () -> Machine.load(other, new ByteArrayInputStream(snapshot.toByteArray())).close())
        .isInstanceOf(SnapshotException.class);
  }

  @Test
  void committedImagesAreWhatTheirSourcesGive(@TempDir Path folder) throws Exception {
    Oracle.require(Oracle.GCC, Oracle.OBJCOPY);
    String version = Oracle.run(folder, Oracle.GCC, "-dumpfullversion").output().strip();
    assumeTrue(version.startsWith("12."), "the images are built with gcc 12, not " + version);

    Oracle.Result result =
        Oracle.run(folder, SAMPLE.resolve("build").toString(), folder.toString());

    assertThat(result.output()).isEmpty();
    assertThat(result.status()).isZero();
    for (String image : List.of("runtime.elf", "application.elf", "primary.bin")) {
      assertThat(Files.mismatch(folder.resolve(image), SAMPLE.resolve(image)))
          .as("samples/root-vm/%s is older than its source: run samples/root-vm/build", image)
          .isEqualTo(-1);
    }
  }
}
