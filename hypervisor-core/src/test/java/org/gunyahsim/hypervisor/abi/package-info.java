@NullMarked
package org.gunyahsim.hypervisor.abi;

import org.jspecify.annotations.NullMarked;
