@NullMarked
package org.gunyahsim.vmmanager.kernel;

import org.jspecify.annotations.NullMarked;
