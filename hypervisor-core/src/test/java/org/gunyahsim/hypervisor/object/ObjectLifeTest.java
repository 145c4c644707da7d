package org.gunyahsim.hypervisor.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.hypercall.BootSequence;
import org.gunyahsim.hypervisor.hypercall.RootVmFixture;
import org.gunyahsim.hypervisor.partition.Heap;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.junit.jupiter.api.Test;

/** Creation, activation, the heap's account, the end of objects, and their snapshots. */
class ObjectLifeTest {
  private static final int[] CREATES = {
    HypercallNumber.PARTITION_CREATE_CSPACE,
    HypercallNumber.PARTITION_CREATE_ADDRSPACE,
    HypercallNumber.PARTITION_CREATE_MEMEXTENT,
    HypercallNumber.PARTITION_CREATE_THREAD,
    HypercallNumber.PARTITION_CREATE_DOORBELL,
    HypercallNumber.PARTITION_CREATE_MSGQUEUE,
    HypercallNumber.PARTITION_CREATE_VIC,
    HypercallNumber.PARTITION_CREATE_VPM_GROUP,
    HypercallNumber.PARTITION_CREATE_VIRTIO_MMIO
  };

  private static HypervisorConfig heapOf(long bytes) {
    return new HypervisorConfig(Quality.DEBUG, true, 1, 8, bytes);
  }

