package org.gunyahsim.guest.aarch64;

/** The polynomial division of CRC32B..CRC32X and CRC32CB..CRC32CX, an octet at a time. */
final class Crc32 {
  /** Reflected polynomials: of Ethernet (0x04C11DB7), and Castagnoli's (0x1EDC6F41). */
  private static final int[] ETHERNET = table(0xEDB8_8320);

  private static final int[] CASTAGNOLI = table(0x82F6_3B78);

  private Crc32() {}

  private static int[] table(int polynomial) {
    int[] table = new int[256];
    for (int octet = 0; octet < 256; octet++) {
      int crc = octet;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc >>> 1 ^ (polynomial & -(crc & 1));
      }
      table[octet] = crc;
    }
    return table;
  }

  /**
   * Takes 1, 2, 4 or 8 octets of {@code value}, lowest first, into a checksum.
   *
   * @param how log2 of the octets in [1:0]; bit 2 for Castagnoli's polynomial
   * @return the checksum, zero-extended
   */
  static long update(int checksum, long value, int how) {
    int[] table = (how & 4) != 0 ? CASTAGNOLI : ETHERNET;
    int bits = 8 << (how & 3);
    int crc = checksum;
    for (int bit = 0; bit < bits; bit += 8) {
      crc = crc >>> 8 ^ table[(crc ^ (int) (value >>> bit)) & 0xFF];
    }
    return crc & 0xFFFF_FFFFL;
  }
}
