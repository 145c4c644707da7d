package org.gunyahsim.hypervisor.memextent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.partition.Partition;

/** The ownership database against an array with an owner per page. */
class MemdbModelTest {
  private static final int PAGES = 48;
  private static final long PAGE = 4096;
  private static final long BASE = 0x4000_0000L;

  private record Step(int kind, int from, int to, int first, int count) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, PAGES - 1),
            Arbitraries.integers().between(1, 12))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(80);
  }

  @Property(tries = 300)
  void everyPageHasExactlyOneOwner(@ForAll("steps") List<Step> steps) {
    HypObject[] owners = {new Partition(1), new Partition(2), new Partition(3), new Partition(4)};
    HypObject[] pages = new HypObject[PAGES];
    Arrays.fill(pages, owners[0]);
    Memdb memdb = new Memdb();
    assertThat(memdb.insert(BASE, PAGES * PAGE, owners[0], MemoryOwner.EXTENT)).isZero();
    assertThat(memdb.insert(BASE, PAGE, owners[1], MemoryOwner.EXTENT))
        .isEqualTo(ErrorCode.MEMDB_NOT_OWNER);
    for (Step step : steps) {
      int end = Math.min(PAGES, step.first + step.count);
      HypObject from = owners[step.from];
      HypObject to = owners[step.to];
      long base = BASE + step.first * PAGE;
      long size = (end - step.first) * PAGE;
      if (step.kind == 0) {
        memdb.moveOwned(base, size, to, MemoryOwner.EXTENT, from, MemoryOwner.EXTENT);
        for (int i = step.first; i < end; i++) {
          pages[i] = pages[i] == from ? to : pages[i];
        }
      } else {
        boolean all = Arrays.stream(pages, step.first, end).allMatch(owner -> owner == from);
        assertThat(memdb.owns(from, MemoryOwner.EXTENT, base, size)).isEqualTo(all);
        assertThat(memdb.update(base, size, to, MemoryOwner.EXTENT, from, MemoryOwner.EXTENT))
            .isEqualTo(all ? ErrorCode.OK : ErrorCode.MEMDB_NOT_OWNER);
        if (all) {
          Arrays.fill(pages, step.first, end, to);
        }
      }
      compare(memdb, pages, owners);
    }
  }

  private static void compare(Memdb memdb, HypObject[] pages, HypObject[] owners) {
    for (int i = 0; i < PAGES; i++) {
      assertThat(memdb.owner(BASE + i * PAGE)).as("page %d", i).isSameAs(pages[i]);
      assertThat(memdb.owner(BASE + i * PAGE + PAGE - 1)).isSameAs(pages[i]);
    }
    assertThat(memdb.type(BASE - 1)).isEqualTo(MemoryOwner.NOTYPE);
    assertThat(memdb.type(BASE + PAGES * PAGE)).isEqualTo(MemoryOwner.NOTYPE);
    // Neighbours with one owner are always one interval.
    int runs = 1;
    for (int i = 1; i < PAGES; i++) {
      runs += pages[i] == pages[i - 1] ? 0 : 1;
    }
    assertThat(memdb.intervals()).isEqualTo(runs + 2);
    for (HypObject owner : owners) {
      List<Integer> visited = new ArrayList<>();
      memdb.forEachOwned(
          owner,
          BASE - PAGE,
          (PAGES + 2) * PAGE,
          (at, size) -> {
            for (long page = at; page < at + size; page += PAGE) {
              visited.add((int) ((page - BASE) / PAGE));
            }
          });
      List<Integer> expected = new ArrayList<>();
      for (int i = 0; i < PAGES; i++) {
        if (pages[i] == owner) {
          expected.add(i);
        }
      }
      assertThat(visited).isEqualTo(expected);
    }
  }
}
