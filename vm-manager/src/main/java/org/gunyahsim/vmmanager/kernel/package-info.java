/**
 * The primary VM's tiny cooperative kernel: tasks as state machines, sleep and wake-up, a page
 * allocator over its RAM, the GIC as a kernel programs it, and the other CPUs.
 *
 * <p>Knows nothing of the resource manager, of ioctls or of VMs.
 */
@NullMarked
package org.gunyahsim.vmmanager.kernel;

import org.jspecify.annotations.NullMarked;
