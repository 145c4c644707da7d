package org.gunyahsim.hypervisor.cspace;

import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.core.DeterministicRandom;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * How a capability space numbers its capabilities (hypercall reference, section 4.5): an XOR with a
 * base and a multiplication, both drawn when the space is created.
 *
 * <p>It is no MAC: numbers that are no exact multiple decode to the slot below, as in the real one.
 */
final class CapIdCode {
  private long base;
  private int mult = 1;
  private long inv = (1L << 32) + 1;

  /** Ids are plain table and slot: what debug builds do. */
  CapIdCode() {}

  /** Draws ids that tell nothing about their slot. */
  static CapIdCode random(DeterministicRandom random) {
    CapIdCode code = new CapIdCode();
    do {
      code.base = random.nextLong();
      // 0xFFFFFFFF_xxxxxxxx stays free for special values such as -1.
    } while (code.base >>> 32 >= 0xFFFF_FF00L);
    do {
      code.mult = (int) (random.nextLong() & 0xFFFF);
    } while (code.mult == 0);
    code.inv = (1L << 32) / code.mult + 1;
    return code;
  }

  long encode(int value) {
    return ((long) value * mult) ^ base;
  }

  /** The 16-bit value, or -1 when the number is no CapID of this space. */
  int decode(long capId) {
    long r = capId ^ base;
    if (r >>> 32 != 0) {
      return -1;
    }
    // Unsigned: r * inv fits 64 bits because r < 2^32 and inv <= 2^32 + 1.
    long value = r * inv >>> 32;
    if (value >>> 16 != 0
        || value >>> 8 >= Limits.CAP_TABLES
        || (value & 0xFF) >= Limits.CAPS_PER_TABLE) {
      return -1;
    }
    return (int) value;
  }

  void save(StateWriter out) {
    out.i64(base);
    out.i32(mult);
    out.i64(inv);
  }

  void load(StateReader in) {
    base = in.i64();
    mult = in.i32();
    inv = in.i64();
  }
}
