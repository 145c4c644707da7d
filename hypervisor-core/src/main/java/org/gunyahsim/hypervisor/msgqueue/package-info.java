/**
 * Message queues: a ring of messages between two VMs, with a virtual interrupt on each side
 * (hypercall reference, section 5).
 */
@NullMarked
package org.gunyahsim.hypervisor.msgqueue;

import org.jspecify.annotations.NullMarked;
