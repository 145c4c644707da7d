package org.gunyahsim.machine.spec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gunyahsim.guest.devicetree.DeviceTree;
import org.gunyahsim.guest.devicetree.DeviceTreeException;
import org.gunyahsim.guest.devicetree.Node;
import org.jspecify.annotations.Nullable;

/** What must hold between the values of a machine, wherever they came from. */
final class SpecChecks {
  static final long PAGE = 4096;

  /** Physical addresses of the primary VM's RAM in the reference map, as of the large one's. */
  static final long PRIMARY_BASE = 0x4000_0000L;

  static final long REFERENCE_PRIMARY_SIZE = 1L << 30;

  /** What the primary VM keeps for itself: driver, run pages, queues and device trees. */
  static final long PRIMARY_RESERVE = 64L << 20;

  /** Room beside kernel and initrd for the device tree, which grows when the VM is started. */
  static final long DEVICE_TREE_ROOM = 64L << 10;

  /** From a VM's base up to the end of 36-bit addresses. */
  static final long MAX_VM_MEMORY = (1L << 36) - VmSpec.MEMORY_BASE;

  /** What a VM's memory is handed over in. */
  private static final long BLOCK = 2L << 20;

  /** A VM of this size or more keeps 2 MiB for its device tree. */
  private static final long LARGE_VM = 64L << 20;

  private SpecChecks() {}

  /** RAM of the primary VM, out of which all others are lent theirs. */
  static long primarySize(PlatformSpec platform) {
    return platform.map() == MemoryMap.REFERENCE
        ? REFERENCE_PRIMARY_SIZE
        : platform.memory() - (PlatformSpec.REFERENCE_MEMORY - REFERENCE_PRIMARY_SIZE);
  }

  /** Memory of one VM: whole blocks of 2 MiB. */
  static void vmMemory(Origin origin, long memory) {
    if (memory == 0) {
      throw origin.error("`memory` is 0; write a multiple of 2MiB, such as 256MiB");
    }
    if (memory % BLOCK != 0) {
      throw origin.error(
          "`memory` is "
              + Numbers.formatSize(memory)
              + ", not a multiple of 2MiB; write "
              + Numbers.formatSize((memory / BLOCK + 1) * BLOCK));
    }
    if (memory > MAX_VM_MEMORY) {
      throw origin.error(
          "`memory` is "
              + Numbers.formatSize(memory)
              + ", beyond the 36-bit addresses of the platform; write "
              + Numbers.formatSize(MAX_VM_MEMORY)
              + " or less");
    }
  }

  /** All VMs' memory together, and the files they are made of, come out of the primary VM's. */
  static void vmsFit(PlatformSpec platform, List<VmSpec> vms, List<Origin> memories) {
    long room = primarySize(platform) - PRIMARY_RESERVE;
    long used = 0;
    long memory = 0;
    for (int i = 0; i < vms.size(); i++) {
      VmSpec vm = vms.get(i);
      long files = roundUp(vm.kernel().size()) + fileSize(vm.initrd()) + fileSize(vm.deviceTree());
      if (vm.memory() > room - used - files) {
        String others = memory == 0 ? "" : " beside the other VMs' " + Numbers.formatSize(memory);
        throw memories
            .get(i)
            .error(
                "`memory` is "
                    + Numbers.formatSize(vm.memory())
                    + others
                    + ", but the primary VM has only "
                    + Numbers.formatSize(room)
                    + " for VMs and their files; "
                    + (platform.map() == MemoryMap.REFERENCE
                        ? "write less, or `platform: {map: large}`"
                        : "write less, or more `memory` under `platform`"));
      }
      used += vm.memory() + files;
      memory += vm.memory();
    }
  }

  private static long fileSize(@Nullable Artifact file) {
    return file == null ? 0 : roundUp(file.size());
  }

  /**
   * Kernel, initrd and device tree fit into the VM beside each other.
   *
   * @param kernelMemory bytes from the VM's base to the end of the kernel
   */
  static void vmContentFits(Origin origin, VmSpec vm, long kernelMemory) {
    if (kernelMemory > vm.memory()) {
      throw origin.error(
          "kernel "
              + ArtifactReader.quoted(vm.kernel().name())
              + " needs "
              + Numbers.formatSize(roundUp(kernelMemory))
              + " of memory and the VM has "
              + Numbers.formatSize(vm.memory())
              + "; write `memory: "
              + Numbers.formatSize(enough(content(vm, kernelMemory, LARGE_VM)))
              + "`");
    }
    long content = content(vm, kernelMemory, vm.memory());
    if (content > vm.memory()) {
      throw origin.error(
          "kernel, initrd and device tree need "
              + Numbers.formatSize(content)
              + " together and the VM has "
              + Numbers.formatSize(vm.memory())
              + "; write `memory: "
              + Numbers.formatSize(enough(content(vm, kernelMemory, LARGE_VM)))
              + "`");
    }
  }

