package org.gunyahsim.systemtest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.machine.spec.MachineFile;
import org.gunyahsim.machine.spec.MachineSpec;
import org.gunyahsim.testing.Oracle;

/**
 * Debian's kernels and busybox, as {@code samples/linux/fetch} brings them, and how to use them.
 */
final class Linux {
  static final String CLOUD = "vmlinuz-cloud";
  static final String STANDARD = "vmlinuz";
  static final String QUICK = "console=ttyAMA0 cryptomgr.notests";

  /** What the shell prints when it is ready. */
  static final String PROMPT = "/root # ";

  /** More virtual time than any boot takes, ns. */
  static final long PATIENCE = 30_000_000_000L;

  private static final Path FOLDER = Machines.ROOT.resolve("samples/linux");

  private Linux() {}

  /** Skips the test, or fails it where judges are required, unless the files are there. */
  static void require() {
    Oracle.requireFile(FOLDER.resolve("fetched/initrd.gz"), "samples/linux/fetch");
  }

  /** A fetched file. */
  static Path file(String name) {
    return FOLDER.resolve("fetched").resolve(name);
  }

  /** A machine with one VM, {@code debian}, of as many vCPUs as there are CPUs. */
  static MachineSpec vm(Path kernel, int vcpus, String commandLine) {
    return parse(
        """
        platform:
          cpus: %d
        vms:
          - name: debian
            kernel: %s
            initrd: fetched/initrd.gz
            memory: 512MiB
            vcpus: %d
            command-line: "%s"
        """
            .formatted(vcpus, kernel, vcpus, commandLine));
  }

  /** A machine whose primary VM is the kernel. */
  static MachineSpec primary(String kernel, int cpus, String commandLine) {
    return parse(
        """
        platform:
          cpus: %d
        primary:
          kernel: fetched/%s
          initrd: fetched/initrd.gz
          command-line: "%s"
        """
            .formatted(cpus, kernel, commandLine));
  }

  private static MachineSpec parse(String yaml) {
    return MachineFile.parse("test.yaml", yaml.getBytes(StandardCharsets.UTF_8), FOLDER);
  }

  /** Runs until the console has another prompt than the {@code seen} bytes before. */
  static void awaitPrompt(Machine machine, String console, int seen) {
    awaitText(machine, console, seen, PROMPT);
  }

  /** Runs until the text appears behind the first {@code seen} bytes of the console. */
  static void awaitText(Machine machine, String console, int seen, String text) {
    long limit = machine.time() + PATIENCE;
    int[] looked = {seen};
    machine.run(
        () -> {
          int size = machine.console(console).size();
          if (size == looked[0]) {
            return false;
          }
          looked[0] = size;
          return machine.console(console).text().indexOf(text, seen) >= 0;
        },
        limit);
    if (machine.console(console).text().indexOf(text, seen) < 0) {
      throw new AssertionError(
          "\"%s\" did not appear:%n%s".formatted(text, machine.console(console).text()));
    }
  }

  /** Types a line and gives what the console showed from then to the next prompt. */
  static String type(Machine machine, String console, String line) {
    int before = machine.console(console).size();
    machine.input(console, (line + "\n").getBytes(StandardCharsets.UTF_8));
    awaitPrompt(machine, console, before + line.length());
    return machine.console(console).text().substring(before);
  }

  /** A kernel packed with gzip. */
  static byte[] gzipped(Path kernel) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      Files.copy(kernel, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /**
   * A kernel as an EFI zboot program: the header of drivers/firmware/efi/libstub/zboot-header.S.
   */
  static byte[] zboot(Path kernel) {
    byte[] payload = gzipped(kernel);
    int offset = 512;
    ByteBuffer file = ByteBuffer.allocate(offset + payload.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put("MZ\0\0zimg".getBytes(StandardCharsets.US_ASCII)).putInt(offset);
    file.putInt(payload.length).position(24);
    file.put("gzip\0".getBytes(StandardCharsets.US_ASCII)).position(offset);
    return file.put(payload).array();
  }
}
