/** Tests of guests written in Java, against a scripted EL2. */
@NullMarked
package org.gunyahsim.guest.runtime;

import org.jspecify.annotations.NullMarked;
