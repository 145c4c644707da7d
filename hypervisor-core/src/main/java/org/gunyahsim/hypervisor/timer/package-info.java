/**
 * The EL1 generic timers of a vCPU: when their conditions become true, and the interrupt lines that
 * follow (hypercall reference, section 8.5). Registers live in {@link
 * org.gunyahsim.hypervisor.engine.VcpuState}.
 */
@NullMarked
package org.gunyahsim.hypervisor.timer;

import org.jspecify.annotations.NullMarked;
