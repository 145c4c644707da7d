package org.gunyahsim.machine.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

  private SpecChecks() {}

  /** RAM of the primary VM, out of which all others are lent theirs. */
  static long primarySize(PlatformSpec platform) {
    return platform.map() == MemoryMap.REFERENCE
        ? REFERENCE_PRIMARY_SIZE
        : platform.memory() - (PlatformSpec.REFERENCE_MEMORY - REFERENCE_PRIMARY_SIZE);
  }

  /** Memory of one VM: whole pages, and not absurdly small. */
  static void vmMemory(Origin origin, long memory) {
    if (memory % PAGE != 0) {
      throw origin.error(
          "`memory` is "
              + Numbers.formatSize(memory)
              + ", not a whole number of pages; write "
              + Numbers.formatSize((memory / PAGE + 1) * PAGE));
    }
    if (memory < 1 << 20) {
      throw origin.error(
          "`memory` is "
              + Numbers.formatSize(memory)
              + ", too little for a VM; write 1MiB or more");
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

  /** All VMs' memory together comes out of the primary VM's. */
  static void vmsFit(PlatformSpec platform, List<VmSpec> vms, List<Origin> memories) {
    long room = primarySize(platform) - PRIMARY_RESERVE;
    long used = 0;
    for (int i = 0; i < vms.size(); i++) {
      long memory = vms.get(i).memory();
      if (memory > room - used) {
        String others = used == 0 ? "" : " beside the other VMs' " + Numbers.formatSize(used);
        throw memories
            .get(i)
            .error(
                "`memory` is "
                    + Numbers.formatSize(memory)
                    + others
                    + ", but the primary VM has only "
                    + Numbers.formatSize(room)
                    + " to lend; "
                    + (platform.map() == MemoryMap.REFERENCE
                        ? "write less, or `platform: {map: large}`"
                        : "write less, or more `memory` under `platform`"));
      }
      used += memory;
    }
  }

  /** Kernel, initrd and device tree fit into the VM beside each other. */
  static void vmContentFits(Origin origin, VmSpec vm, long kernelMemory) {
    long initrd = vm.initrd() == null ? 0 : roundUp(vm.initrd().size());
    long tree = DEVICE_TREE_ROOM + (vm.deviceTree() == null ? 0 : roundUp(vm.deviceTree().size()));
    if (kernelMemory > vm.memory()) {
      throw origin.error(
          "kernel "
              + ArtifactReader.quoted(vm.kernel().name())
              + " needs "
              + Numbers.formatSize(roundUp(kernelMemory))
              + " of memory and the VM has "
              + Numbers.formatSize(vm.memory())
              + "; write `memory: "
              + Numbers.formatSize(enough(kernelMemory + initrd + tree))
              + "`");
    }
    if (roundUp(kernelMemory) + initrd + tree > vm.memory()) {
      throw origin.error(
          "kernel, initrd and device tree need "
              + Numbers.formatSize(roundUp(kernelMemory) + initrd + tree)
              + " together and the VM has "
              + Numbers.formatSize(vm.memory())
              + "; write `memory: "
              + Numbers.formatSize(enough(kernelMemory + initrd + tree))
              + "`");
    }
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

  /** A flattened device tree: magic number and a length that the file has. */
  static void deviceTree(Origin origin, Artifact tree) {
    byte[] bytes = tree.bytes();
    String name = ArtifactReader.quoted(tree.name());
    if (bytes.length < 40 || ImageCheck.bigEndian(bytes, 0) != 0xD00D_FEED) {
      String start =
          new String(
              bytes, 0, Math.min(8, bytes.length), java.nio.charset.StandardCharsets.ISO_8859_1);
      throw origin.error(
          "dtb "
              + name
              + " is not a flattened device tree; "
              + (start.startsWith("/dts-v1/")
                  ? "this is the source, compile it with dtc -O dtb"
                  : "make one with dtc -O dtb"));
    }
    long total = ImageCheck.bigEndian(bytes, 4) & 0xFFFF_FFFFL;
    if (total > bytes.length) {
      throw origin.error(
          "dtb "
              + name
              + " says that it has "
              + total
              + " bytes but has "
              + bytes.length
              + "; it was cut off, make it again with dtc -O dtb");
    }
  }

  private static long roundUp(long size) {
    return (size + PAGE - 1) / PAGE * PAGE;
  }

  private static long enough(long size) {
    long mebibytes = 1L << 20;
    while (mebibytes < size) {
      mebibytes <<= 1;
    }
    return mebibytes;
  }
}
