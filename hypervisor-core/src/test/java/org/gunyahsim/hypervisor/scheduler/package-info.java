@NullMarked
package org.gunyahsim.hypervisor.scheduler;

import org.jspecify.annotations.NullMarked;
