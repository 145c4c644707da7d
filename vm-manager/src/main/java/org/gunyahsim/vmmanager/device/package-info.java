/**
 * Models of the devices that the VMM alone emulates for its VMs; the PL011 is shared with the
 * board. A model is registers and FIFOs; it knows neither exits nor doorbells.
 */
@NullMarked
package org.gunyahsim.vmmanager.device;

import org.jspecify.annotations.NullMarked;
