package org.gunyahsim.cli;

import org.gunyahsim.machine.spec.MachineSpec;

/** Builds machines; tests put their own in. */
@FunctionalInterface
interface MachineFactory {
  /** The real one. */
  MachineFactory DEFAULT =
      _ -> {
        throw new UnsupportedOperationException("no machine is built in yet");
      };

  MachineHandle build(MachineSpec spec);
}
