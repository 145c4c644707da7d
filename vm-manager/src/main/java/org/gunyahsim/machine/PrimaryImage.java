package org.gunyahsim.machine;

import org.gunyahsim.guest.devicetree.DeviceTree;
import org.gunyahsim.guest.devicetree.DeviceTreeException;
import org.gunyahsim.guest.devicetree.Node;
import org.gunyahsim.guest.loader.GuestImage;
import org.gunyahsim.guest.loader.ImageException;
import org.gunyahsim.guest.loader.ImageKind;
import org.gunyahsim.guest.loader.PlacedImage;
import org.gunyahsim.guest.loader.Symbols;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.platform.MemoryMap;
import org.gunyahsim.machine.spec.Artifact;
import org.gunyahsim.machine.spec.Blob;
import org.gunyahsim.machine.spec.ImageFormat;
import org.gunyahsim.machine.spec.PrimarySpec;
import org.gunyahsim.machine.spec.UserError;

/** Places an AArch64 primary VM's image, RAM disk and blobs in its RAM, as a boot loader would. */
final class PrimaryImage {
  private PrimaryImage() {}

  /** Loads the image, the RAM disk and the blobs; the device tree is the caller's business. */
  static Symbols load(PrimarySpec spec, MemoryMap map, PhysicalMemory memory) {
    String name = spec.kernel().name();
    PlacedImage placed;
    try {
      placed = parse(spec.kernel().bytes(), spec.format()).place(spec.address());
      placed.requireInside(map.primaryBase(), map.primarySize());
    } catch (ImageException e) {
      throw new UserError.InOption(name, String.valueOf(e.getMessage()));
    }
    if (placed.entry() != map.primaryEntry()) {
      throw new UserError.InOption(
          name,
          "starts at 0x%x, but the resource manager starts the primary VM at 0x%x; link it there"
              .formatted(placed.entry(), map.primaryEntry()));
    }
    placed.load(new RamWriter(memory));
    Artifact initrd = spec.initrd();
    if (initrd != null) {
      memory.write(spec.initrdAddress(), initrd.bytes(), 0, initrd.size());
    }
    for (Blob blob : spec.blobs()) {
      byte[] bytes = blob.content().bytes();
      memory.write(blob.address(), bytes, 0, bytes.length);
    }
    return placed.symbols();
  }

  /** Parses an image of a known format. */
  static GuestImage parse(byte[] file, ImageFormat format) throws ImageException {
    return switch (format) {
      case ELF -> GuestImage.parse(file, ImageKind.ELF);
      case LINUX -> GuestImage.parse(file, ImageKind.LINUX);
      case RAW -> GuestImage.raw(file);
    };
  }

  /** Tells the kernel, through the tree, of what only the person knows. */
  static void describe(PrimarySpec spec, DeviceTree tree) {
    Artifact initrd = spec.initrd();
    String commandLine = spec.commandLine();
    if (initrd == null && commandLine == null) {
      return;
    }
    Node existing = tree.root().child("chosen");
    Node chosen = existing == null ? tree.root().addChild("chosen") : existing;
    if (commandLine != null) {
      chosen.strings("bootargs", commandLine);
    }
    if (initrd != null) {
      chosen
          .longs("linux,initrd-start", spec.initrdAddress())
          .longs("linux,initrd-end", spec.initrdAddress() + initrd.size());
    }
  }

  /** Parses the tree that the person gave. */
  static DeviceTree tree(String name, byte[] blob) {
    try {
      return DeviceTree.parse(blob);
    } catch (DeviceTreeException e) {
      throw new UserError.InOption(name, "is not a device tree: " + e.getMessage());
    }
  }
}
