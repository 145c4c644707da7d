/**
 * Instruction words as text: the preferred disassembly of the Arm ARM, from the syntax columns of
 * the instruction table.
 */
@NullMarked
package org.gunyahsim.guest.aarch64.disassembly;

import org.jspecify.annotations.NullMarked;
