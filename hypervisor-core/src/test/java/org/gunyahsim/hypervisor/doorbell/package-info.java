@NullMarked
package org.gunyahsim.hypervisor.doorbell;

import org.jspecify.annotations.NullMarked;
