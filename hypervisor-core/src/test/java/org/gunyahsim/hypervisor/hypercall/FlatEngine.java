package org.gunyahsim.hypervisor.hypercall;

import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/** An engine that executes nothing: the MMU is off, and a test makes the calls. */
public final class FlatEngine implements VcpuEngine {
  private long invalidations;

  /** How often stage 2 has changed under it. */
  public long invalidations() {
    return invalidations;
  }

  @Override
  public int run(long budget) {
    throw new UnsupportedOperationException("nothing to run");
  }

  @Override
  public long translate(long va, int access) {
    // With the MMU off an address beyond the physical address size faults in stage 1.
    return va >>> 48 == 0 ? va : TRANSLATE_FAULT;
  }

  @Override
  public void invalidateStage2(long ipa, long size) {
    invalidations++;
  }

  @Override
  public void reset() {}

  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}
}
