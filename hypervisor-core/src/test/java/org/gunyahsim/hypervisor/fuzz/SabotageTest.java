package org.gunyahsim.hypervisor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.memextent.Memextent;
import org.gunyahsim.hypervisor.msgqueue.MessageQueue;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.junit.jupiter.api.Test;

/** Bugs put in on purpose are found, and shrunk to the few calls that it takes. */
class SabotageTest {
  private static List<String> found(FuzzMachine.Sabotage sabotage) {
    Fuzzer fuzzer = new Fuzzer(sabotage);
    for (long seed = 1; seed < 20; seed++) {
      Fuzzer.Failure failure = fuzzer.run(seed, 5_000, 1_000);
      if (failure != null) {
        Program small = failure.shrunk();
        assertThat(failure.program().steps().size()).isGreaterThan(small.steps().size());
        assertThat(small.run(sabotage)).as("it is still there").isNotNull();
        assertThat(small.run(null)).as("and nothing else").isNull();
        return small.steps().stream()
            .map(step -> Objects.requireNonNull(HypercallTable.byNumber(step.number())))
            .map(call -> call.name())
            .toList();
      }
    }
    throw new AssertionError("nothing was found");
  }

  /** Attaching another capability space forgets to let go of the first. */
  @Test
  void aReleaseThatIsMissing() {
    Set<Vcpu> attached = Collections.newSetFromMap(new IdentityHashMap<>());
    List<String> calls =
        found(
            (machine, step, caller, error) -> {
              if (error == ErrorCode.OK
                  && step.number() == HypercallNumber.CSPACE_ATTACH_THREAD
                  && machine.named(step, caller, 1) instanceof Vcpu vcpu
                  && !attached.add(vcpu)) {
                Objects.requireNonNull(vcpu.cspace()).retain();
              }
            });
    assertThat(calls)
        .contains("partition_create_thread")
        .endsWith("cspace_attach_thread", "cspace_attach_thread")
        .hasSizeLessThan(15);
  }

  /** A queue's buffer is booked too low. */
  @Test
  void anAccountThatIsWrong() {
    List<String> calls =
        found(
            (machine, step, caller, error) -> {
              if (error == ErrorCode.OK
                  && step.number() == HypercallNumber.OBJECT_ACTIVATE
                  && machine.named(step, caller, 0) instanceof MessageQueue) {
                machine.hypervisor.objects().rootPartition().heap().free(8);
              }
            });
    assertThat(calls)
        .containsExactly("partition_create_msgqueue", "msgqueue_configure", "object_activate");
  }

  /** Unmapping forgets the record, but not the translation. */
  @Test
  void aTranslationThatStays() {
    List<String> calls =
        found(
            (machine, step, caller, error) -> {
              if (error == ErrorCode.OK
                  && step.number() == HypercallNumber.ADDRSPACE_UNMAP
                  && machine.named(step, caller, 0) instanceof AddressSpace space
                  && machine.named(step, caller, 1) instanceof Memextent extent) {
                space.map(step.values()[2], extent.base(), Values.PAGE, 0xF_0077);
              }
            });
    assertThat(calls).contains("addrspace_map", "addrspace_unmap").hasSizeLessThan(12);
  }
}
