package org.gunyahsim.machine;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.guest.loader.ImageException;
import org.gunyahsim.guest.loader.MemoryWriter;
import org.gunyahsim.guest.loader.PlacedImage;
import org.gunyahsim.guest.loader.Segment;
import org.gunyahsim.guest.loader.Symbols;
import org.gunyahsim.machine.spec.Artifact;
import org.gunyahsim.machine.spec.DeviceSpec;
import org.gunyahsim.machine.spec.ResetPolicy;
import org.gunyahsim.machine.spec.SerialModel;
import org.gunyahsim.machine.spec.UserError;
import org.gunyahsim.machine.spec.VmSpec;
import org.gunyahsim.vmmanager.vmm.VmConfig;
import org.gunyahsim.vmmanager.vmm.VmConfig.SerialKind;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the machine file says of a VM into what the VMM works from: images laid out and placed
 * in the primary VM's RAM.
 */
final class VmImages {
  private final BlobStore blobs;

  VmImages(BlobStore blobs) {
    this.blobs = blobs;
  }

  /** A VM's configuration and the symbols of its image. */
  record Prepared(VmConfig config, Symbols symbols) {}

  Prepared prepare(VmSpec spec) {
    PlacedImage placed = place(spec);
    byte[] content = flatten(placed);
    VmConfig.Image image =
        new VmConfig.Image(
            blobs.add(spec.kernel().name(), content),
            placed.start() - VmSpec.MEMORY_BASE,
            placed.entry() - VmSpec.MEMORY_BASE,
            placed.end() - placed.start());
    VmConfig config =
        new VmConfig(
            spec.name(),
            VmSpec.MEMORY_BASE,
            spec.memory(),
            spec.vcpus(),
            image,
            blob(spec.initrd()),
            blob(spec.deviceTree()),
            spec.commandLine(),
            serials(spec),
            spec.onReset() == ResetPolicy.RESTART);
    return new Prepared(config, placed.symbols());
  }

  private static PlacedImage place(VmSpec spec) {
    try {
      PlacedImage placed =
          PrimaryImage.parse(spec.kernel().bytes(), spec.format()).place(VmSpec.MEMORY_BASE);
      placed.requireInside(VmSpec.MEMORY_BASE, spec.memory());
      return placed;
    } catch (ImageException e) {
      throw new UserError.InOption(spec.kernel().name(), String.valueOf(e.getMessage()));
    }
  }

  /** All that the file holds as one run of bytes; zero-filled memory behind it stays out. */
  private static byte[] flatten(PlacedImage placed) {
    long start = placed.start();
    long end = start;
    for (Segment segment : placed.segments()) {
      if (segment.length() > 0) {
        end = segment.address() + segment.length();
      }
    }
    byte[] content = new byte[Math.toIntExact(end - start)];
    placed.load(
        new MemoryWriter() {
          @Override
          public void write(long address, byte[] from, int at, int length) {
            System.arraycopy(from, at, content, (int) (address - start), length);
          }

          @Override
          public void zero(long address, long length) {
            // A new array is zero, and what lies behind the content is the VMM's to clear.
          }
        });
    return content;
  }

  private VmConfig.@Nullable Blob blob(@Nullable Artifact artifact) {
    return artifact == null ? null : blobs.add(artifact.name(), artifact.bytes());
  }

  private static List<SerialKind> serials(VmSpec spec) {
    List<SerialKind> kinds = new ArrayList<>();
    add(kinds, spec.serial());
    for (DeviceSpec device : spec.devices()) {
      if (device instanceof DeviceSpec.Serial serial) {
        add(kinds, serial.model());
      }
    }
    return kinds;
  }

  private static void add(List<SerialKind> kinds, SerialModel model) {
    switch (model) {
      case PL011 -> kinds.add(SerialKind.PL011);
      case NS16550A -> kinds.add(SerialKind.NS16550A);
      case NONE -> {
        // No port.
      }
    }
  }
}
