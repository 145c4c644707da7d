/**
 * Guests written in Java: the program's side of a vCPU whose code is Java handlers instead of
 * AArch64 instructions.
 *
 * <p>Such a guest enters EL2 through the same traps as any other, with the same registers and with
 * buffers in its own memory. It runs with stage 1 off: addresses are IPAs.
 */
@NullMarked
package org.gunyahsim.guest.runtime;

import org.jspecify.annotations.NullMarked;