  @Test
  void everyTypeIsCreatedAndGivenBack() {
    try (RootVmFixture machine = new RootVmFixture()) {
      Heap heap = machine.hypervisor.objects().rootPartition().heap();
      long before = heap.used();
      int objects = machine.hypervisor.objects().all().size();
      for (int create : CREATES) {
        long cap = machine.must(create, 1, 0, 0);
        assertThat(heap.used()).isGreaterThan(before);
        assertThat(machine.object(cap, HypObject.class).state()).isEqualTo(ObjectState.INIT);
        machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, 0, cap, 0);
        assertThat(heap.used()).isEqualTo(before);
      }
      assertThat(machine.hypervisor.objects().all()).hasSize(objects);
    }
  }

  /** Until the heap is empty, then NOMEM, for each type; deleting gives all of it back. */
  @Test
  void anEmptyHeapAnswersNomemAndLosesNothing() {
    try (RootVmFixture machine = new RootVmFixture(heapOf(400 << 10))) {
      Heap heap = machine.hypervisor.objects().rootPartition().heap();
      long before = heap.used();
      for (int create : CREATES) {
        List<Long> caps = new ArrayList<>();
        long error = machine.call(create, 1, 0, 0);
        while (error == ErrorCode.OK) {
          caps.add(machine.root.state.x[1]);
          error = machine.call(create, 1, 0, 0);
        }
        assertThat(error).isIn((long) ErrorCode.NOMEM, (long) ErrorCode.CSPACE_FULL);
        long used = heap.used();
        assertThat(machine.call(create, 1, 0, 0)).isEqualTo(error);
        assertThat(heap.used()).isEqualTo(used);
        assertThat(caps).isNotEmpty();
        for (long cap : caps) {
          machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, 0, cap, 0);
        }
        assertThat(heap.used()).isEqualTo(before);
      }
    }
  }

  /** A message queue's buffer and translation tables come from the same heap. */
  @Test
  void nomemInActivationAndMapping() {
    try (RootVmFixture machine = new RootVmFixture(heapOf(130_000))) {
      Heap heap = machine.hypervisor.objects().rootPartition().heap();
      long queue = machine.must(HypercallNumber.PARTITION_CREATE_MSGQUEUE, 1, 0, 0);
      long memory = machine.must(HypercallNumber.PARTITION_CREATE_MEMEXTENT, 1, 0, 0);
      machine.must(HypercallNumber.MEMEXTENT_CONFIGURE, memory, 0x5000_0000, 0x1000, 7, 0);
      machine.must(HypercallNumber.OBJECT_ACTIVATE, memory, 0);
      while (machine.call(HypercallNumber.PARTITION_CREATE_DOORBELL, 1, 0, 0) == ErrorCode.OK) {
        assertThat(heap.free()).isNotNegative();
      }
      long free = heap.free();
      machine.must(HypercallNumber.MSGQUEUE_CONFIGURE, queue, 0x3FF_00FFL, 0);
      assertThat(machine.call(HypercallNumber.OBJECT_ACTIVATE, queue, 0))
          .isEqualTo(ErrorCode.NOMEM);
      assertThat(
              machine.call(
                  HypercallNumber.ADDRSPACE_MAP, 0x335, memory, 0x4000_0000, 0xF_0077, 0, 0, 0))
          .isEqualTo(ErrorCode.NOMEM);
      assertThat(heap.free()).isEqualTo(free);
    }
  }

  @Test
  void activationHappensOnce() {
    try (RootVmFixture machine = new RootVmFixture()) {
      long bell = machine.must(HypercallNumber.PARTITION_CREATE_DOORBELL, 1, 0, 0);
      assertThat(machine.call(HypercallNumber.DOORBELL_SEND, bell, 1, 0))
          .isEqualTo(ErrorCode.OBJECT_STATE);
      machine.must(HypercallNumber.OBJECT_ACTIVATE_FROM, 0, bell, 0);
      assertThat(machine.call(HypercallNumber.OBJECT_ACTIVATE, bell, 0))
          .isEqualTo(ErrorCode.OBJECT_STATE);
      long queue = machine.must(HypercallNumber.PARTITION_CREATE_MSGQUEUE, 1, 0, 0);
      assertThat(machine.call(HypercallNumber.OBJECT_ACTIVATE, queue, 0))
          .isEqualTo(ErrorCode.OBJECT_CONFIG);
      assertThat(machine.call(HypercallNumber.MSGQUEUE_CONFIGURE, queue, 0xF0_0008, 0))
          .as("failed for good")
          .isEqualTo(ErrorCode.OBJECT_STATE);
      long cspace = machine.must(HypercallNumber.PARTITION_CREATE_CSPACE, 1, 0, 0);
      assertThat(machine.call(HypercallNumber.CSPACE_CONFIGURE, cspace, 14385, 0)).isEqualTo(1);
      machine.must(HypercallNumber.CSPACE_CONFIGURE, cspace, 0, 0);
      assertThat(machine.call(HypercallNumber.OBJECT_ACTIVATE, cspace, 0))
          .isEqualTo(ErrorCode.OBJECT_CONFIG);
      long virtio = machine.must(HypercallNumber.PARTITION_CREATE_VIRTIO_MMIO, 1, 0, 0);
      assertThat(machine.call(HypercallNumber.OBJECT_ACTIVATE, virtio, 0))
          .isEqualTo(ErrorCode.OBJECT_CONFIG);
    }
  }

  @Test
  void aReferenceKeepsAnObjectAlive() {
    try (RootVmFixture machine = new RootVmFixture()) {
      long cspace = machine.must(HypercallNumber.PARTITION_CREATE_CSPACE, 1, 0, 0);
      machine.must(HypercallNumber.CSPACE_CONFIGURE, cspace, 8, 0);
      machine.must(HypercallNumber.OBJECT_ACTIVATE, cspace, 0);
      long thread = machine.must(HypercallNumber.PARTITION_CREATE_THREAD, 1, 0, 0);
      machine.must(HypercallNumber.CSPACE_ATTACH_THREAD, cspace, thread, 0);
      long id = machine.object(cspace, HypObject.class).id();
      machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, 0, cspace, 0);
      assertThat(machine.hypervisor.objects().byId(id)).isNotNull();
      machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, 0, thread, 0);
      assertThat(machine.hypervisor.objects().byId(id)).isNull();
    }
  }

  /** Each extent is held by the next one only; the end of the last is the end of all. */
  @Test
  void aLongChainOfReferencesComesApart() {
    try (RootVmFixture machine = new RootVmFixture(heapOf(64 << 20))) {
      Heap heap = machine.hypervisor.objects().rootPartition().heap();
      long before = heap.used();
      long last = machine.must(HypercallNumber.PARTITION_CREATE_MEMEXTENT, 1, 0, 0);
      machine.must(HypercallNumber.MEMEXTENT_CONFIGURE, last, 0, 1L << 44, 0x1_0007, 0);
      machine.must(HypercallNumber.OBJECT_ACTIVATE, last, 0);
      for (int i = 0; i < 50_000; i++) {
        long child = machine.must(HypercallNumber.PARTITION_CREATE_MEMEXTENT, 1, 0, 0);
        machine.must(
            HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE, child, last, 0, 1L << 44, 0x1_0007, 0);
        machine.must(HypercallNumber.OBJECT_ACTIVATE, child, 0);
        machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, 0, last, 0);
        last = child;
      }
      assertThat(heap.used()).isGreaterThan(before + 50_000 * 512L);
      machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, 0, last, 0);
      assertThat(heap.used()).isEqualTo(before);
    }
  }

  /** Saved in the middle of the recorded boot, loaded elsewhere, saved again: the same bytes. */
  @Test
  void aLoadedMachineIsTheSameAndGoesOnTheSame() {
    for (Quality quality : Quality.values()) {
      for (int cut : new int[] {0, 1, 42, 113, 250, 376, 390, 397}) {
        saveAndLoadAt(quality, cut);
      }
    }
  }

  private static void saveAndLoadAt(Quality quality, int cut) {
    HypervisorConfig config = new HypervisorConfig(quality, true, 5, 8, 3 << 20);
    List<BootSequence.Call> calls = BootSequence.read();
    try (RootVmFixture first = new RootVmFixture(config);
        RootVmFixture second = new RootVmFixture(config, false)) {
      BootSequence.Replay replay = new BootSequence.Replay(first);
      calls.subList(0, cut).forEach(replay::make);
      byte[] saved = first.save();
      second.load(saved);
      assertThat(second.save()).as("%s, after call %d", quality, cut).isEqualTo(saved);

      long root = first.root.id();
      second.root = (Vcpu) Objects.requireNonNull(second.hypervisor.objects().byId(root));
      BootSequence.Replay other = replay.continuedOn(second);
      for (BootSequence.Call call : calls.subList(cut, calls.size())) {
        replay.make(call);
        other.make(call);
        assertThat(second.root.state.x)
            .as("%s, saved after %d, call %d %s", quality, cut, call.line(), call.name())
            .isEqualTo(first.root.state.x);
      }
      assertThat(second.save()).isEqualTo(first.save());
    }
  }
}
