@NullMarked
package org.gunyahsim.hypervisor.msgqueue;

import org.jspecify.annotations.NullMarked;
