package org.gunyahsim.vmmanager.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PageAllocatorTest {
  private static final long PAGE = PageAllocator.PAGE;
  private static final long BASE = 0x4000_0000L;

  private static PageAllocator of(long size) {
    PageAllocator pages = new PageAllocator();
    pages.add(BASE, size);
    return pages;
  }

  @Test
  void largeRunsComeFromBelowAndSinglePagesFromAbove() {
    PageAllocator pages = of(16 << 20);
    assertThat(pages.allocate(4 << 20, 2 << 20)).isEqualTo(BASE);
    assertThat(pages.allocatePage()).isEqualTo(BASE + (16 << 20) - PAGE);
    assertThat(pages.allocate(2 << 20, 2 << 20)).isEqualTo(BASE + (4 << 20));
    assertThat(pages.available()).isEqualTo((10 << 20) - PAGE);
  }

  @Test
  void alignmentSkipsAndKeepsWhatIsBefore() {
    PageAllocator pages = of(8 << 20);
    pages.reserve(BASE, 1);
    assertThat(pages.allocate(2 << 20, 2 << 20)).isEqualTo(BASE + (2 << 20));
    assertThat(pages.allocate(PAGE, PAGE)).isEqualTo(BASE + PAGE);
  }

  @Test
  void reservationsTakeWhateverIsFree() {
    PageAllocator pages = of(1 << 20);
    pages.reserve(BASE + 3 * PAGE + 1, PAGE);
    pages.reserve(BASE - PAGE, 2 * PAGE);
    pages.reserve(BASE + (1 << 20) - 1, 100 * PAGE);
    pages.reserve(BASE + 3 * PAGE, 2 * PAGE);
    assertThat(pages.available()).isEqualTo((1 << 20) - 4 * PAGE);
    assertThat(pages.total()).isEqualTo((1 << 20) - 4 * PAGE);
    assertThat(pages.allocate(3 * PAGE, PAGE)).isEqualTo(BASE + 5 * PAGE);
    assertThat(pages.allocate(2 * PAGE, PAGE)).isEqualTo(BASE + PAGE);
  }

  @Test
  void refusesWhatItHasNot() {
    PageAllocator pages = of(1 << 20);
    assertThat(pages.allocate((1 << 20) + 1, PAGE)).isEqualTo(PageAllocator.NONE);
    assertThat(pages.allocate(0, PAGE)).isEqualTo(PageAllocator.NONE);
    assertThat(pages.allocate(Long.MAX_VALUE, PAGE)).isEqualTo(PageAllocator.NONE);
    assertThat(pages.allocate(1 << 20, PAGE)).isEqualTo(BASE);
    assertThat(pages.allocatePage()).isEqualTo(PageAllocator.NONE);
  }

  @Test
  void givingBackTwiceIsCaught() {
    PageAllocator pages = of(1 << 20);
    long start = pages.allocate(4 * PAGE, PAGE);
    pages.release(start, 4 * PAGE);
    assertThatThrownBy(() -> pages.release(start + PAGE, PAGE))
        .isInstanceOf(IllegalStateException.class);
  }

  @Property
  void neverGivesAPageTwiceAndLosesNone(@ForAll @Size(max = 120) int[] acts) {
    PageAllocator pages = of(4 << 20);
    TreeMap<Long, Long> taken = new TreeMap<>();
    for (int act : acts) {
      int size = (act >>> 4 & 31) + 1;
      switch (act & 3) {
        case 0, 1 -> {
          long alignment = PAGE << (act >>> 9 & 3);
          long start = pages.allocate(size * PAGE, alignment);
          if (start != PageAllocator.NONE) {
            assertThat(start & alignment - 1).isZero();
            put(taken, start, size * PAGE);
          }
        }
        case 2 -> {
          long start = pages.allocatePage();
          if (start != PageAllocator.NONE) {
            put(taken, start, PAGE);
          }
        }
        default -> {
          if (!taken.isEmpty()) {
            Map.Entry<Long, Long> back = taken.ceilingEntry(BASE + (act >>> 4 & 1023) * PAGE);
            if (back != null) {
              taken.remove(back.getKey());
              pages.release(back.getKey(), back.getValue());
            }
          }
        }
      }
      long sum = taken.values().stream().mapToLong(Long::longValue).sum();
      assertThat(pages.available() + sum).isEqualTo(4 << 20);
    }
    taken.forEach(pages::release);
    assertThat(pages.largest()).as("merged again").isEqualTo(4 << 20);
  }

  private static void put(java.util.NavigableMap<Long, Long> taken, long start, long size) {
    Map.Entry<Long, Long> below = taken.lowerEntry(start + size);
    assertThat(below == null || below.getKey() + below.getValue() <= start).isTrue();
    assertThat(start).isGreaterThanOrEqualTo(BASE);
    assertThat(start + size).isLessThanOrEqualTo(BASE + (4 << 20));
    taken.put(start, size);
  }
}
