package org.gunyahsim.resourcemanager.query;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.resourcemanager.ipa.IpaAllocator;
import org.gunyahsim.resourcemanager.link.Dispatcher;
import org.gunyahsim.resourcemanager.link.Links;
import org.gunyahsim.resourcemanager.link.Payload;
import org.gunyahsim.resourcemanager.link.Request;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.PayloadWriter;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.vm.VmResources;

/** IPA_RESERVE: a VM sets ranges of its own address space aside (reference, section 3.9). */
public final class IpaRequests {
  private static final int HEADER = 16;
  private static final int FIXED = 0;
  private static final int ALLOCATE = 1;
  private static final int FIXED_ENTRY = 16;
  private static final int ALLOCATE_ENTRY = 32;
  private static final int MAX_ENTRIES = 30;

  private static final int ECC = 1;
  private static final int TAGGED = 2;
  private static final int NORMAL = 4;
  private static final int BASE_COMPATIBLE = 0x40;
  private static final long PAGE_MASK = 0xFFF;

  private final Links links;

  public IpaRequests(Links links) {
    this.links = links;
  }

  public void register(Dispatcher dispatcher) {
    dispatcher.bind(MessageId.IPA_RESERVE, this::reserve);
  }

  private void reserve(Request request) {
    Payload payload = request.payload();
    VmResources resources = request.caller().resources;
    IpaAllocator allocator = resources == null ? null : resources.ipa;
    if (allocator == null) {
      links.reply(request, RmError.DENIED);
      return;
    }
    int error = check(payload);
    if (error != RmError.OK) {
      links.reply(request, error);
      return;
    }
    List<long[]> done = new ArrayList<>();
    boolean fixed = payload.u8(0) == FIXED;
    int count = payload.u16(12);
    int tag = payload.u32(4);
    for (int i = 0; i < count; i++) {
      int at = HEADER + i * (fixed ? FIXED_ENTRY : ALLOCATE_ENTRY);
      long[] range = fixed ? fixed(allocator, payload, at, tag) : any(allocator, payload, at, tag);
      if (range.length == 0) {
        done.forEach(taken -> allocator.unreserve(taken[0], taken[1]));
        links.reply(request, RmError.DENIED);
        return;
      }
      done.add(range);
    }
    if (fixed) {
      links.reply(request, RmError.OK);
      return;
    }
    PayloadWriter data = new PayloadWriter().u32(count);
    done.forEach(range -> data.u64(range[0]));
    links.reply(request, RmError.OK, data);
  }

  private static int check(Payload payload) {
    if (payload.length() < HEADER || payload.u8(0) > ALLOCATE) {
      return RmError.MSG_INVALID;
    }
    int count = payload.u16(12);
    if (count > MAX_ENTRIES) {
      return RmError.NORESOURCE;
    }
    int entry = payload.u8(0) == FIXED ? FIXED_ENTRY : ALLOCATE_ENTRY;
    if (payload.length() != HEADER + count * entry) {
      return RmError.MSG_INVALID;
    }
    int generic = payload.u32(4);
    boolean supported =
        generic == 0
            || generic == BASE_COMPATIBLE
            || (generic & NORMAL) != 0 && (generic & ~(NORMAL | ECC | TAGGED)) == 0;
    return supported && payload.u32(8) == 0 ? RmError.OK : RmError.ARGUMENT_INVALID;
  }

  private static long[] fixed(IpaAllocator allocator, Payload payload, int at, int tag) {
    long base = payload.u64(at);
    long size = payload.u64(at + 8);
    boolean reserved = ((base | size) & PAGE_MASK) == 0 && allocator.reserve(base, size, tag);
    return reserved ? new long[] {base, size} : new long[0];
  }

  private static long[] any(IpaAllocator allocator, Payload payload, int at, int tag) {
    long windowBase = payload.u64(at);
    long windowSize = payload.u64(at + 8);
    long size = payload.u64(at + 16);
    long alignment = Math.max(payload.u64(at + 24), PAGE_MASK + 1);
    long windowEnd = windowBase + windowSize;
    if (windowBase < 0 || windowEnd < windowBase || size <= 0 || (size & PAGE_MASK) != 0) {
      return new long[0];
    }
    long base = allocator.allocate(size, alignment, windowBase, windowEnd);
    if (base == IpaAllocator.NONE) {
      return new long[0];
    }
    allocator.release(base, size);
    return allocator.reserve(base, size, tag) ? new long[] {base, size} : new long[0];
  }
}
