/**
 * Copies between EL2 and the memory of a calling guest, at virtual addresses (hypercall reference,
 * section 2.15).
 */
@NullMarked
package org.gunyahsim.hypervisor.useraccess;

import org.jspecify.annotations.NullMarked;
