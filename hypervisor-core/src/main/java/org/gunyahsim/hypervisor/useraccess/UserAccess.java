package org.gunyahsim.hypervisor.useraccess;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.vcpu.Vcpu;

/**
 * Copies bytes between EL2 and the memory of the calling guest.
 *
 * <p>Addresses are virtual: stage 1 as the caller sees it at EL1, then stage 2, page by page. What
 * an error leaves copied stays copied. Memory of devices can't be copied from or to.
 */
public final class UserAccess {
  private static final long PAGE = PhysicalMemory.PAGE_SIZE;

  private final PhysicalMemory memory;
  private long physical;

  public UserAccess(PhysicalMemory memory) {
    this.memory = memory;
  }

  /**
   * Reads from the guest.
   *
   * @param limit size of EL2's buffer
   * @return ARGUMENT_SIZE for no bytes or too many, ADDR_OVERFLOW, ARGUMENT_INVALID for a stage-1
   *     fault, DENIED for a stage-2 permission, ADDR_INVALID for anything else in stage 2
   */
  public int copyIn(Vcpu caller, long va, long size, byte[] into, int at, int limit) {
    int error = check(va, size, limit);
    int done = 0;
    while (error == ErrorCode.OK && done < size) {
      int piece = (int) Math.min(size - done, PAGE - (va + done & PAGE - 1));
      error = resolve(caller, va + done, VcpuEngine.ACCESS_READ, piece);
      if (error == ErrorCode.OK) {
        memory.read(physical, into, at + done, piece);
        done += piece;
      }
    }
    return error;
  }

  /**
   * Writes to the guest.
   *
   * @param limit bytes that the guest has room for
   * @return as of {@link #copyIn}
   */
  public int copyOut(Vcpu caller, long va, byte[] from, int at, int size, long limit) {
    int error = check(va, size, limit);
    int done = 0;
    while (error == ErrorCode.OK && done < size) {
      int piece = (int) Math.min(size - done, PAGE - (va + done & PAGE - 1));
      error = resolve(caller, va + done, VcpuEngine.ACCESS_WRITE, piece);
      if (error == ErrorCode.OK) {
        memory.write(physical, from, at + done, piece);
        done += piece;
      }
    }
    return error;
  }

  private static int check(long va, long size, long limit) {
    if (size == 0 || Long.compareUnsigned(size, limit) > 0) {
      return ErrorCode.ARGUMENT_SIZE;
    }
    return Long.compareUnsigned(va + (size - 1), va) < 0 ? ErrorCode.ADDR_OVERFLOW : ErrorCode.OK;
  }

  /** Translates one piece that crosses no page; leaves its place in {@link #physical}. */
  private int resolve(Vcpu caller, long va, int access, int size) {
    VcpuEngine engine = caller.engine();
    AddressSpace space = caller.addressSpace();
    if (engine == null || space == null) {
      return ErrorCode.ADDR_INVALID;
    }
    long ipa = engine.translate(va, access);
    if (ipa == VcpuEngine.TRANSLATE_FAULT) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    long entry = space.stage2().lookup(ipa);
    if ((entry & Stage2.VALID) == 0) {
      return ErrorCode.ADDR_INVALID;
    }
    long needed = access == VcpuEngine.ACCESS_WRITE ? Stage2.WRITE : Stage2.READ;
    if ((entry & needed) == 0) {
      return ErrorCode.DENIED;
    }
    physical = (entry & Stage2.ADDRESS) + (ipa & PAGE - 1);
    return (entry & Stage2.RAM) != 0 && memory.contains(physical, size)
        ? ErrorCode.OK
        : ErrorCode.ADDR_INVALID;
  }
}
