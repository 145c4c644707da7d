/** Tests of the AArch64 processor. */
@NullMarked
package org.gunyahsim.guest.aarch64;

import org.jspecify.annotations.NullMarked;
