package org.gunyahsim.hypervisor.memextent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
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

/**
 * Memory extents as the resource manager uses them: a sparse parent of everything, sparse children
 * that pages move between, basic children carved out; against a model with an owner and records per
 * page. Each child maps pages in one of two address spaces, at a window of its own.
 */
class ExtentModelTest {
  private static final int PAGES = 24;
  private static final long PAGE = 4096;

  /** Straddles a 2 MiB boundary, so that translations need more than one table. */
  private static final long FIRST = 0x5000_0000L + 0x20_0000L - 12 * PAGE;

  private static final int CHILDREN = 4;
  private static final int PARTITION = -1;
  private static final int PARENT = CHILDREN;
  private static final long ROOT_CSPACE = 0;
  private static final long ROOT_PARTITION = 1;
  private static final long RWX_SPARSE = 0x1_0007;
  private static final long RW_BASIC = 0x6;
  private static final long ATTRIBUTES = 0xF_0077;
  private static final long FLAGS = 0x8000_0001L;

  private record Step(int kind, int a, int b, int first, int count) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            uniform(0, 11),
            uniform(0, CHILDREN - 1),
            uniform(0, CHILDREN - 1),
            uniform(0, PAGES - 1),
            uniform(1, 14))
        .as(Step::new)
        .list()
        .ofMinSize(20)
        .ofMaxSize(120);
  }

  /** jqwik prefers small numbers; here all are equal. */
  private static Arbitrary<Integer> uniform(int from, int to) {
    return Arbitraries.integers()
        .between(from, to)
        .withDistribution(net.jqwik.api.RandomDistribution.uniform())
        .withoutEdgeCases();
  }

  @Property(tries = 60)
  void lenient(@ForAll("steps") List<Step> steps) {
    run(steps, false);
  }

  @Property(tries = 60)
  void strict(@ForAll("steps") List<Step> steps) {
    run(steps, true);
  }

  private static void run(List<Step> steps, boolean strict) {
    HypervisorConfig config = new HypervisorConfig(Quality.DEBUG, strict, 1, 1, 3 << 20);
    try (RootVmFixture machine = new RootVmFixture(config)) {
      Model model = new Model(machine, strict);
      model.compare();
      for (Step step : steps) {
        model.step(step);
        model.compare();
      }
      model.tearDown();
    }
  }

  private static final class Model {
    private final RootVmFixture machine;
    private final boolean strict;
    private final long heapBefore;
    private final long heapOfSpaces;
    private final int intervalsBefore;
    private final long[] spaceCaps = new long[2];
    private final AddressSpace[] spaces = new AddressSpace[2];
    private final long parentCap;
    private final long[] childCaps = new long[CHILDREN];

    /** Owner of each page: a child, PARENT, PARTITION, or a carved child as 100 + its CapID. */
    private final long[] owner = new long[PAGES];

    /** Which pages each child has a record of. */
    private final boolean[][] mapped = new boolean[CHILDREN][PAGES];

    private final TreeMap<Long, int[]> carved = new TreeMap<>();

    Model(RootVmFixture machine, boolean strict) {
      this.machine = machine;
      this.strict = strict;
      heapBefore = used();
      intervalsBefore = machine.hypervisor.memdb().intervals();
      for (int i = 0; i < 2; i++) {
        spaceCaps[i] = create(HypercallNumber.PARTITION_CREATE_ADDRSPACE);
        machine.must(HypercallNumber.ADDRSPACE_CONFIGURE, spaceCaps[i], 10 + i, 0);
        machine.must(HypercallNumber.OBJECT_ACTIVATE, spaceCaps[i], 0);
        spaces[i] = machine.object(spaceCaps[i], AddressSpace.class);
      }
      heapOfSpaces = used();
      parentCap = create(HypercallNumber.PARTITION_CREATE_MEMEXTENT);
      machine.must(HypercallNumber.MEMEXTENT_CONFIGURE, parentCap, 0, 1L << 44, RWX_SPARSE, 0);
      machine.must(HypercallNumber.OBJECT_ACTIVATE, parentCap, 0);
      for (int i = 0; i < CHILDREN; i++) {
        createChild(i);
      }
      Arrays.fill(owner, PARTITION);
    }

    private long used() {
      return machine.hypervisor.objects().rootPartition().heap().used();
    }

    private long create(int call) {
      return machine.must(call, ROOT_PARTITION, ROOT_CSPACE, 0);
    }

    private void createChild(int child) {
      childCaps[child] = create(HypercallNumber.PARTITION_CREATE_MEMEXTENT);
      machine.must(
          HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE,
          childCaps[child],
          parentCap,
          0,
          1L << 44,
          RWX_SPARSE,
          0);
      machine.must(HypercallNumber.OBJECT_ACTIVATE, childCaps[child], 0);
    }

    private static long physical(int page) {
      return FIRST + page * PAGE;
    }

    private static AddressSpace pick(AddressSpace[] spaces, int child) {
      return spaces[child % 2];
    }

    private static long ipa(int child, int page) {
      return 0x1_0000_0000L + child * 0x4000_0000L + physical(page);
    }

    void step(Step step) {
      int end = Math.min(PAGES, step.first + step.count);
      switch (step.kind) {
        case 0, 1, 2, 3, 4 -> donateWhatIsThere(step, end);
        case 5 -> donate(MemextentDonate.TO_SIBLING, step.a, step.b, step.first, end);
        case 6 -> donate(MemextentDonate.TO_PARENT, step.a, PARENT, step.first, end);
        case 7, 8 -> map(step.a, step.first, end);
        case 9 -> unmap(step.a, step.first, step.b == 0 ? end : mappedRun(step, end));
        case 10 -> carveOrReturn(step.first, end);
        default -> recreate(step.a);
      }
    }

    /** Moves pages on from whoever has the first one. */
    private void donateWhatIsThere(Step step, int limit) {
      long from = owner[step.first];
      int end = step.first;
      while (end < limit && owner[end] == from) {
        end++;
      }
      if (from >= 100) {
        return;
      }
      if (from == PARTITION) {
        donate(MemextentDonate.TO_CHILD, PARTITION, PARENT, step.first, end);
      } else if (from == PARENT) {
        donate(MemextentDonate.TO_CHILD, PARENT, step.a, step.first, end);
      } else if (step.b % 4 != 0) {
        donate(MemextentDonate.TO_SIBLING, (int) from, step.a, step.first, end);
      } else {
        donate(MemextentDonate.TO_PARENT, (int) from, PARENT, step.first, end);
        if (step.kind == 0) {
          donate(MemextentDonate.TO_PARENT, PARENT, PARTITION, step.first, end);
        }
      }
    }

    private long cap(int party) {
      return party == PARTITION ? ROOT_PARTITION : party == PARENT ? parentCap : childCaps[party];
    }

    private void donate(int type, int from, int to, int first, int end) {
      long error =
          machine.call(
              HypercallNumber.MEMEXTENT_DONATE,
              type | 0x8000_0000L,
              cap(from),
              cap(to),
              physical(first),
              (end - first) * PAGE,
              0);
      if (from == to) {
        assertThat(error).isEqualTo(ErrorCode.ARGUMENT_INVALID);
      } else if (IntStream.range(first, end).allMatch(i -> owner[i] == from)) {
        assertThat(error).isZero();
        Arrays.fill(owner, first, end, to);
      } else {
        assertThat(error).isEqualTo(ErrorCode.MEMDB_NOT_OWNER);
      }
    }

    private void map(int child, int first, int end) {
      if (IntStream.range(first, end).anyMatch(i -> mapped[child][i])) {
        return; // A second record of the same page takes another map slot: tested elsewhere.
      }
      machine.must(
          HypercallNumber.ADDRSPACE_MAP,
          spaceCaps[child % 2],
          childCaps[child],
          ipa(child, first),
          ATTRIBUTES,
          FLAGS,
          physical(first),
          (end - first) * PAGE);
      Arrays.fill(mapped[child], first, end, true);
    }

    /** The end of what is mapped from the first page on: what can be unmapped. */
    private int mappedRun(Step step, int limit) {
      int end = step.first + 1;
      while (end < limit && mapped[step.a][end]) {
        end++;
      }
      return end;
    }

    /** All of a range is unmapped, or nothing when a page of it is not mapped. */
    private void unmap(int child, int first, int end) {
      long error =
          machine.call(
              HypercallNumber.ADDRSPACE_UNMAP,
              spaceCaps[child % 2],
              childCaps[child],
              ipa(child, first),
              FLAGS,
              physical(first),
              (end - first) * PAGE);
      if (IntStream.range(first, end).allMatch(i -> mapped[child][i])) {
        assertThat(error).isZero();
        Arrays.fill(mapped[child], first, end, false);
      } else {
        assertThat(error).isEqualTo(ErrorCode.ADDR_INVALID);
      }
    }

    /** Derives a basic extent from what the parent owns, or gives the oldest one back. */
    private void carveOrReturn(int first, int end) {
      if (carved.size() == 2) {
        var oldest = carved.pollFirstEntry();
        machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, ROOT_CSPACE, oldest.getKey(), 0);
        Arrays.fill(owner, oldest.getValue()[0], oldest.getValue()[1], PARENT);
        return;
      }
      long cap = create(HypercallNumber.PARTITION_CREATE_MEMEXTENT);
      machine.must(
          HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE,
          cap,
          parentCap,
          physical(first),
          (end - first) * PAGE,
          RW_BASIC,
          0);
      long error = machine.call(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
      if (IntStream.range(first, end).allMatch(i -> owner[i] == PARENT)) {
        assertThat(error).isZero();
        Arrays.fill(owner, first, end, 100 + cap);
        carved.put(cap, new int[] {first, end});
      } else {
        assertThat(error).isEqualTo(ErrorCode.MEMDB_NOT_OWNER);
        machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, ROOT_CSPACE, cap, 0);
      }
    }

    /** What a child owns goes back to the parent when it goes. */
    private void recreate(int child) {
      machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, ROOT_CSPACE, childCaps[child], 0);
      for (int i = 0; i < PAGES; i++) {
        owner[i] = owner[i] == child ? PARENT : owner[i];
        mapped[child][i] = false;
      }
      createChild(child);
    }

    void compare() {
      Memdb memdb = machine.hypervisor.memdb();
      for (int page = 0; page < PAGES; page++) {
        long party = owner[page];
        long expected =
            party == PARTITION
                ? machine.hypervisor.objects().rootPartition().id()
                : machine
                    .object(party >= 100 ? party - 100 : cap((int) party), Memextent.class)
                    .id();
        assertThat(Objects.requireNonNull(memdb.owner(physical(page))).id())
            .as("owner of page %d", page)
            .isEqualTo(expected);
        for (int child = 0; child < CHILDREN; child++) {
          compareTranslation(child, page);
        }
      }
    }

    private void compareTranslation(int child, int page) {
      long entry = pick(spaces, child).stage2().lookup(ipa(child, page));
      boolean owns = owner[page] == child;
      if (owns && mapped[child][page]) {
        assertThat(entry & Stage2.ADDRESS).isEqualTo(physical(page));
        assertThat(AddressSpace.attributesOf(entry)).isEqualTo((int) ATTRIBUTES);
        assertThat(entry & Stage2.RAM).isNotZero();
      } else if (!strict || owns) {
        assertThat(entry).as("child %d, page %d", child, page).isZero();
      } else if (entry != 0) {
        // Recorded: a lender keeps what lies in a larger block of its table.
        assertThat(mapped[child][page]).as("child %d, page %d", child, page).isTrue();
        assertThat(entry & Stage2.ADDRESS).isEqualTo(physical(page));
        assertThat(owner[page]).as("lent to a sibling").isBetween(0L, CHILDREN - 1L);
      }
    }

    void tearDown() {
      for (long cap : carved.keySet()) {
        machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, ROOT_CSPACE, cap, 0);
      }
      for (long cap : childCaps) {
        machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, ROOT_CSPACE, cap, 0);
      }
      machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, ROOT_CSPACE, parentCap, 0);
      assertThat(machine.hypervisor.memdb().intervals()).isEqualTo(intervalsBefore);
      assertThat(machine.hypervisor.memdb().type(physical(0))).isEqualTo(MemoryOwner.PARTITION);
      for (int child = 0; child < CHILDREN; child++) {
        for (int page = 0; page < PAGES; page++) {
          assertThat(pick(spaces, child).stage2().lookup(ipa(child, page))).isZero();
        }
      }
      assertThat(used()).as("tables and extents are given back").isEqualTo(heapOfSpaces);
      for (long cap : spaceCaps) {
        machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, ROOT_CSPACE, cap, 0);
      }
      assertThat(used()).isEqualTo(heapBefore);
    }
  }
}
