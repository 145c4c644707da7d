/**
 * Floating-point arithmetic of the Armv8.0-A architecture, exact to the bit and to the flag.
 *
 * <p>Numbers are raw encodings, zero-extended to 64 bits. Between unpacking and rounding a number
 * other than zero is a sign, an exponent and a significand of 64 bits whose bit 63 is set: {@code
 * significand / 2^63 * 2^exponent}. Bit 0 of a significand may be sticky: it stands for everything
 * below. Every format's precision leaves at least ten bits between its last place and that bit.
 */
@NullMarked
package org.gunyahsim.guest.aarch64.fp;

import org.jspecify.annotations.NullMarked;
