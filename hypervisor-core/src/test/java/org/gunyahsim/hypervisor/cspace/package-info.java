@NullMarked
package org.gunyahsim.hypervisor.cspace;

import org.jspecify.annotations.NullMarked;
