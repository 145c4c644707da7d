package org.gunyahsim.cli;

import org.gunyahsim.machine.spec.MachineSpec;

/** Builds machines; tests put their own in. */
@FunctionalInterface
interface MachineFactory {
  /** The real one. */
  MachineFactory DEFAULT = SimulatedMachine::build;

  /** Builds a machine that has not run. */
  MachineHandle build(MachineSpec spec);
}
