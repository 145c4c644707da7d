@NullMarked
package org.gunyahsim.hypervisor.prng;

import org.jspecify.annotations.NullMarked;
