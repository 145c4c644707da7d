package org.gunyahsim.machine.spec;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A machine with one VM, given by options in place of a machine file. The same checks, and errors
 * that name the option.
 *
 * @param kernel value of {@code --kernel}
 * @param initrd value of {@code --initrd}, or null
 * @param deviceTree value of {@code --dtb}, or null
 * @param commandLine value of {@code --append}, or null
 * @param memory value of {@code --memory}, or null for the default
 * @param vcpus value of {@code --vcpus}, or null for the default
 */
public record OneVm(
    String kernel,
    @Nullable String initrd,
    @Nullable String deviceTree,
    @Nullable String commandLine,
    @Nullable String memory,
    @Nullable Integer vcpus) {
  /** Name of the VM. */
  public static final String NAME = "vm";

  /**
   * Reads the files and checks everything.
   *
   * @param platform the board
   * @param folder what relative paths are relative to
   * @throws UserError on anything that is wrong
   */
  public MachineSpec machine(PlatformSpec platform, Path folder) {
    ArtifactReader artifacts = new ArtifactReader(folder, "the current folder");
    Origin memoryOrigin = new Origin.InOption("--memory");
    long size = memory == null ? VmSpec.DEFAULT_MEMORY : size(memoryOrigin, memory);
    SpecChecks.vmMemory(memoryOrigin, size);
    int count = vcpus == null ? 1 : vcpus;
    if (count < 1 || count > VmSpec.MAX_VCPUS) {
      throw new Origin.InOption("--vcpus")
          .error(count + " is out of range; give 1 to " + VmSpec.MAX_VCPUS);
    }
    Origin kernelOrigin = new Origin.InOption("--kernel");
    Artifact image = artifacts.read(kernelOrigin, "kernel", kernel, size, "the VM's memory");
    ImageCheck checked =
        ImageCheck.of(
            kernelOrigin, image, null, false, "a raw binary needs a machine file (`format: raw`)");
    Artifact disk =
        initrd == null
            ? null
            : artifacts.read(
                new Origin.InOption("--initrd"), "initrd", initrd, size, "the VM's memory");
    Origin treeOrigin = new Origin.InOption("--dtb");
    Artifact tree = null;
    if (deviceTree != null) {
      tree = artifacts.read(treeOrigin, "dtb", deviceTree, size, "the VM's memory");
      SpecChecks.deviceTree(treeOrigin, tree);
      SpecChecks.deviceTreeCpus(treeOrigin, tree, count);
    }
    if (commandLine != null) {
      String unused = MachineFile.checkedCommandLine(new Origin.InOption("--append"), commandLine);
      assert unused != null;
    }
    VmSpec vm =
        new VmSpec(
            NAME,
            image,
            checked.format(),
            disk,
            tree,
            commandLine,
            size,
            count,
            SerialModel.PL011,
            ResetPolicy.RESTART,
            List.of());
    SpecChecks.vmContentFits(memoryOrigin, vm, checked.placeInVm().end() - VmSpec.MEMORY_BASE);
    SpecChecks.vmsFit(platform, List.of(vm), List.of(memoryOrigin));
    return new MachineSpec(platform, null, List.of(vm));
  }

  private static long size(Origin origin, String text) {
    return Numbers.size(text)
        .orElseThrow(
            () ->
                origin.error(
                    ArtifactReader.quoted(text)
                        + " is not a size; give "
                        + Numbers.respelled(text)
                            .filter(spelling -> Numbers.size(spelling).isPresent())
                            .orElse("one such as 256MiB")));
  }
}
