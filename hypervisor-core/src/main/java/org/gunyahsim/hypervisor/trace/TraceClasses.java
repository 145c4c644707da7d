package org.gunyahsim.hypervisor.trace;

import org.gunyahsim.hypervisor.abi.TraceClass;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * The classes of Gunyah's own trace that are switched on, as guests see and change them by {@code
 * trace_update_class_flags}. What a user of the simulator wants to see is another matter: {@link
 * Tracer#enable}.
 */
public final class TraceClasses implements Snapshottable {
  private long flags;

  /** Starts with the classes that are on after boot. */
  public TraceClasses(boolean debugBuild) {
    flags = debugBuild ? TraceClass.BOOT_DEBUG : TraceClass.BOOT_PRODUCTION;
  }

  /** Switches classes off, then on, except the fixed ones; returns all that are on then. */
  public long update(long set, long clear) {
    long changed = (flags & ~clear) | set;
    flags = (changed & ~TraceClass.FIXED) | (flags & TraceClass.FIXED);
    return flags;
  }

  public long flags() {
    return flags;
  }

  @Override
  public void save(StateWriter out) {
    out.section("trace-classes", 1);
    out.i64(flags);
  }

  @Override
  public void load(StateReader in) {
    in.section("trace-classes");
    flags = in.i64();
  }
}
