/** A machine around the primary VM for tests: EL2 and the resource manager, by script. */
@NullMarked
package org.gunyahsim.vmmanager.testing;

import org.jspecify.annotations.NullMarked;
