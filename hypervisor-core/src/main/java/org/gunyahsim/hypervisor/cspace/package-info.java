/** Capability spaces: CapIDs, rights, look-up, copy, delete and revoke. */
@NullMarked
package org.gunyahsim.hypervisor.cspace;

import org.jspecify.annotations.NullMarked;
