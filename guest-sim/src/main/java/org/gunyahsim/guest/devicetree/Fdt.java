package org.gunyahsim.guest.devicetree;

/** Numbers of the flattened format (Devicetree Specification 0.4, chapter 5). */
final class Fdt {
  static final int MAGIC = 0xD00D_FEED;
  static final int VERSION = 17;
  static final int LAST_COMPATIBLE_VERSION = 16;

  static final int HEADER_SIZE = 40;

  /** The header of version 16, which has no size of the structure block. */
  static final int HEADER_SIZE_16 = 36;

  static final int OFF_TOTAL_SIZE = 4;
  static final int OFF_STRUCT = 8;
  static final int OFF_STRINGS = 12;
  static final int OFF_RESERVE_MAP = 16;
  static final int OFF_VERSION = 20;
  static final int OFF_LAST_COMPATIBLE = 24;
  static final int OFF_BOOT_CPU = 28;
  static final int OFF_STRINGS_SIZE = 32;
  static final int OFF_STRUCT_SIZE = 36;

  static final int BEGIN_NODE = 1;
  static final int END_NODE = 2;
  static final int PROP = 3;
  static final int NOP = 4;
  static final int END = 9;

  /** Nodes nest no deeper than Linux allows (FDT_MAX_DEPTH). */
  static final int MAX_DEPTH = 64;

  /**
   * Property names are no longer (the specification says 31), lest a small blob name a huge string
   * many times.
   */
  static final int MAX_PROPERTY_NAME = 255;

  private Fdt() {}

  static int align(int size) {
    return size + 3 & ~3;
  }
}
