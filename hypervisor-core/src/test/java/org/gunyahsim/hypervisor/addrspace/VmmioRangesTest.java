package org.gunyahsim.hypervisor.addrspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Limits;

/** vMMIO ranges against a map from base to end that is searched from one end to the other. */
class VmmioRangesTest {
  private record Step(boolean add, long base, long size) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Long> bases =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 400),
            Arbitraries.of(
                (1L << 52) - 4, (1L << 52) - 1, 1L << 52, Long.MAX_VALUE, Long.MIN_VALUE, -4L));
    Arbitrary<Long> sizes =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 5), Arbitraries.of(4L, 1L << 52, Long.MIN_VALUE, -1L));
    return Combinators.combine(
            Arbitraries.frequency(
                net.jqwik.api.Tuple.of(4, true), net.jqwik.api.Tuple.of(1, false)),
            bases,
            sizes)
        .as(Step::new)
        .list()
        .ofMinSize(200)
        .ofMaxSize(600);
  }

  @Property(tries = 100)
  void agreesWithAMap(@ForAll("steps") List<Step> steps) {
    VmmioRanges ranges = new VmmioRanges();
    Map<Long, Long> model = new TreeMap<>();
    for (Step step : steps) {
      int error = step.add ? ranges.add(step.base, step.size) : ranges.remove(step.base, step.size);
      assertThat(error).as("%s", step).isEqualTo(expected(model, step));
      if (error == ErrorCode.OK && step.add) {
        model.put(step.base, step.base + step.size);
      } else if (error == ErrorCode.OK) {
        model.remove(step.base);
      }
      assertThat(ranges.count()).isEqualTo(model.size());
    }
    for (long ipa = 0; ipa < 410; ipa++) {
      for (long size : new long[] {1, 2, 4, 8}) {
        assertThat(ranges.contains(ipa, size))
            .as("%d bytes at %d", size, ipa)
            .isEqualTo(inOneRange(model, ipa, size));
      }
    }
  }

  /** In the order of the hypercall reference, section 2.9. */
  private static int expected(Map<Long, Long> model, Step step) {
    long end = step.base + step.size;
    if (step.size == 0) {
      return ErrorCode.ARGUMENT_SIZE;
    }
    if (Long.compareUnsigned(end, step.base) < 0) {
      return ErrorCode.ADDR_OVERFLOW;
    }
    if (step.add && model.size() == Limits.VMMIO_RANGES) {
      return ErrorCode.NORESOURCES;
    }
    if (Long.compareUnsigned(end, 1L << 52) > 0) {
      return ErrorCode.ARGUMENT_SIZE;
    }
    boolean good =
        step.add
            ? model.entrySet().stream()
                .noneMatch(each -> each.getKey() < end && step.base < each.getValue())
            : model.getOrDefault(step.base, 0L) == end;
    return good ? ErrorCode.OK : ErrorCode.BUSY;
  }

  private static boolean inOneRange(Map<Long, Long> model, long ipa, long size) {
    return model.entrySet().stream()
        .anyMatch(each -> each.getKey() <= ipa && ipa + size <= each.getValue());
  }
}
