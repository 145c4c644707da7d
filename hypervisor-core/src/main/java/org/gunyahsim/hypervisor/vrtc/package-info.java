/**
 * The real-time clock that EL2 emulates for a VM (hypercall reference, section 8.8).
 *
 * <p>Its hypercalls are out of every guest's reach in the reference build, so nothing here is bound
 * to a number: the objects are for the hypervisor's own code.
 */
@NullMarked
package org.gunyahsim.hypervisor.vrtc;

import org.jspecify.annotations.NullMarked;
