package org.gunyahsim.hypervisor.hypercall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gunyahsim.hypervisor.abi.CapabilityType;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallArgument;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.core.DeterministicRandom;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.cspace.Capability;
import org.gunyahsim.hypervisor.memextent.Memdb;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.partition.Heap;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Arbitrary calls with arbitrary arguments from where the recorded boot ends: each error is one
 * that the declared rules explain, nothing is thrown, the account of memory and heap stays whole.
 * The root VM may name every object there is, the primary VM its three. What each call leaves in
 * the registers is checked by {@code org.gunyahsim.hypervisor.fuzz}.
 *
 * <p>Calls that give the CPU away are left out: nothing runs here.
 */
class HypercallFuzzTest {
  private static final int CALLS = 12_000;

  private static final long[] INTERESTING = {
    0,
    1,
    2,
    3,
    4,
    7,
    8,
    31,
    32,
    40,
    63,
    64,
    255,
    256,
    0x1000,
    0x10_0000,
    0x4000_0000L,
    0x5000_0000L,
    0x8048_0000L,
    0x8000_0000L,
    0x8000_0001L,
    0x8000_0002L,
    0xFFFF,
    0xFFFF_FFFFL,
    0x1_0007,
    0xF_0077,
    0x1_0066,
    0x44,
    1L << 36,
    1L << 44,
    1L << 48,
    1L << 63,
    -1,
    -2,
    -0x1000,
    0xF0_0008,
    0x7FFF_FFFF_FFFF_FFFFL
  };

  private static final List<Integer> EXCLUDED =
      List.of(
          HypercallNumber.VCPU_RUN, HypercallNumber.SCHEDULER_YIELD, HypercallNumber.VCPU_POWEROFF);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void nothingIsThrownAndNothingIsLost(long seed) {
    Quality quality = seed % 2 == 0 ? Quality.DEBUG : Quality.PRODUCTION;
    HypervisorConfig config = new HypervisorConfig(quality, seed % 3 != 0, seed, 8, 3 << 20);
    DeterministicRandom random = new DeterministicRandom(seed);
    Map<String, Integer> succeeded = new TreeMap<>();
    List<Hypercall> calls = new ArrayList<>(HypercallTable.all());
    calls.removeIf(call -> EXCLUDED.contains(call.number()));
    try (RootVmFixture machine = new RootVmFixture(config)) {
      RuleWitness witness = new RuleWitness();
      machine.hypervisor.tracer().enable(Category.HYPERCALL);
      machine.hypervisor.tracer().addSink(witness);
      BootSequence.Replay replay = new BootSequence.Replay(machine);
      BootSequence.read().forEach(replay::make);
      Vcpu primary = primary(machine);
      for (int i = 0; i < CALLS; i++) {
        Hypercall call = calls.get(below(random, calls.size()));
        boolean root = below(random, 4) != 0;
        Vcpu caller = root ? machine.root : primary;
        boolean smccc = below(random, 3) == 0;
        fill(random, caller, call, smccc);
        // The fixture's own way in must stay: the caller itself and its spaces are spared.
        if (!root || harmless(machine, call, smccc, i)) {
          machine.assembly.hypercalls().call(caller, call.number(), smccc);
          if (caller.state.x[0] == 0) {
            succeeded.merge(call.name(), 1, Integer::sum);
          }
        }
        if (i % 1_000 == 0) {
          check(machine);
        }
      }
      check(machine);
      assertThat(witness.unexplained()).as("errors that no rule explains").isEmpty();
      assertThat(witness.errors()).as("kinds of refusal seen").hasSizeGreaterThan(150);
      assertThat(succeeded).as("calls that ever succeeded").hasSizeGreaterThan(45);
      try (RootVmFixture loaded = new RootVmFixture(config, false)) {
        byte[] saved = machine.save();
        loaded.load(saved);
        assertThat(loaded.save()).as("whatever state it is in can be saved").isEqualTo(saved);
      }
    }
  }

  private static int below(DeterministicRandom random, int bound) {
    return (int) Long.remainderUnsigned(random.nextLong(), bound);
  }

  private static Vcpu primary(RootVmFixture machine) {
    return machine.hypervisor.objects().all().stream()
        .filter(object -> object instanceof AddressSpace found && found.vmid() == 3)
        .map(object -> ((AddressSpace) object).threads().getFirst())
        .findFirst()
        .orElseThrow();
  }

  private static void fill(DeterministicRandom random, Vcpu caller, Hypercall call, boolean smccc) {
    long[] x = caller.state.x;
    List<Capability> caps = new ArrayList<>();
    Objects.requireNonNull(caller.cspace()).forEach(caps::add);
    int at = smccc ? 1 : 0;
    for (HypercallArgument argument : call.arguments()) {
      x[at++] = value(random, argument, caps);
    }
  }

  private static long value(
      DeterministicRandom random, HypercallArgument argument, List<Capability> caps) {
    boolean garbage = below(random, 25) == 0;
    if (garbage && !argument.reserved()) {
      return random.nextLong();
    }
    return switch (argument.kind()) {
      case RES0 -> garbage ? 1 : 0;
      case RES1 -> garbage ? 0 : -1;
      case CAPABILITY, CAPID -> cap(random, argument, caps);
      default -> plain(random, argument.name());
    };
  }

