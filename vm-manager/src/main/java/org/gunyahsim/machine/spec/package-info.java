/**
 * The machine file: what a person asks for, as immutable records ({@link
 * org.gunyahsim.machine.spec.MachineSpec}), read from YAML with an error message that names file,
 * line and column for everything that a person can get wrong (docs/machine-file.md).
 */
@NullMarked
package org.gunyahsim.machine.spec;

import org.jspecify.annotations.NullMarked;
