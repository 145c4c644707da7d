package org.gunyahsim.hypervisor.addrspace;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.MapFlags;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.hypercall.HypercallBinder;
import org.gunyahsim.hypervisor.hypercall.HypercallFrame;
import org.gunyahsim.hypervisor.memextent.Memextent;
import org.gunyahsim.hypervisor.vcpu.Vcpu;

/** Hypercalls on address spaces (sections 2.9 and 9.5). */
public final class AddrspaceCalls {
  private static final long PAGE = Limits.PAGE_SIZE;

  private AddrspaceCalls() {}

  /** Registers the handlers. */
  public static void register(HypercallBinder b) {
    b.bind(HypercallNumber.ADDRSPACE_ATTACH_THREAD, AddrspaceCalls::attachThread);
    b.bind(HypercallNumber.ADDRSPACE_MAP, AddrspaceCalls::map);
    b.bind(HypercallNumber.ADDRSPACE_UNMAP, AddrspaceCalls::unmap);
    b.bind(HypercallNumber.ADDRSPACE_UPDATE_ACCESS, AddrspaceCalls::updateAccess);
    b.bind(HypercallNumber.ADDRSPACE_CONFIGURE, f -> space(f).configure(f.arg[1]));
    // There is nothing that provides DMA: whatever the second capability is, it is the wrong one.
    b.bind(HypercallNumber.ADDRSPACE_ATTACH_VDMA, f -> ErrorCode.CSPACE_WRONG_OBJECT_TYPE);
    b.bind(HypercallNumber.ADDRSPACE_LOOKUP, AddrspaceCalls::lookUp);
    b.bind(
        HypercallNumber.ADDRSPACE_CONFIGURE_INFO_AREA,
        f -> space(f).configureInfoArea(f.object(1, Memextent.class), f.arg[2]));
    b.bind(
        HypercallNumber.ADDRSPACE_CONFIGURE_VMMIO,
        f -> space(f).configureVmmio(f.arg[1], f.arg[2], f.arg[3]));
  }

  private static AddressSpace space(HypercallFrame f) {
    return f.object(0, AddressSpace.class);
  }

  private static int attachThread(HypercallFrame f) {
    AddressSpace space = space(f);
    Vcpu thread = f.object(1, Vcpu.class);
    int error = space.attachThread(thread);
    if (error == ErrorCode.OK && thread.addressSpace() != space) {
      thread.attachAddressSpace(space);
    }
    return error;
  }

  private static int map(HypercallFrame f) {
    Memextent extent = f.object(1, Memextent.class);
    boolean partial = (f.arg[4] & MapFlags.PARTIAL) != 0;
    int error = checkRange(extent, f.arg[2], partial, f.arg[5], f.arg[6]);
    if (error != ErrorCode.OK) {
      return error;
    }
    return extent.map(
        space(f),
        f.arg[2],
        (int) f.arg[3],
        partial,
        partial ? f.arg[5] : 0,
        partial ? f.arg[6] : extent.size());
  }

  private static int unmap(HypercallFrame f) {
    Memextent extent = f.object(1, Memextent.class);
    boolean partial = (f.arg[3] & MapFlags.PARTIAL) != 0;
    int error = checkRange(extent, f.arg[2], partial, f.arg[4], f.arg[5]);
    if (error != ErrorCode.OK) {
      return error;
    }
    return extent.unmap(
        space(f), f.arg[2], partial, partial ? f.arg[4] : 0, partial ? f.arg[5] : extent.size());
  }

  private static int updateAccess(HypercallFrame f) {
    Memextent extent = f.object(1, Memextent.class);
    boolean partial = (f.arg[4] & MapFlags.PARTIAL) != 0;
    int error = extent.checkAccess((int) f.arg[3]);
    if (error == ErrorCode.OK) {
      error = checkRange(extent, f.arg[2], partial, f.arg[5], f.arg[6]);
    }
    return error != ErrorCode.OK
        ? error
        : extent.updateAccess(
            space(f),
            f.arg[2],
            (int) f.arg[3],
            partial,
            partial ? f.arg[5] : 0,
            partial ? f.arg[6] : extent.size());
  }

  /** Steps 3 and 4 of section 9.5; a part must not wrap around the end of IPAs either. */
  private static int checkRange(
      Memextent extent, long base, boolean partial, long offset, long size) {
    if (!partial) {
      return base % PAGE == 0 ? ErrorCode.OK : ErrorCode.ARGUMENT_ALIGNMENT;
    }
    if ((base | offset | size) % PAGE != 0) {
      return ErrorCode.ARGUMENT_ALIGNMENT;
    }
    boolean inside =
        size != 0
            && Long.compareUnsigned(offset + (size - 1), offset) >= 0
            && Long.compareUnsigned(base + (size - 1), base) >= 0
            && Long.compareUnsigned(offset + (size - 1), extent.size()) < 0;
    return inside ? ErrorCode.OK : ErrorCode.ARGUMENT_SIZE;
  }

  private static int lookUp(HypercallFrame f) {
    long ipa = f.arg[2];
    long size = f.arg[3];
    if (size == 0) {
      return ErrorCode.ARGUMENT_SIZE;
    }
    if (Long.compareUnsigned(ipa + (size - 1), ipa) < 0) {
      return ErrorCode.ADDR_OVERFLOW;
    }
    if ((ipa | size) % PAGE != 0) {
      return ErrorCode.ARGUMENT_ALIGNMENT;
    }
    AddressSpace space = space(f);
    long first = space.stage2().lookup(ipa);
    if (first == 0) {
      return ErrorCode.ADDR_INVALID;
    }
    long length = space.runAt(ipa, size);
    Memextent extent = f.object(1, Memextent.class);
    long physical = first & Stage2.ADDRESS;
    if (!extent.owns(physical, length)) {
      return ErrorCode.MEMDB_NOT_OWNER;
    }
    f.result[1] = physical - extent.base();
    f.result[2] = length;
    f.result[3] = AddressSpace.attributesOf(first);
    return ErrorCode.OK;
  }
}
