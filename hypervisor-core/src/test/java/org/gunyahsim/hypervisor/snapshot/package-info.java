@NullMarked
package org.gunyahsim.hypervisor.snapshot;

import org.jspecify.annotations.NullMarked;
