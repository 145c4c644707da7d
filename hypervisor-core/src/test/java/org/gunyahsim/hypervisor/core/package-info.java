@NullMarked
package org.gunyahsim.hypervisor.core;

import org.jspecify.annotations.NullMarked;
