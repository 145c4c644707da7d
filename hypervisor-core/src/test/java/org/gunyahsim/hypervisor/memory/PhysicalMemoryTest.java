package org.gunyahsim.hypervisor.memory;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PhysicalMemoryTest {
  private static final long BASE = 0x4000_0000L;

  @Test
  void reservesFarMoreThanTheHostHasWithoutTouchingIt() {
    try (PhysicalMemory memory = new PhysicalMemory(BASE, 1L << 35)) {
      long last = BASE + (1L << 35) - 8;
      memory.setLong(last, 0x1122_3344_5566_7788L);
      assertThat(memory.getLong(last)).isEqualTo(0x1122_3344_5566_7788L);
      assertThat(memory.getLong(BASE)).isZero();
    }
  }

  @Test
  void isLittleEndianAtEverySizeAndAlignment() {
    try (PhysicalMemory memory = new PhysicalMemory(BASE, 8192)) {
      memory.setLong(BASE + 4093, 0x8877_6655_4433_2211L);
      assertThat(memory.getByte(BASE + 4093)).isEqualTo(0x11);
      assertThat(memory.getShort(BASE + 4095)).isEqualTo(0x4433);
      assertThat(memory.getInt(BASE + 4097)).isEqualTo(0x8877_6655);
      assertThat(memory.get(BASE + 4097, 4)).isEqualTo(0x8877_6655L);
    }
  }

  @Property
  void knowsWhatItContains(
      @ForAll @LongRange(min = -1) long address, @ForAll @LongRange(min = 0) long length) {
    try (PhysicalMemory memory = new PhysicalMemory(BASE, 1 << 20)) {
      boolean inside =
          address >= BASE && address <= BASE + (1 << 20) && length <= BASE + (1 << 20) - address;
      assertThat(memory.contains(address, length)).isEqualTo(inside);
    }
  }

  @Test
  void zeroesAcrossPages() {
    try (PhysicalMemory memory = new PhysicalMemory(BASE, 3 * 4096)) {
      for (long at = BASE; at < BASE + 3 * 4096; at += 8) {
        memory.setLong(at, -1);
      }
      memory.zero(BASE + 100, 8000);
      assertThat(memory.getByte(BASE + 99)).isEqualTo(0xFF);
      assertThat(memory.getByte(BASE + 100)).isZero();
      assertThat(memory.getByte(BASE + 8099)).isZero();
      assertThat(memory.getByte(BASE + 8100)).isEqualTo(0xFF);
    }
  }
}
