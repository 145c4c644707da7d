package org.gunyahsim.systemtest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.machine.conformance.Probe;
import org.gunyahsim.machine.spec.Artifact;
import org.gunyahsim.machine.spec.MachineFile;
import org.gunyahsim.machine.spec.MachineSpec;
import org.gunyahsim.testing.Oracle;

/** Specifications that the tests share. */
final class Machines {
  static final Path ROOT = Oracle.projectRoot();
  private static final Path CONFORMANCE = ROOT.resolve("samples/conformance");

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
        "test.yaml", yaml.getBytes(StandardCharsets.UTF_8), ROOT.resolve("samples/hello"));
  }

  /** The conformance probe as primary VM on the recorded board. */
  static MachineSpec probe(int suite) throws IOException {
    return probe(suite, Quality.PRODUCTION);
  }

  /** The same with a build of the hypervisor and the resource manager. */
  static MachineSpec probe(int suite, Quality quality) throws IOException {
    Artifact image =
        Artifact.of("probe.bin", Files.readAllBytes(CONFORMANCE.resolve("probe/probe.bin")));
    return Probe.machine(image, null, suite, quality, 0);
  }

  /** A recorded console of the real system. */
  static String transcript(String name) throws IOException {
    return Files.readString(
        CONFORMANCE.resolve("transcripts").resolve(name), StandardCharsets.ISO_8859_1);
  }
}
