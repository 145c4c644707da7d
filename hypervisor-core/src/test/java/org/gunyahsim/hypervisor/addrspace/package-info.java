@NullMarked
package org.gunyahsim.hypervisor.addrspace;

import org.jspecify.annotations.NullMarked;
