@NullMarked
package org.gunyahsim.hypervisor.partition;

import org.jspecify.annotations.NullMarked;
