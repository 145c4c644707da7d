@NullMarked
package org.gunyahsim.hypervisor.memory;

import org.jspecify.annotations.NullMarked;
