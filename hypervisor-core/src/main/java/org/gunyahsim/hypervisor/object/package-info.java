/**
 * What all hypervisor objects share: identity, type, state and reference count (hypercall
 * reference, section 4).
 */
@NullMarked
package org.gunyahsim.hypervisor.object;

import org.jspecify.annotations.NullMarked;
