package org.gunyahsim.hypervisor.abi;

/** Classes of Gunyah's own trace, as bits of {@code trace_update_class_flags}. */
public final class TraceClass {
  public static final long ERROR = 1;
  public static final long DEBUG = 1 << 1;
  public static final long USER = 1 << 2;
  public static final long TRACE_LOG_BUFFER = 1 << 4;
  public static final long LOG_BUFFER = 1 << 5;
  public static final long INFO = 1 << 6;
  public static final long MEMDB = 1 << 7;
  public static final long PSCI = 1 << 16;
  public static final long VGIC = 1 << 17;
  public static final long VGIC_DEBUG = 1 << 18;

  /** Classes that a guest cannot change. */
  public static final long FIXED = ERROR | LOG_BUFFER;

  /** What is on after boot in a production build. */
  public static final long BOOT_PRODUCTION = ERROR | USER | LOG_BUFFER | INFO | MEMDB | PSCI | VGIC;

  /** What is on after boot in a debug build. */
  public static final long BOOT_DEBUG = BOOT_PRODUCTION | DEBUG | VGIC_DEBUG;

  private TraceClass() {}
}
