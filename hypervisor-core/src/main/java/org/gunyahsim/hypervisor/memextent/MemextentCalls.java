package org.gunyahsim.hypervisor.memextent;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallArgument.State;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallRule;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.MemextentAttributes;
import org.gunyahsim.hypervisor.abi.MemextentDonate;
import org.gunyahsim.hypervisor.abi.MemextentModify;
import org.gunyahsim.hypervisor.abi.PgtableAccess;
import org.gunyahsim.hypervisor.abi.Rights;
import org.gunyahsim.hypervisor.hypercall.HypercallBinder;
import org.gunyahsim.hypervisor.hypercall.HypercallFrame;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectType;

/** Hypercalls on memory extents (sections 2.10 and 9.6). */
public final class MemextentCalls {
  private static final long PAGE = Limits.PAGE_SIZE;
  private static final int FROM = 1;
  private static final int TO = 2;

  private MemextentCalls() {}

  /** Registers the handlers. */
  public static void register(HypercallBinder b) {
    b.bind(HypercallNumber.MEMEXTENT_MODIFY, MemextentCalls::modify);
    b.bind(
        HypercallNumber.MEMEXTENT_CONFIGURE,
        f -> f.object(0, Memextent.class).configure(f.arg[1], f.arg[2], f.arg[3]));
    b.bind(
        HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE,
        f ->
            f.object(0, Memextent.class)
                .configureDerive(f.object(1, Memextent.class), f.arg[2], f.arg[3], f.arg[4]));
    b.bind(HypercallNumber.MEMEXTENT_DONATE, MemextentCalls::donate);
  }

  private static int modify(HypercallFrame f) {
    Memextent extent = f.object(0, Memextent.class);
    long flags = f.arg[1];
    boolean noSync = (flags & 1L << 31) != 0;
    switch ((int) flags & 0xFF) {
      case MemextentModify.UNMAP_ALL -> {
        extent.unmapAll();
        return ErrorCode.OK;
      }
      case MemextentModify.ZERO_RANGE -> {
        int error = noSync ? checkContents(extent, f) : f.refuse(HypercallRule.MODIFY_FLAGS);
        if (error == ErrorCode.OK) {
          extent.zero(f.arg[2], f.arg[3]);
        }
        return error;
      }
      case MemextentModify.CACHE_CLEAN_RANGE, MemextentModify.CACHE_FLUSH_RANGE -> {
        // Memory is always coherent here: nothing to do once the arguments are right.
        return noSync ? checkContents(extent, f) : f.refuse(HypercallRule.MODIFY_FLAGS);
      }
      case MemextentModify.SYNC_ALL -> {
        return noSync ? f.refuse(HypercallRule.MODIFY_FLAGS) : ErrorCode.OK;
      }
      default -> {
        return f.refuse(HypercallRule.MODIFY_FLAGS);
      }
    }
  }

  private static int checkContents(Memextent extent, HypercallFrame f) {
    if (extent.memtype() == MemextentAttributes.MEMTYPE_DEVICE
        || (extent.access() & PgtableAccess.W) == 0) {
      return ErrorCode.DENIED;
    }
    return checkRange(f, extent, f.arg[2], f.arg[3]);
  }

  /** Range checks of contents and donation, in their order (section 9.6). */
  private static int checkRange(HypercallFrame f, Memextent extent, long offset, long size) {
    if ((offset | size) % PAGE != 0) {
      return ErrorCode.ARGUMENT_ALIGNMENT;
    }
    long start = extent.base() + offset;
    if (Long.compareUnsigned(start, extent.base()) < 0) {
      return f.refuse(HypercallRule.RANGE_START);
    }
    if (size == 0 || Long.compareUnsigned(start + (size - 1), start) < 0) {
      return ErrorCode.ARGUMENT_SIZE;
    }
    return inside(extent, start, size) ? ErrorCode.OK : f.refuse(HypercallRule.RANGE_START);
  }

  private static boolean inside(Memextent extent, long start, long size) {
    return Long.compareUnsigned(start, extent.base()) >= 0
        && Long.compareUnsigned(start - extent.base() + (size - 1), extent.size()) < 0;
  }

  private static int donate(HypercallFrame f) {
    long options = f.arg[0];
    if ((options & ~MemextentDonate.ALL) != 0) {
      return f.refuse(HypercallRule.DONATE_OPTIONS);
    }
    return switch ((int) options & 0xFF) {
      case MemextentDonate.TO_CHILD -> donateWithParent(f, TO, FROM);
      case MemextentDonate.TO_PARENT -> donateWithParent(f, FROM, TO);
      case MemextentDonate.TO_SIBLING -> donateToSibling(f);
      default -> f.refuse(HypercallRule.DONATE_OPTIONS);
    };
  }

  private static int lookUpExtent(HypercallFrame f, int argument) {
    return f.lookUp(argument, ObjectType.MEMEXTENT, Rights.MEMEXTENT_DONATE, State.ACTIVE);
  }

  private static int donateWithParent(HypercallFrame f, int childArgument, int parentArgument) {
    int error = lookUpExtent(f, childArgument);
    if (error != ErrorCode.OK) {
      return error;
    }
    Memextent child = f.object(childArgument, Memextent.class);
    Memextent parent = child.parent();
    error =
        parent != null
            ? lookUpExtent(f, parentArgument)
            : f.lookUp(parentArgument, ObjectType.PARTITION, Rights.PARTITION_DONATE, State.ACTIVE);
    if (error != ErrorCode.OK) {
      return error;
    }
    HypObject family = parent != null ? parent : child.partition();
    if (f.object[parentArgument] != family) {
      return f.refuse(HypercallRule.DONATE_RELATION);
    }
    error = checkRange(f, child, f.arg[3], f.arg[4]);
    return error != ErrorCode.OK
        ? error
        : child.donateWithParent(childArgument == TO, child.base() + f.arg[3], f.arg[4]);
  }

  private static int donateToSibling(HypercallFrame f) {
    int error = lookUpExtent(f, FROM);
    if (error == ErrorCode.OK) {
      error = lookUpExtent(f, TO);
    }
    if (error != ErrorCode.OK) {
      return error;
    }
    Memextent from = f.object(FROM, Memextent.class);
    Memextent to = f.object(TO, Memextent.class);
    error = checkRange(f, from, f.arg[3], f.arg[4]);
    if (error != ErrorCode.OK) {
      return error;
    }
    long start = from.base() + f.arg[3];
    if (!inside(to, start, f.arg[4])) {
      return f.refuse(HypercallRule.RANGE_START);
    }
    if (from == to || from.parent() == null || from.parent() != to.parent()) {
      return f.refuse(HypercallRule.DONATE_RELATION);
    }
    return from.donateToSibling(to, start, f.arg[4]);
  }
}
