/** Virtual power management: groups of vCPUs that power up, suspend and go down together. */
@NullMarked
package org.gunyahsim.hypervisor.vpm;

import org.jspecify.annotations.NullMarked;
