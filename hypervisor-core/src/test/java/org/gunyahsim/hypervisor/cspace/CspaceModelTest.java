package org.gunyahsim.hypervisor.cspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.Rights;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.hypercall.RootVmFixture;
import org.jspecify.annotations.Nullable;

/**
 * Capability spaces against a model: a map from (space, CapID) to (object, rights, master, state).
 * Operations go through hypercalls.
 */
class CspaceModelTest {
  private static final int SPACES = 3;
  private static final int MAX_CAPS = 70;

  /** What the model says of one slot; object null means revoked. */
  private record Slot(@Nullable Integer object, int rights, boolean master) {}

  /** Choices of one step; each kind takes what it needs, modulo what exists. */
  private record Step(int kind, int a, int b, int space, int rights) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> any = Arbitraries.integers().between(0, 1 << 20);
    return Combinators.combine(
            Arbitraries.integers().between(0, 9),
            any,
            any,
            Arbitraries.integers().between(0, SPACES - 1),
            Arbitraries.integers().between(0, 7))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(150);
  }

  @Property(tries = 40)
  void debugIds(@ForAll("steps") List<Step> steps) {
    run(steps, Quality.DEBUG);
  }

  @Property(tries = 40)
  void productionIds(@ForAll("steps") List<Step> steps) {
    run(steps, Quality.PRODUCTION);
  }

  private static void run(List<Step> steps, Quality quality) {
    HypervisorConfig config = new HypervisorConfig(quality, true, steps.hashCode(), 1, 3 << 20);
    try (RootVmFixture machine = new RootVmFixture(config)) {
      Model model = new Model(machine);
      for (Step step : steps) {
        model.step(step);
        model.compare();
      }
      model.tearDown();
    }
  }

  private static final class Model {
    private final RootVmFixture machine;
    private final Cspace root;
    private final long rootCap;
    private final long partitionCap;
    private final long heapBefore;
    private final int objectsBefore;
    private final List<Long> spaceCaps = new ArrayList<>();
    private final List<Cspace> spaces = new ArrayList<>();
    private final List<Map<Long, Slot>> slots = new ArrayList<>();
    private final Set<Integer> live = new HashSet<>();
    private final Map<Integer, Long> ids = new HashMap<>();

    /** CapIDs that once existed, to be asked for again. */
    private final List<Long> everSeen = new ArrayList<>();

    private int objects;

    Model(RootVmFixture machine) {
      this.machine = machine;
      root = java.util.Objects.requireNonNull(machine.root.cspace());
      rootCap = root.encode(0);
      partitionCap = root.encode(1);
      heapBefore = used();
      objectsBefore = machine.hypervisor.objects().all().size();
      for (int i = 0; i < SPACES; i++) {
        long cap = machine.must(HypercallNumber.PARTITION_CREATE_CSPACE, partitionCap, rootCap, 0);
        machine.must(HypercallNumber.CSPACE_CONFIGURE, cap, MAX_CAPS, 0);
        machine.must(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
        spaceCaps.add(cap);
        spaces.add(machine.object(cap, Cspace.class));
        slots.add(new TreeMap<>());
      }
    }

    private long used() {
      return machine.hypervisor.objects().rootPartition().heap().used();
    }

    void step(Step step) {
      switch (step.kind) {
        case 0, 1, 2 -> create(step.space);
        case 3, 4, 5, 6 -> copy(step);
        case 7, 8 -> delete(step);
        default -> revoke(step);
      }
    }

    /** A CapID of a space: mostly one in use, sometimes one of another time or place. */
    private long pick(int space, int choice) {
      List<Long> known = new ArrayList<>(slots.get(space).keySet());
      if (choice % 8 == 0 && !everSeen.isEmpty()) {
        return everSeen.get(choice % everSeen.size());
      }
      return known.isEmpty() ? choice : known.get(choice % known.size());
    }

    /** The slot that a CapID names, perhaps by one of its aliases. */
    private @Nullable Slot at(int space, long capId) {
      for (Map.Entry<Long, Slot> entry : slots.get(space).entrySet()) {
        if (sameSlot(space, entry.getKey(), capId)) {
          return entry.getValue();
        }
      }
      return null;
    }

    private boolean sameSlot(int space, long known, long capId) {
      return known == capId
          || spaces.get(space).find(capId) == ErrorCode.OK
              && spaces.get(space).found().capId() == known;
    }

    /** What looking the CapID up must answer when the model has no slot for it. */
    private void assertAbsent(long error) {
      assertThat(error).isIn((long) ErrorCode.ARGUMENT_INVALID, (long) ErrorCode.CSPACE_CAP_NULL);
    }

    private void create(int space) {
      long error =
          machine.call(
              HypercallNumber.PARTITION_CREATE_DOORBELL, partitionCap, spaceCaps.get(space), 0);
      if (slots.get(space).size() == MAX_CAPS) {
        assertThat(error).isEqualTo(ErrorCode.CSPACE_FULL);
        return;
      }
      assertThat(error).isZero();
      long capId = machine.root.state.x[1];
      assertThat(slots.get(space)).doesNotContainKey(capId);
      int object = objects++;
      live.add(object);
      slots.get(space).put(capId, new Slot(object, Rights.OBJECT_ACTIVATE | 7, true));
      everSeen.add(capId);
      assertThat(spaces.get(space).findValid(capId)).isZero();
      ids.put(object, java.util.Objects.requireNonNull(spaces.get(space).found().object()).id());
    }

    private void copy(Step step) {
      int from = step.a % SPACES;
      long source = pick(from, step.b);
      Slot slot = at(from, source);
      long error =
          machine.call(
              HypercallNumber.CSPACE_COPY_CAP_FROM,
              spaceCaps.get(from),
              source,
              spaceCaps.get(step.space),
              step.rights,
              0);
      if (slots.get(step.space).size() == MAX_CAPS) {
        assertThat(error).isEqualTo(ErrorCode.CSPACE_FULL);
      } else if (slot == null) {
        assertAbsent(error);
      } else if (slot.object == null) {
        assertThat(error).isEqualTo(ErrorCode.CSPACE_CAP_REVOKED);
      } else if ((slot.rights & step.rights) == 0) {
        assertThat(error).isEqualTo(ErrorCode.CSPACE_INSUFFICIENT_RIGHTS);
      } else {
        assertThat(error).isZero();
        long capId = machine.root.state.x[1];
        slots.get(step.space).put(capId, new Slot(slot.object, slot.rights & step.rights, false));
        everSeen.add(capId);
      }
    }

    private void delete(Step step) {
      long capId = pick(step.space, step.a);
      Slot slot = at(step.space, capId);
      Map<Long, Slot> space = slots.get(step.space);
      Long known =
          space.keySet().stream()
              .filter(key -> sameSlot(step.space, key, capId))
              .findFirst()
              .orElse(null);
      long error =
          machine.call(HypercallNumber.CSPACE_DELETE_CAP_FROM, spaceCaps.get(step.space), capId, 0);
      if (slot == null || known == null) {
        assertAbsent(error);
        return;
      }
      assertThat(error).isZero();
      space.remove(known);
      if (slot.object != null && slots.stream().noneMatch(all -> names(all, slot.object))) {
        live.remove(slot.object);
      }
    }

    private static boolean names(Map<Long, Slot> space, int object) {
      return space.values().stream().anyMatch(slot -> slot.object != null && slot.object == object);
    }

    private void revoke(Step step) {
      long capId = pick(step.space, step.a);
      Slot slot = at(step.space, capId);
      long error =
          machine.call(
              HypercallNumber.CSPACE_REVOKE_CAPS_FROM, spaceCaps.get(step.space), capId, 0);
      if (slot == null) {
        assertAbsent(error);
      } else if (slot.object == null) {
        assertThat(error).isEqualTo(ErrorCode.CSPACE_CAP_REVOKED);
      } else if (!slot.master) {
        assertThat(error).isEqualTo(ErrorCode.CSPACE_INSUFFICIENT_RIGHTS);
      } else {
        assertThat(error).isZero();
        for (Map<Long, Slot> space : slots) {
          space.replaceAll(
              (key, each) ->
                  slot.object.equals(each.object) && !each.master
                      ? new Slot(null, 0, false)
                      : each);
        }
      }
    }

    void compare() {
      for (int i = 0; i < SPACES; i++) {
        Cspace space = spaces.get(i);
        Map<Long, Slot> found = new TreeMap<>();
        space.forEach(
            capability -> {
              var target = capability.object();
              Integer object =
                  target == null
                      ? null
                      : ids.entrySet().stream()
                          .filter(entry -> entry.getValue() == target.id())
                          .map(Map.Entry::getKey)
                          .findFirst()
                          .orElseThrow();
              found.put(
                  capability.capId(), new Slot(object, capability.rights(), capability.master()));
            });
        assertThat(found).isEqualTo(slots.get(i));
        assertThat(space.count()).isEqualTo(slots.get(i).size());
      }
      for (Map.Entry<Integer, Long> id : ids.entrySet()) {
        assertThat(machine.hypervisor.objects().byId(id.getValue()) != null)
            .as("object %d lives exactly as long as a valid capability names it", id.getKey())
            .isEqualTo(live.contains(id.getKey()));
      }
      assertThat(live).allSatisfy(this::assertListed);
    }

    private void assertListed(int object) {
      long id = java.util.Objects.requireNonNull(ids.get(object));
      var target = java.util.Objects.requireNonNull(machine.hypervisor.objects().byId(id));
      long expected =
          slots.stream()
              .flatMap(space -> space.values().stream())
              .filter(slot -> slot.object != null && slot.object == object)
              .count();
      assertThat(target.capabilities().size()).isEqualTo((int) expected);
      assertThat(target.references()).isEqualTo(1);
    }

    /** Deleting the spaces deletes what is in them; nothing is left of any of it. */
    void tearDown() {
      for (long cap : spaceCaps) {
        machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, rootCap, cap, 0);
      }
      assertThat(used()).isEqualTo(heapBefore);
      assertThat(machine.hypervisor.objects().all()).hasSize(objectsBefore);
      assertThat(root.maxCaps()).isEqualTo(Limits.ROOT_CSPACE_CAPS);
    }
  }
}
