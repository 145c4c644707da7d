@NullMarked
package org.gunyahsim.hypervisor.vrtc;

import org.jspecify.annotations.NullMarked;
