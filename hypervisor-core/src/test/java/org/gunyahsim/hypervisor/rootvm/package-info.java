@NullMarked
package org.gunyahsim.hypervisor.rootvm;

import org.jspecify.annotations.NullMarked;
