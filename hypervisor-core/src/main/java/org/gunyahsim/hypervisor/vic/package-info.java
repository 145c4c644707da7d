/**
 * Virtual interrupt controllers: sources and virtual IRQs, the GICv3 distributor and
 * redistributors, the CPU interface.
 */
@NullMarked
package org.gunyahsim.hypervisor.vic;

import org.jspecify.annotations.NullMarked;
