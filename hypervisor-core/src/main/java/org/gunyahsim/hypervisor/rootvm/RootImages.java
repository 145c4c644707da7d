package org.gunyahsim.hypervisor.rootvm;

import java.nio.ByteBuffer;
import java.util.List;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.PgtableAccess;

/**
 * The root VM's two images as they lie in its memory: the runtime first, the application behind it
 * (hypercall reference, section 10.2). All places are offsets from the first byte of that memory.
 *
 * @param entry where the root VM starts, in the runtime
 * @param application first byte of the application; the runtime's is 0
 * @param end first byte behind both, a multiple of the page size
 * @param segments of both, in order; empty memory where nothing is to be loaded
 */
public record RootImages(long entry, long application, long end, List<Segment> segments) {
  /**
   * One loadable segment of an image.
   *
   * @param offset of its first page
   * @param size bytes in memory, a multiple of the page size
   * @param access {@link PgtableAccess} that its pages have
   * @param content what the file has for it, from position to limit; memory behind it stays zero
   */
  public record Segment(long offset, long size, int access, ByteBuffer content) {
    public Segment {
      content = content.asReadOnlyBuffer();
      if ((offset | size) % Limits.PAGE_SIZE != 0 || content.remaining() > size) {
        throw new IllegalArgumentException("a segment is whole pages that hold its content");
      }
    }
  }

  public RootImages {
    segments = List.copyOf(segments);
    if ((application | end) % Limits.PAGE_SIZE != 0) {
      throw new IllegalArgumentException("images of whole pages");
    }
  }

  /**
   * As large as the recorded images (runtime 44 KiB, application 392 KiB), and empty: for a root VM
   * whose program is written in Java and finds everything where the real one did.
   */
  public static RootImages recorded() {
    return new RootImages(
        0x1000,
        0xB000,
        0x6_D000,
        List.of(new Segment(0, 0x6_D000, PgtableAccess.RWX, ByteBuffer.allocate(0))));
  }
}
