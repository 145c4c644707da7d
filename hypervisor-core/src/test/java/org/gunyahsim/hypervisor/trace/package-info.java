@NullMarked
package org.gunyahsim.hypervisor.trace;

import org.jspecify.annotations.NullMarked;
