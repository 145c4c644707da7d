@NullMarked
package org.gunyahsim.hypervisor.vcpu;

import org.jspecify.annotations.NullMarked;
