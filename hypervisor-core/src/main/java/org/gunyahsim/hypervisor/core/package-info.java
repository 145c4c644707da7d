/**
 * The hypervisor as a whole: what its parts share, entry from a guest, and the routing of traps.
 */
@NullMarked
package org.gunyahsim.hypervisor.core;

import org.jspecify.annotations.NullMarked;
