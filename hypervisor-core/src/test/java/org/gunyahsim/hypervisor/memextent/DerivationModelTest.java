package org.gunyahsim.hypervisor.memextent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.MemextentDonate;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.hypercall.RootVmFixture;
import org.jspecify.annotations.Nullable;

/**
 * Trees of extents, BASIC and SPARSE, mapped in three address spaces where they cover each other,
 * derived, donated and deleted in any order; against a model that knows pages only.
 */
class DerivationModelTest {
  private static final int PAGES = 16;
  private static final int IPAS = PAGES + 3;
  private static final long PAGE = 4096;

  /** Straddles a 2 MiB boundary. */
  private static final long FIRST = 0x5000_0000L + 0x20_0000L - 8 * PAGE;

  private static final long FIRST_IPA = 0x1000_0000L + 0x20_0000L - 6 * PAGE;
  private static final int SPACES = 3;
  private static final int MAPS = 4;
  private static final int EXTENTS = 9;
  private static final long NO_SYNC = 0x8000_0000L;
  private static final int[] ACCESS = {7, 6, 4};

  /** One operation; each kind takes what it needs, modulo what exists. */
  private record Step(int kind, int a, int b, int first, int count) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(uniform(13), uniform(64), uniform(64), uniform(PAGES), uniform(9))
        .as(Step::new)
        .list()
        .ofMinSize(30)
        .ofMaxSize(150);
  }

  private static Arbitrary<Integer> uniform(int bound) {
    return Arbitraries.integers()
        .between(0, bound - 1)
        .withDistribution(net.jqwik.api.RandomDistribution.uniform())
        .withoutEdgeCases();
  }

  @Property(tries = 150)
  void debug(@ForAll("steps") List<Step> steps) {
    run(steps, false);
  }

  /** Without donations between siblings a strict machine does the same. */
  @Property(tries = 50)
  void strict(@ForAll("steps") List<Step> steps) {
    run(steps.stream().filter(step -> step.kind != 7).toList(), true);
  }

  private static void run(List<Step> steps, boolean strict) {
    HypervisorConfig config = new HypervisorConfig(Quality.DEBUG, strict, 1, 1, 3 << 20);
    try (RootVmFixture machine = new RootVmFixture(config)) {
      Model model = new Model(machine);
      for (Step step : steps) {
        model.step(step);
        model.compare();
      }
      model.tearDown(steps.hashCode());
    }
  }

  /** What a page is mapped as: an IPA page and attributes. */
  private record Entry(int target, int attributes) {}

  /** One of the four maps of an extent: by page, the IPA page and attributes. */
  private static final class Slot {
    int space = -1;
    final Map<Integer, Entry> records = new TreeMap<>();

    @Nullable Entry at(int page, int ofSpace) {
      return space == ofSpace ? records.get(page) : null;
    }
  }

  private static final class Extent {
    final long cap;
    final long id;
    final @Nullable Extent parent;
    final int first;
    final int end;
    final boolean sparse;
    final int access;
    final Slot[] slots = new Slot[MAPS];
    int children;
    boolean named = true;

    Extent(
        long cap, long id, @Nullable Extent parent, int first, int end, boolean sparse, int acc) {
      this.cap = cap;
      this.id = id;
      this.parent = parent;
      this.first = first;
      this.end = end;
      this.sparse = sparse;
      this.access = acc;
      for (int i = 0; i < MAPS; i++) {
        slots[i] = new Slot();
      }
    }
  }

  private static final class Model {
    private final RootVmFixture machine;
    private final long heapBefore;
    private final long[] spaceCaps = new long[SPACES];
    private final AddressSpace[] spaces = new AddressSpace[SPACES];

    /** What each IPA page of each space leads to: a page and attributes. */
    private final @Nullable Entry[][] translations = new Entry[SPACES][IPAS];

    private final List<Extent> extents = new ArrayList<>();

    /** Null: the partition's. */
    private final @Nullable Extent[] owner = new Extent[PAGES];

    Model(RootVmFixture machine) {
      this.machine = machine;
      heapBefore = used();
      for (int i = 0; i < SPACES; i++) {
        createSpace(i);
      }
      createRoots();
    }

    private void createRoots() {
      root(0, PAGES / 2, false);
      Extent sparse = root(0, PAGES, true);
      donate(MemextentDonate.TO_CHILD, null, sparse, PAGES / 2, PAGES);
    }

    private long used() {
      return machine.hypervisor.objects().rootPartition().heap().used();
    }

    private long create(int call) {
      return machine.must(call, 1, 0, 0);
    }

    private void createSpace(int index) {
      long cap = create(HypercallNumber.PARTITION_CREATE_ADDRSPACE);
      machine.must(HypercallNumber.ADDRSPACE_CONFIGURE, cap, 10 + index, 0);
      machine.must(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
      spaceCaps[index] = cap;
      spaces[index] = machine.object(cap, AddressSpace.class);
    }

    private void deleteCap(long cap) {
      machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, 0, cap, 0);
    }

    private static long physical(int page) {
      return FIRST + page * PAGE;
    }

    private static long attributes(int access, boolean sparse) {
      return access | (sparse ? 0x1_0000 : 0);
    }

    private Extent root(int first, int end, boolean sparse) {
      long cap = create(HypercallNumber.PARTITION_CREATE_MEMEXTENT);
      machine.must(
          HypercallNumber.MEMEXTENT_CONFIGURE,
          cap,
          physical(first),
          (end - first) * PAGE,
          attributes(7, sparse),
          0);
      machine.must(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
      Extent extent = added(cap, null, first, end, sparse, 7);
      for (int page = first; page < end && !sparse; page++) {
        owner[page] = extent;
      }
      return extent;
    }

    private Extent added(
        long cap, @Nullable Extent parent, int first, int end, boolean sparse, int access) {
      long id = machine.object(cap, Memextent.class).id();
      Extent extent = new Extent(cap, id, parent, first, end, sparse, access);
      extents.add(extent);
      return extent;
    }

    void step(Step step) {
      List<Extent> named = extents.stream().filter(extent -> extent.named).toList();
      if (named.isEmpty()) {
        createRoots();
        return;
      }
      Extent extent = named.get(step.a % named.size());
      int first = Math.clamp(step.first, extent.first, extent.end - 1);
      int end = Math.min(extent.end, first + 1 + step.count);
      switch (step.kind) {
        case 0, 1, 2 -> derive(extent, first, end, step.b % 2 == 0, ACCESS[step.b / 2 % 3]);
        case 3, 4, 5 -> map(extent, first, end, step);
        case 6 -> unmap(extent, step);
        case 7 -> donateToSibling(extent, named.get(step.b % named.size()), first, end);
        case 8, 9 -> donateDown(extent, first, end);
        case 10 -> donateUp(extent, first, end);
        case 11 -> delete(extent);
        default -> {
          if (step.b % 4 == 0) {
            replaceSpace(step.a % SPACES);
          } else {
            unmapAll(extent);
          }
        }
      }
    }

    // ---- Pages

    /**
     * The translations of pages go from one extent's records to another's: stretch by stretch, in
     * each map by map.
     */
    private void transfer(@Nullable Extent from, @Nullable Extent to, int first, int end) {
      int start = first;
      while (start < end) {
        int next = start + 1;
        while (next < end && goesOn(from, next) && goesOn(to, next)) {
          next++;
        }
        for (int i = 0; i < MAPS; i++) {
          for (int page = start; page < next && from != null; page++) {
            unmake(from.slots[i], to, page);
          }
          for (int page = start; page < next && to != null; page++) {
            make(to.slots[i], from, page);
          }
        }
        start = next;
      }
    }

    /** True when every record of a page says of it what it says of the page before. */
    private static boolean goesOn(@Nullable Extent extent, int page) {
      for (Slot slot : slots(extent)) {
        Entry before = slot.records.get(page - 1);
        Entry expected = before == null ? null : new Entry(before.target + 1, before.attributes);
        if (!Objects.equals(slot.records.get(page), expected)) {
          return false;
        }
      }
      return true;
    }

    private void unmake(Slot slot, @Nullable Extent to, int page) {
      Entry entry = slot.records.get(page);
      if (entry != null && !has(to, slot.space, page, entry.target, null)) {
        removeTranslation(slot.space, entry.target, page);
      }
    }

    private void make(Slot slot, @Nullable Extent from, int page) {
      Entry entry = slot.records.get(page);
      if (entry != null && !has(from, slot.space, page, entry.target, entry.attributes)) {
        translations[slot.space][entry.target] = new Entry(page, entry.attributes);
      }
    }

    /** What an extent owns of a range goes, piece by piece. */
    private void transferOwned(Extent from, @Nullable Extent to, int first, int end) {
      int start = first;
      while (start < end) {
        int next = start;
        while (next < end && owner[next] == from) {
          next++;
        }
        transfer(from, to, start, next);
        start = next + 1;
      }
    }

    private static Slot[] slots(@Nullable Extent extent) {
      return extent == null ? new Slot[0] : extent.slots;
    }

    private static boolean has(
        @Nullable Extent extent, int space, int page, int target, @Nullable Integer attributes) {
      for (Slot slot : slots(extent)) {
        Entry entry = slot.at(page, space);
        if (entry != null
            && entry.target == target
            && (attributes == null || entry.attributes == attributes)) {
          return true;
        }
      }
      return false;
    }

    private void removeTranslation(int space, int target, int page) {
      Entry now = translations[space][target];
      if (now != null && now.target == page) {
        translations[space][target] = null;
      }
    }

    private boolean owns(@Nullable Extent extent, int first, int end) {
      for (int page = first; page < end; page++) {
        if (owner[page] != extent) {
          return false;
        }
      }
      return true;
    }

    // ---- Operations

    private void derive(Extent parent, int first, int end, boolean sparse, int wanted) {
      int access = wanted & parent.access;
      long cap = create(HypercallNumber.PARTITION_CREATE_MEMEXTENT);
      machine.must(
          HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE,
          cap,
          parent.cap,
          (first - parent.first) * PAGE,
          (end - first) * PAGE,
          attributes(access, sparse),
          0);
      boolean takesAll = !sparse || !parent.sparse;
      int expected =
          takesAll && !owns(parent, first, end)
              ? ErrorCode.MEMDB_NOT_OWNER
              : sparse || uniformlyMapped(parent, first, end) ? ErrorCode.OK : ErrorCode.DENIED;
      if (extents.size() >= EXTENTS) {
        deleteCap(cap);
        return;
      }
      long error = machine.call(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
      assertThat(error).isEqualTo(expected);
      if (error != ErrorCode.OK) {
        deleteCap(cap);
        return;
      }
      Extent child = added(cap, parent, first, end, sparse, access);
      parent.children++;
      for (int i = 0; i < MAPS; i++) {
        for (int page = first; page < end; page++) {
          Entry entry = parent.slots[i].records.get(page);
          if (entry != null) {
            child.slots[i].space = parent.slots[i].space;
            child.slots[i].records.put(page, new Entry(entry.target, mask(entry, access)));
          }
        }
      }
      if (takesAll) {
        Arrays.fill(owner, first, end, child);
        transfer(parent, child, first, end);
      }
    }

    private static int mask(Entry entry, int access) {
      return entry.attributes & (0xF_0000 | access | access << 4);
    }

    private static boolean uniformlyMapped(Extent parent, int first, int end) {
      for (Slot slot : parent.slots) {
        Entry head = slot.records.get(first);
        for (int page = first; page < end; page++) {
          Entry entry = slot.records.get(page);
          Entry expected =
              head == null ? null : new Entry(head.target + page - first, head.attributes);
          if (!Objects.equals(entry, expected)) {
            return false;
          }
        }
      }
      return true;
    }

    private void map(Extent extent, int wantedFirst, int wantedEnd, Step step) {
      int first = extent.sparse ? wantedFirst : extent.first;
      int end = extent.sparse ? wantedEnd : extent.end;
      int space = step.b % SPACES;
      int delta = step.b / SPACES % 2 == 0 ? 0 : 3;
      int access = ACCESS[step.b / 6 % 3] & extent.access;
      int attributes = 0xF_0000 | access | access << 4;
      long error =
          machine.call(
              HypercallNumber.ADDRSPACE_MAP,
              spaceCaps[space],
              extent.cap,
              FIRST_IPA + (first + delta) * PAGE,
              attributes,
              NO_SYNC | (extent.sparse ? 1 : 0),
              (first - extent.first) * PAGE,
              (end - first) * PAGE);
      Slot slot = slotFor(extent, space, first, end);
      if (slot == null) {
        assertThat(error).isEqualTo(ErrorCode.MEMEXTENT_MAPPINGS_FULL);
        return;
      }
      assertThat(error).isZero();
      slot.space = space;
      for (int page = first; page < end; page++) {
        slot.records.put(page, new Entry(page + delta, attributes));
        if (owner[page] == extent) {
          translations[space][page + delta] = new Entry(page, attributes);
        }
      }
    }

    private static @Nullable Slot slotFor(Extent extent, int space, int first, int end) {
      for (Slot slot : extent.slots) {
        if (extent.sparse && slot.space == space && free(slot, first, end)) {
          return slot;
        }
      }
      for (Slot slot : extent.slots) {
        if (slot.space < 0) {
          return slot;
        }
      }
      return null;
    }

    private static boolean free(Slot slot, int first, int end) {
      return slot.records.keySet().stream().noneMatch(page -> page >= first && page < end);
    }

    /** Unmaps a run that is mapped, sometimes one page more. */
    private void unmap(Extent extent, Step step) {
      Slot chosen = extent.slots[step.b % MAPS];
      if (chosen.space < 0) {
        return;
      }
      int start = new ArrayList<>(chosen.records.keySet()).get(step.first % chosen.records.size());
      int first = extent.sparse ? start : extent.first;
      Entry head = chosen.records.get(first);
      int end = extent.sparse ? Math.min(extent.end, first + 1 + step.count) : extent.end;
      int space = chosen.space;
      long error =
          machine.call(
              HypercallNumber.ADDRSPACE_UNMAP,
              spaceCaps[space],
              extent.cap,
              FIRST_IPA + Objects.requireNonNull(head).target * PAGE,
              NO_SYNC | (extent.sparse ? 1 : 0),
              (first - extent.first) * PAGE,
              (end - first) * PAGE);
      Slot slot = null;
      for (Slot each : extent.slots) {
        if (slot == null && each.space == space && allAt(each, first, end, head.target)) {
          slot = each;
        }
      }
      if (slot == null) {
        assertThat(error).isEqualTo(ErrorCode.ADDR_INVALID);
        return;
      }
      assertThat(error).isZero();
      for (int page = first; page < end; page++) {
        slot.records.remove(page);
        if (owner[page] == extent) {
          removeTranslation(space, head.target + page - first, page);
        }
      }
      if (slot.records.isEmpty()) {
        slot.space = -1;
      }
    }

    private static boolean allAt(Slot slot, int first, int end, int target) {
      for (int page = first; page < end; page++) {
        Entry entry = slot.records.get(page);
        if (entry == null || entry.target != target + page - first) {
          return false;
        }
      }
      return true;
    }

    private void unmapAll(Extent extent) {
      machine.must(HypercallNumber.MEMEXTENT_MODIFY, extent.cap, 0, 0, 0);
      transferOwned(extent, null, extent.first, extent.end);
      forget(extent);
    }

    private static void forget(Extent extent) {
      for (Slot slot : extent.slots) {
        slot.space = -1;
        slot.records.clear();
      }
    }

    private void donateDown(Extent to, int first, int end) {
      donate(MemextentDonate.TO_CHILD, to.parent, to, first, end);
    }

    private void donateUp(Extent from, int first, int end) {
      donate(MemextentDonate.TO_PARENT, from, from.parent, first, end);
    }

    private void donateToSibling(Extent from, Extent to, int first, int end) {
      if (from != to && from.parent != null && from.parent == to.parent) {
        int from2 = Math.max(first, to.first);
        int end2 = Math.min(end, to.end);
        if (from2 < end2) {
          donate(MemextentDonate.TO_SIBLING, from, to, from2, end2);
        }
      }
    }

    private void donate(int type, @Nullable Extent from, @Nullable Extent to, int first, int end) {
      if (from != null && !from.named || to != null && !to.named) {
        return; // Without a capability nobody can ask for it.
      }
      Extent base = type == MemextentDonate.TO_CHILD ? to : from;
      long error =
          machine.call(
              HypercallNumber.MEMEXTENT_DONATE,
              NO_SYNC | type,
              from == null ? 1 : from.cap,
              to == null ? 1 : to.cap,
              (first - Objects.requireNonNull(base).first) * PAGE,
              (end - first) * PAGE,
              0);
      Extent other = base == to ? from : to;
      if (!base.sparse) {
        assertThat(error).isEqualTo(ErrorCode.MEMEXTENT_TYPE);
      } else if (other != null && !other.sparse) {
        assertThat(error).isEqualTo(ErrorCode.ARGUMENT_INVALID);
      } else if (!owns(from, first, end)) {
        assertThat(error).isEqualTo(ErrorCode.MEMDB_NOT_OWNER);
      } else {
        assertThat(error).isZero();
        Arrays.fill(owner, first, end, to);
        transfer(from, to, first, end);
      }
    }

    private void delete(Extent extent) {
      deleteCap(extent.cap);
      extent.named = false;
      destroyUnused(extent);
    }

    /** An extent lives as long as it has a capability or children. */
    private void destroyUnused(Extent extent) {
      Extent dying = extent;
      while (dying != null && !dying.named && dying.children == 0) {
        transferOwned(dying, dying.parent, dying.first, dying.end);
        for (int page = dying.first; page < dying.end; page++) {
          owner[page] = owner[page] == dying ? dying.parent : owner[page];
        }
        extents.remove(dying);
        dying = dying.parent;
        if (dying != null) {
          dying.children--;
        }
      }
    }

    private void replaceSpace(int index) {
      deleteCap(spaceCaps[index]);
      for (Extent extent : extents) {
        for (Slot slot : extent.slots) {
          if (slot.space == index) {
            slot.space = -1;
            slot.records.clear();
          }
        }
      }
      Arrays.fill(translations[index], null);
      createSpace(index);
    }

    // ---- Comparison

    void compare() {
      long partition = machine.hypervisor.objects().rootPartition().id();
      for (int page = 0; page < PAGES; page++) {
        Extent expected = owner[page];
        var actual = machine.hypervisor.memdb().owner(physical(page));
        assertThat(Objects.requireNonNull(actual).id())
            .as("owner of page %d", page)
            .isEqualTo(expected == null ? partition : expected.id);
      }
      for (int space = 0; space < SPACES; space++) {
        for (int ipa = 0; ipa < IPAS; ipa++) {
          long entry = spaces[space].stage2().lookup(FIRST_IPA + ipa * PAGE);
          Entry expected = translations[space][ipa];
          if (expected == null) {
            assertThat(entry).as("space %d, IPA page %d", space, ipa).isZero();
          } else {
            assertThat(entry & Stage2.ADDRESS)
                .as("space %d, IPA page %d", space, ipa)
                .isEqualTo(physical(expected.target));
            assertThat(AddressSpace.attributesOf(entry)).isEqualTo(expected.attributes);
          }
        }
      }
    }

    /** Everything goes, in some order; nothing is left of any of it. */
    void tearDown(int order) {
      List<Runnable> ends = new ArrayList<>();
      extents.stream().filter(each -> each.named).forEach(each -> ends.add(() -> delete(each)));
      for (int i = 0; i < SPACES; i++) {
        int index = i;
        ends.add(() -> deleteCap(spaceCaps[index]));
      }
      Collections.shuffle(ends, new Random(order));
      ends.forEach(Runnable::run);
      assertThat(extents).isEmpty();
      assertThat(used()).isEqualTo(heapBefore);
      assertThat(machine.hypervisor.memdb().type(physical(0))).isEqualTo(MemoryOwner.PARTITION);
    }
  }
}
