/**
 * The board: where memory and devices are, the devices that belong to it, and their interrupt
 * lines. Modelled on QEMU's {@code virt} machine, on which the real hypervisor was recorded.
 */
@NullMarked
package org.gunyahsim.hypervisor.platform;

import org.jspecify.annotations.NullMarked;
