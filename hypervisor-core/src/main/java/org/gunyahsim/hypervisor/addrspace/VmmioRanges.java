package org.gunyahsim.hypervisor.addrspace;

import java.util.Arrays;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/** Ranges of IPA whose accesses go to the VM's proxy; at most 128, none overlapping, sorted. */
final class VmmioRanges {
  private static final long ADDRESS_END = 1L << 52;

  private final long[] bases = new long[Limits.VMMIO_RANGES];
  private final long[] ends = new long[Limits.VMMIO_RANGES];
  private int count;

  /** Adds a range, with the errors of the hypercall reference, section 2.9. */
  int add(long base, long size) {
    int error = check(base, size);
    if (error != ErrorCode.OK) {
      return error;
    }
    if (count == Limits.VMMIO_RANGES) {
      return ErrorCode.NORESOURCES;
    }
    if (outside(base, size)) {
      return ErrorCode.ARGUMENT_SIZE;
    }
    int at = firstAfter(base);
    if (at < count && bases[at] < base + size) {
      return ErrorCode.BUSY;
    }
    System.arraycopy(bases, at, bases, at + 1, count - at);
    System.arraycopy(ends, at, ends, at + 1, count - at);
    bases[at] = base;
    ends[at] = base + size;
    count++;
    return ErrorCode.OK;
  }

  /** Removes a range that was added exactly like this. */
  int remove(long base, long size) {
    int error = check(base, size);
    if (error != ErrorCode.OK) {
      return error;
    }
    if (outside(base, size)) {
      return ErrorCode.ARGUMENT_SIZE;
    }
    int at = firstAfter(base);
    if (at == count || bases[at] != base || ends[at] != base + size) {
      return ErrorCode.BUSY;
    }
    count--;
    System.arraycopy(bases, at + 1, bases, at, count - at);
    System.arraycopy(ends, at + 1, ends, at, count - at);
    return ErrorCode.OK;
  }

  /** True when one range holds all of [ipa, ipa+size). */
  boolean contains(long ipa, long size) {
    int at = firstAfter(ipa);
    return at < count && bases[at] <= ipa && size <= ends[at] - ipa;
  }

  /** Index of the first range that ends behind an address; {@link #count} for none. */
  private int firstAfter(long address) {
    int found = Arrays.binarySearch(ends, 0, count, address);
    return found >= 0 ? found + 1 : -found - 1;
  }

  int count() {
    return count;
  }

  private static int check(long base, long size) {
    if (size == 0) {
      return ErrorCode.ARGUMENT_SIZE;
    }
    return Long.compareUnsigned(base + size, base) < 0 ? ErrorCode.ADDR_OVERFLOW : ErrorCode.OK;
  }

  private static boolean outside(long base, long size) {
    return Long.compareUnsigned(base + (size - 1), ADDRESS_END) >= 0;
  }

  void save(StateWriter out) {
    out.i32(count);
    for (int i = 0; i < count; i++) {
      out.i64(bases[i]);
      out.i64(ends[i]);
    }
  }

  void load(StateReader in) {
    count = in.i32();
    if (count < 0 || count > Limits.VMMIO_RANGES) {
      throw new SnapshotException("the snapshot has too many vMMIO ranges");
    }
    for (int i = 0; i < count; i++) {
      bases[i] = in.i64();
      ends[i] = in.i64();
    }
  }
}
