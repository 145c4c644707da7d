/**
 * Models of the devices that the VMM emulates for its VMs. A model is registers and FIFOs; it knows
 * neither exits nor doorbells.
 */
@NullMarked
package org.gunyahsim.vmmanager.device;

import org.jspecify.annotations.NullMarked;
