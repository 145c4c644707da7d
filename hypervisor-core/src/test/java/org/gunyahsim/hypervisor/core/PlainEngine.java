package org.gunyahsim.hypervisor.core;

import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/** An engine without translation and without state of its own: only what it runs is left to say. */
public abstract class PlainEngine implements VcpuEngine {
  @Override
  public long translate(long va, int access) {
    return va;
  }

  @Override
  public void invalidateStage2(long ipa, long size) {}

  @Override
  public void reset() {}

  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}
}
