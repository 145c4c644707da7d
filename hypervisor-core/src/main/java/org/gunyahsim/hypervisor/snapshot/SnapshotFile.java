package org.gunyahsim.hypervisor.snapshot;

import java.nio.charset.StandardCharsets;

/**
 * The file format of snapshots.
 *
 * <pre>
 * magic    8 bytes  "GUNYSIM\0"
 * version  u32      of the format: of this container and of what the parts write into it
 * rest     zlib stream of sections:
 *   name     u32 length, UTF-8 (length 0: end of the snapshot)
 *   version  u32      of the section, its owner's business
 *   chunks   u32 length (1..65536), bytes; ...; u32 0
 * </pre>
 *
 * Everything is little-endian.
 */
final class SnapshotFile {
  static final byte[] MAGIC = "GUNYSIM\0".getBytes(StandardCharsets.ISO_8859_1);

  /**
   * Raised whenever any part writes something else than before: no part reads what an older one
   * wrote.
   */
  static final int VERSION = 2;

  static final int CHUNK = 65_536;

  private SnapshotFile() {}
}
