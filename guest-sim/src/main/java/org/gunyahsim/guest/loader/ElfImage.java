package org.gunyahsim.guest.loader;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * 64-bit ELF (System V ABI, chapters 4 and 5; ELF for the Arm 64-bit Architecture). Segments go to
 * their physical addresses, and the entry point is moved from virtual to physical with the segment
 * that holds it.
 */
final class ElfImage {
  private static final int HEADER_SIZE = 64;
  private static final int PROGRAM_HEADER_SIZE = 56;
  private static final int SECTION_HEADER_SIZE = 64;
  private static final int SYMBOL_SIZE = 24;

  private static final int CLASS_64 = 2;
  private static final int LITTLE_ENDIAN = 1;
  private static final int ET_EXEC = 2;
  private static final int ET_DYN = 3;
  private static final int EM_AARCH64 = 183;
  private static final int PT_LOAD = 1;
  private static final int PT_INTERP = 3;
  private static final int PF_X = 1;
  private static final int PF_W = 2;
  private static final int SHT_SYMTAB = 2;
  private static final int STT_FUNC = 2;
  private static final int SHN_UNDEF = 0;
  private static final int SHN_ABS = 0xFFF1;

  /** More symbols than any program has; a hostile table must not fill the host's memory. */
  private static final int MAX_SYMBOLS = 500_000;

  /** Addresses have at most 48 bits. */
  private static final long ADDRESS_LIMIT = 1L << 48;

  private final Bytes file;

  private ElfImage(Bytes file) {
    this.file = file;
  }

  static boolean isElf(Bytes file) {
    return file.holds(0, "\u007FELF");
  }

  static GuestImage parse(Bytes file) throws ImageException {
    return new ElfImage(file).parse();
  }

  private GuestImage parse() throws ImageException {
    checkHeader();
    boolean fixed = file.u16(16) == ET_EXEC;
    long virtualEntry = file.i64(24);
    long entry = virtualEntry;
    boolean entryFound = false;
    List<Segment> segments = new ArrayList<>();
    long table = file.i64(32);
    int stride = file.u16(54);
    int count = file.u16(56);
    for (int i = 0; i < count; i++) {
      long header = table + (long) i * stride;
      int type = file.i32(header);
      if (type == PT_INTERP) {
        throw new ImageException("is a dynamically linked program", "link it statically");
      }
      long memorySize = file.i64(header + 40);
      if (type != PT_LOAD || memorySize == 0) {
        continue;
      }
      Segment segment = segment(header, memorySize);
      segments.add(segment);
      long into = virtualEntry - file.i64(header + 16);
      if (into >= 0 && into < memorySize) {
        entry = segment.address() + into;
        entryFound = true;
      }
    }
    if (segments.isEmpty()) {
      throw new ImageException("is an ELF file with nothing to load", "link it to an executable");
    }
    segments.sort(Comparator.comparingLong(Segment::address));
    for (int i = 1; i < segments.size(); i++) {
      if (segments.get(i).address() < segments.get(i - 1).end()) {
        throw new ImageException(
            "is an ELF file whose segments overlap at 0x%x".formatted(segments.get(i).address()),
            "link it again");
      }
    }
    if (!entryFound) {
      throw new ImageException(
          "is an ELF file whose entry point 0x%x lies in no segment".formatted(virtualEntry),
          "give it one (ENTRY, -e)");
    }
    return new GuestImage(ImageKind.ELF, fixed, entry, 0, segments, new Symbols(symbols()));
  }

