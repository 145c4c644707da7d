@NullMarked
package org.gunyahsim.vmmanager.device;

import org.jspecify.annotations.NullMarked;
