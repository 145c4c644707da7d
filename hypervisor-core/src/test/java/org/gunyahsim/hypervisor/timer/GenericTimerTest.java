package org.gunyahsim.hypervisor.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.time.EventQueue;
import org.gunyahsim.hypervisor.time.SystemCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenericTimerTest {
  private final EventQueue events = new EventQueue();
  private final List<Boolean> changes = new ArrayList<>();
  private final GenericTimer timer = new GenericTimer(events, changes::add);

  @Test
  void theLineRisesWhenTheCounterReachesTheCompareValue() {
    timer.update(SystemCounter.CTL_ENABLE, 100, 0);
    assertThat(events.next()).isEqualTo(1600);
    assertThat(timer.high()).isFalse();
    events.runDue(1599);
    assertThat(changes).isEmpty();
    events.runDue(1600);
    assertThat(changes).containsExactly(true);
    assertThat(SystemCounter.ticks(1599)).isEqualTo(99);
    assertThat(SystemCounter.ticks(1600)).isEqualTo(100);
  }

  @Test
  void movingTheCompareValueAheadLowersIt() {
    timer.update(SystemCounter.CTL_ENABLE, 100, 1600);
    assertThat(timer.high()).isTrue();
    timer.update(SystemCounter.CTL_ENABLE, 200, 1700);
    assertThat(timer.high()).isFalse();
    assertThat(events.next()).isEqualTo(3200);
    timer.update(SystemCounter.CTL_ENABLE | SystemCounter.CTL_IMASK, 200, 1700);
    assertThat(events.next()).isEqualTo(Long.MAX_VALUE);
    timer.update(0, 200, 5000);
    timer.update(SystemCounter.CTL_ENABLE | SystemCounter.CTL_IMASK, 200, 5000);
    assertThat(changes).containsExactly(true, false);
    timer.update(SystemCounter.CTL_ENABLE, 200, 5000);
    assertThat(changes).containsExactly(true, false, true);
  }

  @Test
  void anEventThatIsArmedRightStaysWhereItIs() {
    timer.update(SystemCounter.CTL_ENABLE, 100, 0);
    long sequence = events.armed().getFirst().sequence();
    timer.update(SystemCounter.CTL_ENABLE, 100, 5);
    assertThat(events.armed().getFirst().sequence()).isEqualTo(sequence);
  }

  @Test
  void stoppingForgetsTheEvent() {
    timer.update(SystemCounter.CTL_ENABLE, 100, 0);
    timer.stop();
    events.runDue(10_000);
    assertThat(changes).isEmpty();
  }

  /** Values as a 64-bit unsigned counter compares them. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, true",
    "0, 1, false",
    "15, 0, true",
    "16, 1, true",
    "1000000, 0x7fffffffffffffff, false",
    "1000000, 0xffffffffffffffff, false",
    "1000000, 0x8000000000000000, false",
  })
  void comparisonIsUnsigned(long now, String compareValue, boolean met) {
    long cval =
        compareValue.startsWith("0x")
            ? Long.parseUnsignedLong(compareValue.substring(2), 16)
            : Long.parseLong(compareValue);
    assertThat(SystemCounter.conditionMet(now, cval)).isEqualTo(met);
    timer.update(SystemCounter.CTL_ENABLE, cval, now);
    assertThat(timer.high()).isEqualTo(met);
    assertThat(SystemCounter.control(SystemCounter.CTL_ENABLE, cval, now)).isEqualTo(met ? 5 : 1);
    assertThat(SystemCounter.control(0, cval, now)).isZero();
  }

  @Test
  void timerValuesAreSignedDistances() {
    assertThat(SystemCounter.timerValue(150, 1600)).isEqualTo(50);
    assertThat(SystemCounter.timerValue(90, 1600)).isEqualTo(-10);
    assertThat(SystemCounter.compareValue(0xFFFF_FFF6L, 1600)).isEqualTo(90);
    assertThat(SystemCounter.compareValue(50, 1600)).isEqualTo(150);
    assertThat(SystemCounter.nanosAt(-1)).isEqualTo(Long.MAX_VALUE);
    assertThat(SystemCounter.nanosAt(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }
}
