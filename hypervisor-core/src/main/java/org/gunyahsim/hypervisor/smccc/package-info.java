/**
 * The SMC calling convention: the tree of {@code hvc #0} and {@code smc #0} (hypercall reference,
 * section 1.3).
 */
@NullMarked
package org.gunyahsim.hypervisor.smccc;

import org.jspecify.annotations.NullMarked;