  private void checkHeader() throws ImageException {
    if (file.length() < HEADER_SIZE) {
      throw cutOff();
    }
    if (file.u8(4) != CLASS_64) {
      throw new ImageException("is a 32-bit ELF file", "build it for AArch64");
    }
    if (file.u8(5) != LITTLE_ENDIAN) {
      throw new ImageException("is a big-endian ELF file", "build it little-endian");
    }
    int machine = file.u16(18);
    if (machine != EM_AARCH64) {
      throw new ImageException(
          "is an ELF file for %s".formatted(machine(machine)), "build it for AArch64");
    }
    int type = file.u16(16);
    if (type != ET_EXEC && type != ET_DYN) {
      throw new ImageException("is an ELF file that cannot be run", "link it to an executable");
    }
    if (file.u16(54) < PROGRAM_HEADER_SIZE && file.u16(56) != 0) {
      throw damaged();
    }
    if (!file.has(file.i64(32), (long) file.u16(54) * file.u16(56))) {
      throw cutOff();
    }
  }

  private static ImageException cutOff() {
    return new ImageException("is an ELF file that was cut off", "copy it again");
  }

  private static ImageException damaged() {
    return new ImageException("is an ELF file with a damaged segment", "build it again");
  }

  private static String machine(int number) {
    return switch (number) {
      case 3 -> "x86";
      case 40 -> "32-bit Arm";
      case 62 -> "x86-64";
      case 243 -> "RISC-V";
      default -> "another processor (machine number " + number + ")";
    };
  }

  private Segment segment(long header, long memorySize) throws ImageException {
    int flags = file.i32(header + 4);
    long offset = file.i64(header + 8);
    long address = file.i64(header + 24);
    long fileSize = file.i64(header + 32);
    if (!file.has(offset, fileSize)) {
      throw cutOff();
    }
    if (memorySize < fileSize || address < 0 || memorySize > ADDRESS_LIMIT - address) {
      throw damaged();
    }
    return new Segment(
        address,
        file.array(),
        (int) offset,
        (int) fileSize,
        memorySize,
        (flags & PF_W) != 0,
        (flags & PF_X) != 0);
  }

  /** The symbols that name places. They only help reports: a damaged table counts as none. */
  private List<Symbols.Symbol> symbols() {
    List<Symbols.Symbol> symbols = new ArrayList<>();
    long table = file.i64(40);
    int stride = file.u16(58);
    int count = file.u16(60);
    if (stride < SECTION_HEADER_SIZE || !file.has(table, (long) stride * count)) {
      return symbols;
    }
    for (int i = 0; i < count; i++) {
      long header = table + (long) i * stride;
      int link = file.i32(header + 40);
      if (file.i32(header + 4) == SHT_SYMTAB && link > 0 && link < count) {
        long strings = table + (long) link * stride;
        read(file.i64(header + 24), file.i64(header + 32), strings, symbols);
      }
    }
    return symbols;
  }

  private void read(long at, long size, long stringsHeader, List<Symbols.Symbol> into) {
    long strings = file.i64(stringsHeader + 24);
    long stringsSize = file.i64(stringsHeader + 32);
    if (!file.has(at, size) || !file.has(strings, stringsSize)) {
      return;
    }
    long end = at + size - SYMBOL_SIZE;
    for (long symbol = at; symbol <= end && into.size() < MAX_SYMBOLS; symbol += SYMBOL_SIZE) {
      int type = file.u8(symbol + 4) & 15;
      int section = file.u16(symbol + 6);
      long nameOffset = file.u32(symbol);
      if (type <= STT_FUNC
          && section != SHN_UNDEF
          && section != SHN_ABS
          && nameOffset < stringsSize) {
        String name = name(strings + nameOffset, strings + stringsSize);
        // $x and $d mark code and data (ELF for AArch64, 5.5.4).
        if (!name.isEmpty() && name.charAt(0) != '$') {
          into.add(new Symbols.Symbol(name, file.i64(symbol + 8), file.i64(symbol + 16)));
        }
      }
    }
  }

  /** A name, cut at a length that keeps a hostile table of names from growing without bound. */
  private String name(long from, long limit) {
    long end = from;
    while (end < limit && end < from + 256 && file.u8(end) != 0) {
      end++;
    }
    return new String(file.array(), (int) from, (int) (end - from), UTF_8);
  }
}
