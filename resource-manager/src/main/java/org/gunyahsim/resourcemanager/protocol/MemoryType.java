package org.gunyahsim.resourcemanager.protocol;

/** Numbers of the memory calls (reference, section 3.6). */
public final class MemoryType {
  /** mem_type: ordinary memory; every value but {@link #IO} acts so. */
  public static final int NORMAL = 0;

  public static final int IO = 1;

  /** trans_type. */
  public static final int DONATE = 0;

  public static final int LEND = 1;
  public static final int SHARE = 2;

  /** Rights of an ACL entry. */
  public static final int EXECUTE = 1;

  public static final int WRITE = 2;
  public static final int READ = 4;
  public static final int ALL = READ | WRITE | EXECUTE;

  /** Flags of MEM_DONATE, MEM_LEND and MEM_SHARE. */
  public static final int CREATE_SANITIZE = 1;

  public static final int CREATE_APPEND = 2;

  /** Flag of MEM_APPEND: no more follow. */
  public static final int APPEND_END = 1;

  /** Flags of MEM_ACCEPT. */
  public static final int VALIDATE_SANITIZED = 0x01;

  public static final int VALIDATE_ACL_ATTR = 0x02;
  public static final int VALIDATE_LABEL = 0x04;
  public static final int MAP_OTHER = 0x08;
  public static final int MAP_CONTIGUOUS = 0x10;
  public static final int ACCEPT_SANITIZE = 0x20;
  public static final int DONE = 0x80;

  /** Flag of MEM_RELEASE and MEM_RECLAIM. */
  public static final int SANITIZE = 1;

  /** Flags of MEM_NOTIFY, exactly one. */
  public static final int NOTIFY_SHARED = 1;

  public static final int NOTIFY_RELEASED = 2;
  public static final int NOTIFY_ACCEPTED = 4;
  public static final int NOTIFY_RECALL = 8;

  /** Attributes: what the recipient's mapping is. */
  public static final int ATTR_NORMAL = 0;

  public static final int ATTR_DEVICE = 1;
  public static final int ATTR_UNCACHED = 2;
  public static final int ATTR_CACHED = 3;

  /** The handle that names nothing. */
  public static final int INVALID_HANDLE = -1;

  /** Entries that one list can have. */
  public static final int MAX_LIST = 512;

  private MemoryType() {}

  /** Rights as letters, such as {@code RWX}. */
  public static String rights(long rights) {
    String text =
        ((rights & READ) != 0 ? "R" : "")
            + ((rights & WRITE) != 0 ? "W" : "")
            + ((rights & EXECUTE) != 0 ? "X" : "");
    return text.isEmpty() || (rights & ~ALL) != 0 ? "0x" + Long.toHexString(rights) : text;
  }

  /** A trans_type's name. */
  public static String transfer(long type) {
    return switch ((int) type) {
      case DONATE -> "donate";
      case LEND -> "lend";
      case SHARE -> "share";
      default -> Long.toString(type);
    };
  }
}
