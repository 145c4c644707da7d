package org.gunyahsim.hypervisor.engine;

import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * What executes one vCPU. Architectural state lives in {@link VcpuState}; an engine keeps only
 * caches and, for a guest written in Java, the state of its program.
 */
public interface VcpuEngine {
  /** Access kinds of {@link #translate}. */
  int ACCESS_READ = 0;

  int ACCESS_WRITE = 1;
  int ACCESS_EXECUTE = 2;

  /** Result of {@link #translate} when stage 1 faults. */
  long TRANSLATE_FAULT = -1;

  /**
   * Executes until something needs EL2 or the budget is used up.
   *
   * @param budget instructions (ns of virtual time) that may retire, at least 1; never exceeded by
   *     AArch64 code, while a handler of a Java-written guest always runs to its end
   * @return the reason, also in {@link VcpuExit#reason}; {@link VcpuExit#retired} says how much was
   *     consumed
   */
  int run(long budget);

  /**
   * Stage 1 as the guest sees it at EL1 with its current registers: hypercall buffers are virtual
   * addresses.
   *
   * @return the intermediate physical address, or {@link #TRANSLATE_FAULT}
   */
  long translate(long va, int access);

  /**
   * Forgets cached translations of an IPA range after stage 2 has changed; complete before the
   * method returns.
   */
  void invalidateStage2(long ipa, long size);

  /**
   * Called when the registers have been replaced from outside (power-on, load): forget all caches.
   */
  void reset();

  /** Writes what {@link VcpuState} does not hold. */
  void save(StateWriter out);

  /** Reads what {@link #save} wrote. */
  void load(StateReader in);
}
