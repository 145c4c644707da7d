@NullMarked
package org.gunyahsim.hypervisor.hypercall;

import org.jspecify.annotations.NullMarked;
