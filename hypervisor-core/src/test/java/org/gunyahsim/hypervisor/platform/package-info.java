@NullMarked
package org.gunyahsim.hypervisor.platform;

import org.jspecify.annotations.NullMarked;
