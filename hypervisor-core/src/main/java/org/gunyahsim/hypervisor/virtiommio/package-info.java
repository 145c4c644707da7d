/**
 * virtio-mmio devices whose registers EL2 emulates, and the configuration space of those for input
 * (hypercall reference, sections 2.13 and 8.9).
 *
 * <p>The frontend's VM maps the register page read-only: its loads read memory, its stores fault
 * and arrive, by way of the extent that owns the page, at {@link
 * org.gunyahsim.hypervisor.virtiommio.VirtioMmio}. The backend's VM maps it writable and fills in
 * what the hypervisor does not (magic, version, ids, its configuration space).
 */
@NullMarked
package org.gunyahsim.hypervisor.virtiommio;

import org.jspecify.annotations.NullMarked;
