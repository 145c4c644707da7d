package org.gunyahsim.machine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.guest.loader.ImageException;
import org.gunyahsim.guest.loader.PlacedImage;
import org.gunyahsim.guest.loader.RootPackage;
import org.gunyahsim.guest.loader.Segment;
import org.gunyahsim.guest.loader.Symbols;
import org.gunyahsim.hypervisor.abi.PgtableAccess;
import org.gunyahsim.hypervisor.platform.MemoryMap;
import org.gunyahsim.hypervisor.rootvm.RootImages;
import org.gunyahsim.machine.spec.Artifact;
import org.gunyahsim.machine.spec.ResourceManagerSpec;
import org.gunyahsim.machine.spec.UserError;

/**
 * The AArch64 resource manager, laid out for the hypervisor.
 *
 * @param images what it loads
 * @param symbols of runtime and application, where they run
 */
record RootPrograms(RootImages images, Symbols symbols) {
  /** Lays out runtime and application as the hypervisor does: one behind the other, from a page. */
  static RootPrograms of(ResourceManagerSpec spec, MemoryMap map) {
    long base = map.rootVmBase();
    PlacedImage runtime = place(spec.runtime(), base);
    long behind = RootPackage.pageUp(runtime.end());
    PlacedImage application = place(spec.application(), behind);
    List<RootImages.Segment> segments = new ArrayList<>();
    add(segments, runtime, base);
    add(segments, application, base);
    return new RootPrograms(
        new RootImages(
            runtime.entry() - base,
            behind - base,
            RootPackage.pageUp(application.end()) - base,
            segments),
        runtime.symbols().with(application.symbols()));
  }

  private static PlacedImage place(Artifact file, long base) {
    try {
      return RootPackage.place(file.bytes(), base);
    } catch (ImageException e) {
      throw new UserError.InOption(file.name(), String.valueOf(e.getMessage()));
    }
  }

  private static void add(List<RootImages.Segment> segments, PlacedImage image, long base) {
    for (Segment segment : image.segments()) {
      int access =
          PgtableAccess.R
              | (segment.writable() ? PgtableAccess.W : 0)
              | (segment.executable() ? PgtableAccess.X : 0);
      segments.add(
          new RootImages.Segment(
              segment.address() - base,
              RootPackage.pageUp(segment.memorySize()),
              access,
              ByteBuffer.wrap(segment.content())));
    }
  }
}
