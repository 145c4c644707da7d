@NullMarked
package org.gunyahsim.hypervisor.psci;

import org.jspecify.annotations.NullMarked;
