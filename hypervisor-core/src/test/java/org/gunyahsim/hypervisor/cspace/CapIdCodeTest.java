package org.gunyahsim.hypervisor.cspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.core.DeterministicRandom;
import org.junit.jupiter.api.Test;

/** The numbering of capabilities (hypercall reference, section 4.5). */
class CapIdCodeTest {
  @Test
  void plainIdsAreTableAndSlot() {
    CapIdCode code = new CapIdCode();
    assertThat(code.encode(0x33D)).isEqualTo(0x33D);
    assertThat(code.decode(0x33D)).isEqualTo(0x33D);
    assertThat(code.decode(0x3E)).as("slot 62").isEqualTo(-1);
    assertThat(code.decode(0xE73D)).isEqualTo(0xE73D);
    assertThat(code.decode(0xE800)).as("table 232").isEqualTo(-1);
    assertThat(code.decode(0x1_0000)).isEqualTo(-1);
    assertThat(code.decode(-1)).isEqualTo(-1);
  }

  @Property(tries = 200)
  void everySlotHasANumberOfItsOwnThatDecodes(@ForAll long seed) {
    CapIdCode code = CapIdCode.random(new DeterministicRandom(seed));
    Set<Long> seen = new HashSet<>();
    for (int table = 0; table < Limits.CAP_TABLES; table += 33) {
      for (int slot = 0; slot < Limits.CAPS_PER_TABLE; slot++) {
        int value = table << 8 | slot;
        long capId = code.encode(value);
        assertThat(seen.add(capId)).isTrue();
        assertThat(code.decode(capId)).isEqualTo(value);
        assertThat(capId >>> 32).as("free for special values").isLessThan(0xFFFF_FF00L);
      }
    }
    assertThat(code.decode(-1)).isEqualTo(-1);
  }

  /** What was recorded of a secondary VM's space fits the formula: base and mult are its own. */
  @Test
  void recordedIds() {
    long base = 0x4A20_9E79_8E31_D775L;
    long[] ids = {base, 0x4A20_9E79_8E31_AF17L, 0x4A20_9E79_8E31_27B1L, 0x4A20_9E79_8E30_BE53L};
    int mult = 0x7862;
    for (int v = 0; v < ids.length; v++) {
      assertThat((v * (long) mult) ^ base).isEqualTo(ids[v]);
    }
  }
}
