/**
 * vCPUs (Gunyah: threads of kind VCPU): their object, block flags, power states and {@code
 * vcpu_run}.
 */
@NullMarked
package org.gunyahsim.hypervisor.vcpu;

import org.jspecify.annotations.NullMarked;
