package org.gunyahsim.hypervisor.trace;

import java.util.Locale;

/** What {@code --trace} switches on and off. Each event belongs to one. */
public enum Category {
  /** Hypercalls and SMCCC calls: entry with arguments, return with results. */
  HYPERCALL,
  /** RPC fragments between a VM and the resource manager: a decoding of message-queue events. */
  RPC,
  /** vCPU life: power, {@code vcpu_run} and why it returned, blocking, exits. */
  VCPU,
  /** Context switches of physical CPUs. */
  SCHEDULER,
  /** Virtual interrupts: asserted, listed, acknowledged, ended. */
  VIRQ,
  /** Accesses that were emulated: device registers and vMMIO exits. */
  MMIO,
  /** Trapped system registers. */
  SYSREG,
  /** Objects created, activated, destroyed; capabilities copied, deleted, revoked. */
  OBJECT,
  /** Ownership and mapping of memory. */
  MEMORY,
  /** Faults: aborts, injected exceptions, panics. */
  FAULT,
  /** PSCI calls and power states. */
  PSCI,
  /** What the VM manager does: ioctls, exits served, VM life. */
  VMM,
  /** Input from outside that entered the log. */
  INPUT,
  /** Each instruction. */
  INSTR;

  /** The category's bit in {@link Tracer#mask}. */
  public long bit() {
    return 1L << ordinal();
  }

  /** As written after {@code --trace=}. */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
