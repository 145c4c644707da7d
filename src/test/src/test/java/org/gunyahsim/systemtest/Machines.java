package org.gunyahsim.systemtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gunyahsim.machine.spec.Artifact;
import org.gunyahsim.machine.spec.Blob;
import org.gunyahsim.machine.spec.MachineFile;
import org.gunyahsim.machine.spec.MachineSpec;
import org.gunyahsim.machine.spec.PlatformSpec;
import org.gunyahsim.machine.spec.PrimarySpec;
import org.gunyahsim.testing.Oracle;

/** Specifications that the tests share. */
final class Machines {
  static final Path ROOT = Oracle.projectRoot();
  private static final Path CONFORMANCE = ROOT.resolve("samples/conformance");
  private static final long SUITE_NUMBER = 0x4200_0000L;

  private Machines() {}

  /** The sample machine with one VM. */
  static MachineSpec hello() {
    return MachineFile.read(ROOT.resolve("samples/hello/machine.yaml").toString());
  }

  /** The sample guest with a command line of its own. */
  static MachineSpec hello(String commandLine, int cpus, int vcpus) {
    String yaml =
        """
        platform:
          cpus: %d
        vms:
          - name: hello
            kernel: hello.img
            memory: 16MiB
            vcpus: %d
            command-line: "%s"
        """
            .formatted(cpus, vcpus, commandLine);
    return besideHello(yaml);
  }

  /** A machine file in the sample's folder. */
  static MachineSpec besideHello(String yaml) {
    return MachineFile.parse(
        "test.yaml",
        yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        ROOT.resolve("samples/hello"));
  }

  /** The conformance probe as primary VM on the recorded board. */
  static MachineSpec probe(int suite) throws IOException {
    Artifact image =
        Artifact.of("probe.bin", Files.readAllBytes(CONFORMANCE.resolve("probe/probe.bin")));
    byte[] number = {(byte) suite, (byte) (suite >> 8), 0, 0};
    return new MachineSpec(
        PlatformSpec.DEFAULT.withCpus(8),
        PrimarySpec.raw(image, List.of(new Blob(Artifact.of("suite", number), SUITE_NUMBER))),
        List.of());
  }

  /** A recorded console of the real system. */
  static String transcript(String name) throws IOException {
    return Files.readString(
        CONFORMANCE.resolve("transcripts").resolve(name),
        java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
