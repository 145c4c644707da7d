@NullMarked
package org.gunyahsim.hypervisor.timer;

import org.jspecify.annotations.NullMarked;
