package org.gunyahsim.cli;

import java.nio.file.Path;
import java.util.List;
import org.gunyahsim.machine.spec.MachineFile;
import org.gunyahsim.machine.spec.MachineSpec;
import org.gunyahsim.machine.spec.Numbers;
import org.gunyahsim.machine.spec.OneVm;
import org.gunyahsim.machine.spec.PlatformSpec;
import org.gunyahsim.machine.spec.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which machine: a file, or one VM by options. */
final class MachineOptions {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The machine file (docs/machine-file.md).")
  private @Nullable String file;

  @Option(
      names = "--kernel",
      paramLabel = "FILE",
      description = "In place of a machine file: the image of one VM, ELF or Linux arm64 Image.")
  private @Nullable String kernel;

  @Option(names = "--initrd", paramLabel = "FILE", description = "Its initial RAM disk.")
  private @Nullable String initrd;

  @Option(
      names = "--dtb",
      paramLabel = "FILE",
      description = "Its device tree, in place of the one that the VM manager makes.")
  private @Nullable String deviceTree;

  @Option(names = "--append", paramLabel = "TEXT", description = "Its command line.")
  private @Nullable String append;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "Its memory, such as 256MiB (default: 128MiB).")
  private @Nullable String memory;

  @Option(names = "--vcpus", paramLabel = "N", description = "Its vCPUs, 1 to 8 (default: 1).")
  private @Nullable Integer vcpus;

  @Option(
      names = "--cpus",
      paramLabel = "N",
      description = "Physical CPUs of the machine, 1 to 8 (default: the machine file's, or 8).")
  private @Nullable Integer cpus;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "The only source of randomness (default: the machine file's, or 0).")
  private @Nullable String seed;

  @Option(
      names = "--quirks",
      paramLabel = "strict|lenient",
      description =
          "Whether quirks of the real system that could hurt are imitated (docs/quirks.md; default:"
              + " the machine file's, or strict).")
  private @Nullable String quirks;

  /** Reads and checks everything. */
  MachineSpec machine() {
    MachineSpec spec = kernel == null ? fromFile() : fromOptions(kernel);
    PlatformSpec platform = spec.platform();
    if (cpus != null) {
      if (cpus < 1 || cpus > 8) {
        throw new UserError.InOption("--cpus", cpus + " is out of range; give 1 to 8");
      }
      if (cpus < spec.mostVcpus()) {
        throw new UserError.InOption(
            "--cpus", "a VM has %d vCPUs; give %<d or more".formatted(spec.mostVcpus()));
      }
      platform = platform.withCpus(cpus);
    }
    if (seed != null) {
      String text = seed;
      platform =
          platform.withSeed(
              Numbers.number(text)
                  .orElseThrow(
                      () ->
                          new UserError.InOption(
                              "--seed", "\"" + text + "\" is not a number; give one such as 1")));
    }
    if (quirks != null) {
      if (!List.of("strict", "lenient").contains(quirks)) {
        throw new UserError.InOption(
            "--quirks", "\"" + quirks + "\" is neither; give strict or lenient");
      }
      platform = platform.withStrict(quirks.equals("strict"));
    }
    return spec.withPlatform(platform);
  }

  private MachineSpec fromFile() {
    if (file == null) {
      throw new UserError.InOption("gunyah-sim", "no machine; name a machine file, or --kernel");
    }
    List<String> names = List.of("--initrd", "--dtb", "--append", "--memory", "--vcpus");
    Object[] values = {initrd, deviceTree, append, memory, vcpus};
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        throw new UserError.InOption(
            names.get(i), "goes with --kernel; in a machine file, write it there");
      }
    }
    return MachineFile.read(file);
  }

  private MachineSpec fromOptions(String image) {
    if (file != null) {
      throw new UserError.InOption(
          "--kernel", "beside the machine file " + file + "; give one of the two");
    }
    return new OneVm(image, initrd, deviceTree, append, memory, vcpus)
        .machine(PlatformSpec.DEFAULT, Path.of(""));
  }
}
