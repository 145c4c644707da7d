@NullMarked
package org.gunyahsim.hypervisor.object;

import org.jspecify.annotations.NullMarked;