  /** The tree lies at the top, in a large VM on a 2 MiB boundary. */
  private static long content(VmSpec vm, long kernelMemory, long memory) {
    long tree = (memory >= LARGE_VM ? BLOCK : DEVICE_TREE_ROOM) + fileSize(vm.deviceTree());
    return roundUp(kernelMemory) + fileSize(vm.initrd()) + tree;
  }

  /** Something placed in the primary VM's memory. */
  record Placed(Origin origin, String name, long address, long size) {
    long end() {
      return address + size;
    }
  }

  /** Everything is inside the primary VM's RAM and nothing lies on something else. */
  static void primaryPlacement(PlatformSpec platform, List<Placed> things) {
    long end = PRIMARY_BASE + primarySize(platform);
    for (Placed thing : things) {
      if (thing.address() < PRIMARY_BASE || thing.size() > end - thing.address()) {
        throw thing
            .origin()
            .error(
                thing.name()
                    + " would lie at "
                    + Numbers.formatAddress(thing.address())
                    + " to "
                    + Numbers.formatAddress(thing.end() - 1)
                    + ", outside the primary VM's memory; write an address from "
                    + Numbers.formatAddress(PRIMARY_BASE)
                    + " such that it ends before "
                    + Numbers.formatAddress(end));
      }
    }
    List<Placed> byAddress = new ArrayList<>(things);
    byAddress.sort(Comparator.comparingLong(Placed::address));
    for (int i = 1; i < byAddress.size(); i++) {
      Placed lower = byAddress.get(i - 1);
      Placed upper = byAddress.get(i);
      if (upper.address() < lower.end()) {
        boolean upperIsLater = things.indexOf(upper) > things.indexOf(lower);
        Placed blamed = upperIsLater ? upper : lower;
        Placed other = upperIsLater ? lower : upper;
        throw blamed
            .origin()
            .error(
                blamed.name()
                    + " at "
                    + range(blamed)
                    + " overlaps "
                    + other.name()
                    + " at "
                    + range(other)
                    + "; move one of them");
      }
    }
  }

  private static String range(Placed thing) {
    return Numbers.formatAddress(thing.address()) + " to " + Numbers.formatAddress(thing.end() - 1);
  }

  /** A flattened device tree that can be read. */
  static void deviceTree(Origin origin, Artifact tree) {
    String name = ArtifactReader.quoted(tree.name());
    if (new String(tree.bytes(), 0, Math.min(8, tree.size()), StandardCharsets.ISO_8859_1)
        .equals("/dts-v1/")) {
      throw origin.error(
          "dtb " + name + " is the source of a device tree; compile it with dtc -O dtb");
    }
    try {
      if (DeviceTree.parse(tree.bytes()).nodes().isEmpty()) {
        throw origin.error("dtb " + name + " has no nodes; make it again with dtc -O dtb");
      }
    } catch (DeviceTreeException e) {
      throw origin.error(
          "dtb "
              + name
              + " is not a device tree: "
              + String.valueOf(e.getMessage()).replace("device tree, ", "")
              + "; make one with dtc -O dtb");
    }
  }

  /** A VM's own tree names as many CPUs as the VM has vCPUs, or leaves them to the VM manager. */
  static void deviceTreeCpus(Origin origin, Artifact tree, int vcpus) {
    Node cpus;
    try {
      cpus = DeviceTree.parse(tree.bytes()).root().child("cpus");
    } catch (DeviceTreeException e) {
      throw new IllegalStateException("not checked", e);
    }
    if (cpus == null) {
      return;
    }
    long named =
        cpus.children().stream().filter(node -> "cpu".equals(node.string("device_type"))).count();
    if (named != vcpus) {
      throw origin.error(
          "dtb "
              + ArtifactReader.quoted(tree.name())
              + " has "
              + count(named, "CPU")
              + " and the VM "
              + count(vcpus, "vCPU")
              + "; make them equal, or leave /cpus out of the tree");
    }
  }

  /** "1 CPU", "2 CPUs". */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static long roundUp(long size) {
    return (size + PAGE - 1) / PAGE * PAGE;
  }

  private static long enough(long size) {
    long mebibytes = BLOCK;
    while (mebibytes < size) {
      mebibytes <<= 1;
    }
    return mebibytes;
  }
}
