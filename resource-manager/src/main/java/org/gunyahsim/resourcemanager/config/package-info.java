/**
 * Reading a VM's device tree: the gunyah-vm-config node, CPUs, interrupt controller and virtual
 * devices (reference, section 7.2).
 */
@NullMarked
package org.gunyahsim.resourcemanager.config;

import org.jspecify.annotations.NullMarked;
