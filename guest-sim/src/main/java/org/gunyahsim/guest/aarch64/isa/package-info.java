/**
 * The declared A64 instruction table ({@code a64/*.isa}) and the generator that turns it into the
 * checked-in decoder.
 *
 * <p>Nothing here runs while a guest runs, and nothing here depends on the rest of the program, so
 * that the generator works when the generated sources are missing or wrong.
 */
@NullMarked
package org.gunyahsim.guest.aarch64.isa;

import org.jspecify.annotations.NullMarked;
