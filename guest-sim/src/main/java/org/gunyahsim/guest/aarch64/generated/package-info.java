/**
 * The decoder, written by {@link org.gunyahsim.guest.aarch64.isa.Generator} from {@code a64/*.isa}
 * and checked in. A test fails when it is not what the table gives.
 */
@NullMarked
package org.gunyahsim.guest.aarch64.generated;

import org.jspecify.annotations.NullMarked;
