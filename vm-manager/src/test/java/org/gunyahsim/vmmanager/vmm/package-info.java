@NullMarked
package org.gunyahsim.vmmanager.vmm;

import org.jspecify.annotations.NullMarked;
