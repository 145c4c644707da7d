package org.gunyahsim.hypervisor.memextent;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.MapAttributes;
import org.gunyahsim.hypervisor.abi.MemextentAttributes;
import org.gunyahsim.hypervisor.abi.PgtableAccess;
import org.gunyahsim.hypervisor.abi.VmMemtype;

/** Which attributes go with which (hypercall reference, section 9.4). */
final class AccessRules {
  private AccessRules() {}

  /** ARGUMENT_INVALID unless these are attributes that an extent may be given: some access. */
  static int checkExtent(long attributes) {
    int access = MemextentAttributes.access(attributes);
    boolean good =
        (attributes & ~MemextentAttributes.ALL) == 0
            && access != PgtableAccess.NONE
            && PgtableAccess.valid(access)
            && MemextentAttributes.memtype(attributes) != MemextentAttributes.MEMTYPE_CACHED
            && MemextentAttributes.type(attributes) <= MemextentAttributes.TYPE_SPARSE;
    return good ? ErrorCode.OK : ErrorCode.ARGUMENT_INVALID;
  }

  /**
   * ARGUMENT_INVALID unless the access of EL0 and EL1 is within the extent's and can be encoded: R
   * and W are common to both, and X needs R. (The real hypervisor panics where the latter is
   * violated.)
   */
  static int checkAccess(int extentAccess, long attributes) {
    int user = MapAttributes.user(attributes);
    int kernel = MapAttributes.kernel(attributes);
    boolean good =
        PgtableAccess.subset(user | kernel, extentAccess)
            && encodable(user)
            && encodable(kernel)
            && (user & PgtableAccess.RW) == (kernel & PgtableAccess.RW);
    return good ? ErrorCode.OK : ErrorCode.ARGUMENT_INVALID;
  }

  private static boolean encodable(int access) {
    return PgtableAccess.valid(access)
        && ((access & PgtableAccess.X) == 0 || (access & PgtableAccess.R) != 0);
  }

  /** True when memory of this extent type may be mapped with this memory type. */
  static boolean memtypeAllowed(int extentMemtype, int memtype) {
    if (!VmMemtype.valid(memtype)) {
      return false;
    }
    return switch (extentMemtype) {
      case MemextentAttributes.MEMTYPE_ANY -> true;
      case MemextentAttributes.MEMTYPE_DEVICE -> VmMemtype.device(memtype);
      case MemextentAttributes.MEMTYPE_UNCACHED ->
          VmMemtype.device(memtype) || memtype == VmMemtype.NORMAL_NC;
      default -> false;
    };
  }

  /** What is left of inherited attributes in a child with this access. */
  static int mask(int attributes, int access) {
    return MapAttributes.of(
        maskAccess(MapAttributes.user(attributes), access),
        maskAccess(MapAttributes.kernel(attributes), access),
        MapAttributes.memtype(attributes));
  }

  /** X without R is left out: no table entry says that. */
  private static int maskAccess(int inherited, int access) {
    int left = inherited & access;
    return (left & PgtableAccess.R) != 0 ? left : left & PgtableAccess.W;
  }
}
