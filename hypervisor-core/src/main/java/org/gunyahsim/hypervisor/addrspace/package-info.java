/**
 * Address spaces: stage-2 translation of a VM, its vMMIO ranges and the devices that EL2 emulates
 * in it.
 */
@NullMarked
package org.gunyahsim.hypervisor.addrspace;

import org.jspecify.annotations.NullMarked;
