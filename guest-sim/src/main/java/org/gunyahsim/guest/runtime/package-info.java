/**
 * Guests written in Java: the program's side of a vCPU whose code is Java handlers instead of
 * AArch64 instructions.
 *
 * <p>Such a guest enters EL2 through the same traps as any other, with the same registers and with
 * buffers in its own memory. It runs with stage 1 off: addresses are IPAs.
 *
 * <p>Owns {@link org.gunyahsim.guest.runtime.JavaGuestEngine}, which turns what a {@link
 * org.gunyahsim.guest.runtime.GuestProgram} asks of its {@link
 * org.gunyahsim.guest.runtime.GuestCpu} into registers and traps, and events of the vCPU into calls
 * of handlers. Knows nothing of what a program does.
 */
@NullMarked
package org.gunyahsim.guest.runtime;

import org.jspecify.annotations.NullMarked;
