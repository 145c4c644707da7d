@NullMarked
package org.gunyahsim.hypervisor.useraccess;

import org.jspecify.annotations.NullMarked;
