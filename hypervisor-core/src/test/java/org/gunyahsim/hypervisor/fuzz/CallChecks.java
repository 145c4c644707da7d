package org.gunyahsim.hypervisor.fuzz;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.partition.Heap;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/**
 * What must hold whenever a call has returned (hypercall reference, section 1.1): cheap enough for
 * every one of millions.
 */
final class CallChecks {
  private final Hypervisor hypervisor;
  private final Heap heap;
  private long usedBefore = -1;

  CallChecks(Hypervisor hypervisor) {
    this.hypervisor = hypervisor;
    this.heap = hypervisor.objects().rootPartition().heap();
  }

  /**
   * Checks one return.
   *
   * @param before x0 to x30 as they were when the call was made
   * @param returnAddress ELR_EL2
   * @return the error
   */
  int returned(Step step, Vcpu caller, long[] before, long returnAddress) {
    long[] x = caller.state.x;
    int number = step.number();
    Hypercall call = HypercallTable.byNumber(number);
    int error = errorOf(step, call, x[0]);
    if (call != null && call.returnsError() && !DeclaredErrors.allows(number, error)) {
      throw new AssertionError(call.name() + " answers " + ErrorCode.name(error));
    }
    int results = call == null ? 1 : call.results().size();
    if (step.smccc()) {
      checkKept(x, before, results, 30);
    } else if (number < HypercallNumber.COUNT) {
      checkNative(x, before, results, returnAddress);
      if (error != ErrorCode.OK && !tellsMoreOnError(number)) {
        checkZero(x, 1, 7);
      }
    } else {
      checkKept(x, before, 1, 30);
    }
    checkAccounts(caller);
    return error;
  }

  private static int errorOf(Step step, @Nullable Hypercall call, long x0) {
    if (call == null) {
      if (x0 != -1) {
        throw new AssertionError("a call that does not exist answers " + Long.toHexString(x0));
      }
      return ErrorCode.UNIMPLEMENTED;
    }
    if (!call.returnsError()) {
      return ErrorCode.OK;
    }
    long expected = step.smccc() ? (int) x0 : x0 & 0xFFFF_FFFFL;
    if (x0 != expected) {
      throw new AssertionError(call.name() + " leaves " + Long.toHexString(x0) + " in x0");
    }
    return (int) x0;
  }

  private static boolean tellsMoreOnError(int number) {
    return switch (number) {
      case HypercallNumber.PARTITION_CREATE_PARTITION,
          HypercallNumber.MSGQUEUE_SEND,
          HypercallNumber.MSGQUEUE_RECEIVE,
          HypercallNumber.VCPU_RUN_CHECK ->
          true;
      default -> false;
    };
  }

  private static void checkNative(long[] x, long[] before, int results, long returnAddress) {
    checkZero(x, results, 7);
    checkKept(x, before, 8, 8);
    if (x[9] != returnAddress) {
      throw new AssertionError("x9 is 0x%x, not the return address".formatted(x[9]));
    }
    checkZero(x, 10, 17);
    checkKept(x, before, 18, 30);
  }

  private static void checkZero(long[] x, int from, int to) {
    for (int i = from; i <= to; i++) {
      if (x[i] != 0) {
        throw new AssertionError("x%d is 0x%x, not 0".formatted(i, x[i]));
      }
    }
  }

  private static void checkKept(long[] x, long[] before, int from, int to) {
    for (int i = from; i <= to; i++) {
      if (x[i] != before[i]) {
        throw new AssertionError("x%d was 0x%x, is 0x%x".formatted(i, before[i], x[i]));
      }
    }
  }

  private void checkAccounts(Vcpu caller) {
    Cspace space = caller.cspace();
    if (space != null && space.count() > space.maxCaps()) {
      throw new AssertionError("a capability space holds more than it may");
    }
    if (heap.used() == usedBefore) {
      return;
    }
    usedBefore = heap.used();
    long held = 0;
    for (HypObject object : hypervisor.objects().all()) {
      held += object.heapBytes();
      if (object.references() < 1) {
        throw new AssertionError(object.type() + " lives without a reference");
      }
    }
    if (held != usedBefore) {
      throw new AssertionError(
          "objects hold %d bytes of heap, %d are booked".formatted(held, usedBefore));
    }
  }
}
