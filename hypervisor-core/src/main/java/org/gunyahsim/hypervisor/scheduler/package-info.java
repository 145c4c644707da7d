/**
 * The scheduler: fixed priorities, round robin among equals, per physical CPU (hypercall reference,
 * sections 7.1 to 7.4). It decides who runs; it never runs anything itself.
 */
@NullMarked
package org.gunyahsim.hypervisor.scheduler;

import org.jspecify.annotations.NullMarked;
