/** virtio-mmio devices whose registers EL2 emulates (hypercall reference, section 8.9). */
@NullMarked
package org.gunyahsim.hypervisor.virtiommio;

import org.jspecify.annotations.NullMarked;
