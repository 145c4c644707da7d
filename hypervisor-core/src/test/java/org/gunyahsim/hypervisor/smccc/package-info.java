@NullMarked
package org.gunyahsim.hypervisor.smccc;

import org.jspecify.annotations.NullMarked;
