/**
 * Virtual interrupts: the resource manager's own GIC, the interrupt numbers of each VM, and what
 * each of the resource manager's interrupts stands for.
 */
@NullMarked
package org.gunyahsim.resourcemanager.irq;

import org.jspecify.annotations.NullMarked;
