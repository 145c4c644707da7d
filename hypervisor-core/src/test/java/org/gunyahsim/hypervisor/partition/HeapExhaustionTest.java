package org.gunyahsim.hypervisor.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.gunyahsim.hypervisor.hypercall.RootVmFixture;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectState;
import org.gunyahsim.hypervisor.object.ObjectType;

/**
 * A heap that runs out, in creation, activation, mapping, donation and copying: NOMEM, and nothing
 * has changed; after the end of everything each byte is back.
 */
class HeapExhaustionTest {
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

  private static final long BASE = 0x5000_0000L;
  private static final long ROOT_PARTITION = 1;

  private record Step(int kind, int a, int b) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> any = Arbitraries.integers().between(0, 9_999).withoutEdgeCases();
    return Combinators.combine(any, any, any).as(Step::new).list().ofMinSize(50).ofMaxSize(250);
  }

  @Property(tries = 80)
  void nothingIsLost(
      @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 0, max = 100_000) int room) {
    HypervisorConfig config = new HypervisorConfig(Quality.DEBUG, true, 1, 1, 4 << 20);
    try (RootVmFixture machine = new RootVmFixture(config)) {
      World world = new World(machine, room);
      for (Step step : steps) {
        world.step(step);
      }
      world.fill();
      world.tearDown();
    }
  }

  private static final class World {
    private final RootVmFixture machine;
    private final Heap heap;
    private final long before;
    private final int objectsBefore;
    private final List<Long> caps = new ArrayList<>();
    private int vmids = 1;

    World(RootVmFixture machine, int room) {
      this.machine = machine;
      heap = machine.hypervisor.objects().rootPartition().heap();
      heap.setCapacity(heap.used() + room);
      before = heap.used();
      objectsBefore = objects();
    }

    private int objects() {
      return machine.hypervisor.objects().all().size();
    }

    /**
     * A call; when it answers NOMEM nothing may have changed but the state of what it was about.
     */
    private boolean call(int number, long... arguments) {
      long used = heap.used();
      int objects = objects();
      Cspace space = machine.object(0, Cspace.class);
      int count = space.count();
      long error = machine.call(number, arguments);
      if (error == ErrorCode.NOMEM) {
        assertThat(heap.used()).as("heap after NOMEM of call 0x%x", number).isEqualTo(used);
        assertThat(objects()).isEqualTo(objects);
        assertThat(space.count()).isEqualTo(count);
        assertThat(machine.root.state.x[1]).isZero();
      }
      long held = 0;
      for (HypObject object : machine.hypervisor.objects().all()) {
        held += object.heapBytes();
      }
      assertThat(heap.used()).isEqualTo(held).isLessThanOrEqualTo(heap.capacity());
      return error == ErrorCode.OK;
    }

    private long pick(ObjectType type, int choice) {
      List<Long> fitting = caps.stream().filter(cap -> object(cap).type() == type).toList();
      return fitting.isEmpty() ? -1 : fitting.get(choice % fitting.size());
    }

    private HypObject object(long cap) {
      return machine.object(cap, HypObject.class);
    }

    void step(Step s) {
      switch (s.kind % 10) {
        case 0, 1, 2, 3 -> create(CREATES[s.a % CREATES.length]);
        case 4, 5 -> {
          if (!caps.isEmpty()) {
            activate(caps.get(s.a % caps.size()), s.b);
          }
        }
        case 6 -> map(s);
        case 7 -> donate(s);
        case 8 -> copy(s);
        default -> {
          if (!caps.isEmpty() && s.b % 2 == 0) {
            delete(caps.remove(s.a % caps.size()));
          }
        }
      }
    }

    private boolean create(int number) {
      boolean made = call(number, ROOT_PARTITION, 0, 0);
      if (made) {
        caps.add(machine.root.state.x[1]);
      }
      return made;
    }

    private void activate(long cap, int choice) {
      boolean configured =
          switch (object(cap).type()) {
            case CSPACE -> call(HypercallNumber.CSPACE_CONFIGURE, cap, 200, 0);
            case ADDRSPACE -> call(HypercallNumber.ADDRSPACE_CONFIGURE, cap, vmids++ % 254 + 1, 0);
            case MEMEXTENT ->
                call(HypercallNumber.MEMEXTENT_CONFIGURE, cap, BASE, 1 << 28, 0x1_0007, 0);
            case MSGQUEUE ->
                call(
                    HypercallNumber.MSGQUEUE_CONFIGURE,
                    cap,
                    choice % 2 == 0 ? 0x3FF_00FF : 0xF0_0008,
                    0);
            case VIC ->
                call(HypercallNumber.VIC_CONFIGURE, cap, 1 + choice % 8, choice % 989, 0, 0);
            default -> true;
          };
      boolean wasInit = object(cap).state() == ObjectState.INIT;
      long error = machine.call(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
      assertThat(error == ErrorCode.OK && !wasInit).as("activated twice").isFalse();
      assertThat(configured || !wasInit).isTrue();
    }

    private void map(Step s) {
      long space = pick(ObjectType.ADDRSPACE, s.a);
      long extent = pick(ObjectType.MEMEXTENT, s.b);
      boolean unused =
          call(
              HypercallNumber.ADDRSPACE_MAP,
              space,
              extent,
              (s.a % 50L) << 30,
              0xF_0077,
              0x8000_0001L,
              (s.b % 64L) * 0x1000,
              0x1000L * (1 + s.a % 1200));
    }

    /** Pages that arrive where they are recorded to be mapped need tables, too. */
    private void donate(Step s) {
      long extent = pick(ObjectType.MEMEXTENT, s.a);
      boolean unused =
          call(
              HypercallNumber.MEMEXTENT_DONATE,
              s.b % 3 == 0 ? 1 : 0,
              s.b % 3 == 0 ? extent : ROOT_PARTITION,
              s.b % 3 == 0 ? ROOT_PARTITION : extent,
              (s.b % 64L) * 0x1000,
              0x1000L * (1 + s.a % 40),
              0);
    }

    /** Fills capability spaces: each 62 slots take a table. */
    private void copy(Step s) {
      long space = pick(ObjectType.CSPACE, s.a);
      for (int i = 0; i < 70; i++) {
        boolean unused = call(HypercallNumber.CSPACE_COPY_CAP_FROM, 0, 0, space, -1, 0);
      }
    }

    /** Until there is no room for anything. */
    void fill() {
      for (int number : CREATES) {
        boolean more = true;
        while (more) {
          more = create(number);
        }
      }
      for (int number : CREATES) {
        assertThat(machine.call(number, ROOT_PARTITION, 0, 0)).isEqualTo(ErrorCode.NOMEM);
      }
      // What is given back can be had again.
      if (!caps.isEmpty()) {
        long cap = caps.removeLast();
        long bytes = object(cap).heapBytes();
        long free = heap.free();
        delete(cap);
        assertThat(heap.free()).isGreaterThanOrEqualTo(free + bytes);
        boolean fits = create(HypercallNumber.PARTITION_CREATE_DOORBELL);
        assertThat(fits).as("%d bytes are free again", bytes).isTrue();
      }
    }

    private void delete(long cap) {
      machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, 0, cap, 0);
    }

    void tearDown() {
      for (long cap : caps) {
        delete(cap);
      }
      assertThat(heap.used()).as("heap in use in the end").isEqualTo(before);
      assertThat(objects()).isEqualTo(objectsBefore);
    }
  }
}
