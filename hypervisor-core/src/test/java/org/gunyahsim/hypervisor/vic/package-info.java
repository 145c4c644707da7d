@NullMarked
package org.gunyahsim.hypervisor.vic;

import org.jspecify.annotations.NullMarked;
