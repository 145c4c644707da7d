/** Tests of the floating-point arithmetic. */
@NullMarked
package org.gunyahsim.guest.aarch64.fp;

import org.jspecify.annotations.NullMarked;
