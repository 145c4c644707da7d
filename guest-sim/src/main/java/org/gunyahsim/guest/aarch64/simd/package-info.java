/**
 * Advanced SIMD on integers and bits.
 *
 * <p>A register is two words of 64 bits in {@code v[2 * n]} and {@code v[2 * n + 1]}. Most
 * operations work on all lanes of a word at once with ordinary 64-bit arithmetic that keeps lanes
 * apart ({@link org.gunyahsim.guest.aarch64.simd.Lanes}); widening instructions first spread half a
 * word over lanes of twice the size and then use the same operations.
 */
@NullMarked
package org.gunyahsim.guest.aarch64.simd;

import org.jspecify.annotations.NullMarked;
