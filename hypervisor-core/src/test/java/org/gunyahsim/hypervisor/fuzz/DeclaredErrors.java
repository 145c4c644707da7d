package org.gunyahsim.hypervisor.fuzz;

import static org.gunyahsim.hypervisor.abi.ErrorCode.*;

import java.util.BitSet;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallArgument.Kind;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallTable;

/** The errors that each call may answer (hypercall reference, sections 2.3 to 2.15 and 8.3). */
final class DeclaredErrors {
  private static final int OFFSET = 2;
  private static final BitSet[] ALLOWED = new BitSet[HypercallNumber.COUNT];

  private DeclaredErrors() {}

  static {
    for (Hypercall call : HypercallTable.all()) {
      BitSet allowed = new BitSet();
      ALLOWED[call.number()] = allowed;
      add(allowed, OK, ARGUMENT_INVALID);
      boolean capabilities =
          call.arguments().stream()
              .anyMatch(a -> a.kind() == Kind.CAPABILITY || a.kind() == Kind.CAPID);
      if (capabilities) {
        add(allowed, CSPACE_CAP_NULL, CSPACE_CAP_REVOKED, CSPACE_WRONG_OBJECT_TYPE);
        add(allowed, CSPACE_INSUFFICIENT_RIGHTS, OBJECT_STATE);
      }
      add(allowed, more(call));
      if (call.argumentIndex("virq") >= 0) {
        add(allowed, VIRQ_BOUND, BUSY);
      }
    }
  }

  private static void add(BitSet allowed, int... errors) {
    for (int error : errors) {
      allowed.set(error + OFFSET);
    }
  }

  /** True when a call may answer this. */
  static boolean allows(int number, int error) {
    return error + OFFSET >= 0 && ALLOWED[number].get(error + OFFSET);
  }

  private static int[] more(Hypercall call) {
    if (call.name().startsWith("partition_create_")) {
      return of(NOMEM, CSPACE_FULL, UNIMPLEMENTED);
    }
    return switch (call.number()) {
      case HypercallNumber.OBJECT_ACTIVATE, HypercallNumber.OBJECT_ACTIVATE_FROM ->
          of(OBJECT_CONFIG, BUSY, MEMDB_NOT_OWNER, DENIED, NOMEM, ARGUMENT_SIZE);
      case HypercallNumber.OBJECT_RESET,
          HypercallNumber.OBJECT_RESET_FROM,
          HypercallNumber.CSPACE_REVOKE_CAP_FROM,
          HypercallNumber.MSGQUEUE_CONFIGURE_SEND,
          HypercallNumber.MSGQUEUE_CONFIGURE_RECEIVE,
          HypercallNumber.VPM_GROUP_CONFIGURE ->
          of(UNIMPLEMENTED);
      case HypercallNumber.MSGQUEUE_SEND ->
          of(MSGQUEUE_FULL, ARGUMENT_SIZE, ADDR_INVALID, ADDR_OVERFLOW, DENIED);
      case HypercallNumber.MSGQUEUE_RECEIVE ->
          of(MSGQUEUE_EMPTY, ARGUMENT_SIZE, ADDR_INVALID, ADDR_OVERFLOW, DENIED);
      case HypercallNumber.CSPACE_COPY_CAP_FROM -> of(CSPACE_FULL, NOMEM);
      case HypercallNumber.HWIRQ_BIND_VIRQ -> of(RETRY, DENIED, NOMEM);
      case HypercallNumber.HWIRQ_UNBIND_VIRQ -> of(VIRQ_NOT_BOUND);
      case HypercallNumber.ADDRSPACE_ATTACH_THREAD -> of(NOMEM);
      case HypercallNumber.ADDRSPACE_MAP ->
          of(
              ARGUMENT_ALIGNMENT,
              ARGUMENT_SIZE,
              DENIED,
              MEMEXTENT_TYPE,
              ADDR_OVERFLOW,
              MEMEXTENT_MAPPINGS_FULL,
              ADDR_INVALID,
              NOMEM);
      case HypercallNumber.ADDRSPACE_UNMAP, HypercallNumber.ADDRSPACE_UPDATE_ACCESS ->
          of(ARGUMENT_ALIGNMENT, ARGUMENT_SIZE, DENIED, MEMEXTENT_TYPE, ADDR_INVALID, NOMEM);
      case HypercallNumber.ADDRSPACE_LOOKUP ->
          of(ARGUMENT_SIZE, ADDR_OVERFLOW, ARGUMENT_ALIGNMENT, ADDR_INVALID, MEMDB_NOT_OWNER);
      case HypercallNumber.ADDRSPACE_CONFIGURE_INFO_AREA -> of(ADDR_INVALID);
      case HypercallNumber.ADDRSPACE_CONFIGURE_VMMIO ->
          of(UNIMPLEMENTED, ARGUMENT_SIZE, ADDR_OVERFLOW, NORESOURCES, BUSY, NOMEM);
      case HypercallNumber.ADDRSPACE_ATTACH_VDEVICE -> of(IDLE, BUSY, ADDR_INVALID, NOMEM);
      case HypercallNumber.MEMEXTENT_MODIFY -> of(DENIED, ARGUMENT_ALIGNMENT, ARGUMENT_SIZE);
      case HypercallNumber.MEMEXTENT_CONFIGURE -> of(ARGUMENT_ALIGNMENT);
      case HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE -> of(ADDR_INVALID, ARGUMENT_ALIGNMENT);
      case HypercallNumber.MEMEXTENT_DONATE ->
          of(ARGUMENT_ALIGNMENT, ARGUMENT_SIZE, MEMEXTENT_TYPE, MEMDB_NOT_OWNER, NOMEM);
      case HypercallNumber.VCPU_POWERON -> of(BUSY, FAILURE);
      case HypercallNumber.VCPU_POWEROFF, HypercallNumber.VCPU_SET_PRIORITY -> of(DENIED);
      case HypercallNumber.VCPU_SET_AFFINITY -> of(DENIED, RETRY);
      case HypercallNumber.VCPU_REGISTER_WRITE, HypercallNumber.VCPU_RUN_CHECK -> of(BUSY);
      case HypercallNumber.VCPU_RUN -> of(BUSY, DENIED, RETRY);
      case HypercallNumber.VIRTIO_MMIO_BACKEND_ASSERT_VIRQ,
          HypercallNumber.VIRTIO_MMIO_BACKEND_SET_DEV_FEATURES ->
          of(DENIED);
      case HypercallNumber.VIRTIO_INPUT_CONFIGURE -> of(OBJECT_CONFIG, BUSY, NOMEM);
      case HypercallNumber.VIRTIO_INPUT_SET_DATA ->
          of(NORESOURCES, ARGUMENT_SIZE, ADDR_INVALID, ADDR_OVERFLOW, DENIED);
      case HypercallNumber.PRNG_GET_ENTROPY -> of(ARGUMENT_SIZE, ARGUMENT_ALIGNMENT, BUSY);
      case HypercallNumber.TRACE_UPDATE_CLASS_FLAGS -> of(DENIED);
      default -> of();
    };
  }

  private static int[] of(int... errors) {
    return errors;
  }
}
