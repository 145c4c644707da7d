/** Random numbers for guests, rate-limited (hypercall reference, section 2.14). */
@NullMarked
package org.gunyahsim.hypervisor.prng;

import org.jspecify.annotations.NullMarked;
