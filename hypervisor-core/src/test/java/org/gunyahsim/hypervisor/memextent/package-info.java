@NullMarked
package org.gunyahsim.hypervisor.memextent;

import org.jspecify.annotations.NullMarked;