  /** Mostly one that names an object of the right type, if there is any. */
  private static long cap(
      DeterministicRandom random, HypercallArgument argument, List<Capability> caps) {
    CapabilityType type =
        switch (argument.name()) {
          case "from", "to" -> CapabilityType.MEMEXTENT;
          default -> argument.type();
        };
    List<Capability> fitting =
        caps.stream()
            .filter(cap -> cap.object() != null)
            .filter(
                cap ->
                    type == CapabilityType.ANY
                        // The recorded boot left hundreds of interrupts: see something else, too.
                        ? Objects.requireNonNull(cap.object()).type() != ObjectType.HWIRQ
                        : Objects.requireNonNull(cap.object()).type().name().equals(type.name()))
            .toList();
    List<Capability> from = fitting.isEmpty() || below(random, 10) == 0 ? caps : fitting;
    // Newer objects are younger in life: prefer them.
    int index = from.size() - 1 - Math.min(below(random, from.size()), below(random, from.size()));
    return from.get(index).capId();
  }

  private static long plain(DeterministicRandom random, String name) {
    int pages = 1 + below(random, 32);
    if (below(random, 12) == 0) {
      return INTERESTING[below(random, INTERESTING.length)];
    }
    return switch (name) {
      case "vbase", "ipa", "phys_base" ->
          pick(random, 0, 0x4000_0000L, 0x5000_0000L, 0x8048_0000L) + below(random, 64) * 0x1000L;
      case "offset" -> pick(random, 0, 0, 0x4000_0000L, 0x5000_0000L) + below(random, 64) * 0x1000L;
      case "size" -> pick(random, pages * 0x1000L, pages * 0x1000L, 0x20_0000L * pages, 1L << 44);
      case "attributes" -> pick(random, 0x1_0007, 0x1_0007, 7, 6, 4, 0x1_0106, 0x106);
      case "map_attrs" -> pick(random, 0xF_0077, 0xF_0066, 0xF_0044, 0x1_0066, 0x5_0044);
      case "access_attrs" -> pick(random, 0x77, 0x66, 0x44, 0x55, 0);
      case "map_flags" -> pick(random, 0x8000_0001L, 0x8000_0000L, 0, 1);
      case "options" -> pick(random, 0x8000_0000L, 0, 1, 2, 0x8000_0002L);
      case "flags" -> pick(random, 0, 0, 1, 3, 0x8000_0000L, 0x8000_0001L, 0xFF);
      case "vmid" -> 1 + below(random, 255);
      case "virq" -> 32 + below(random, 80);
      case "max_virqs" -> below(random, 989);
      case "create_info" -> pick(random, 0xF0_0008, 0x10_0004, 0x3FF_00FF);
      case "data", "buffer" -> 0x804E_0000L + below(random, 0x2_0000);
      case "buf_size" -> below(random, 300);
      case "rights_mask" -> pick(random, 0xFFFF_FFFFL, 1, 2, 3, 0xF);
      case "timeslice" -> pick(random, 100_000, 5_000_000, 1);
      default -> below(random, 10);
    };
  }

  private static long pick(DeterministicRandom random, long... values) {
    return values[below(random, values.length)];
  }

  /** False for what would take the root VM itself away. */
  private static boolean harmless(RootVmFixture machine, Hypercall call, boolean smccc, int i) {
    return switch (call.number()) {
      case HypercallNumber.VCPU_KILL -> false;
      case HypercallNumber.CSPACE_DELETE_CAP_FROM -> {
        long cap = machine.root.state.x[smccc ? 2 : 1];
        var space = Objects.requireNonNull(machine.root.cspace());
        HypObject target = space.findValid(cap) == 0 ? space.found().object() : null;
        yield target == null
            || i % 8 == 0
                && target.type() != ObjectType.CSPACE
                && target.type() != ObjectType.PARTITION
                && target != machine.root;
      }
      case HypercallNumber.CSPACE_REVOKE_CAPS_FROM -> false;
      default -> true;
    };
  }

  private static void check(RootVmFixture machine) {
    Heap heap = machine.hypervisor.objects().rootPartition().heap();
    long held = 0;
    for (HypObject object : machine.hypervisor.objects().all()) {
      held += object.heapBytes();
      assertThat(object.references()).as("%s", object.type()).isPositive();
    }
    assertThat(heap.used()).as("the heap is the sum of its objects").isEqualTo(held);
    Memdb memdb = machine.hypervisor.memdb();
    long end = 0;
    for (int i = 0; i < memdb.intervals(); i++) {
      assertThat(memdb.intervalBase(i)).isEqualTo(end);
      end = memdb.intervalEnd(i);
      HypObject owner = memdb.owner(memdb.intervalBase(i));
      assertThat(owner == null || machine.hypervisor.objects().byId(owner.id()) == owner)
          .as("no page belongs to what is gone")
          .isTrue();
    }
    assertThat(end).isEqualTo(1L << Memdb.ADDRESS_BITS);
  }
}
