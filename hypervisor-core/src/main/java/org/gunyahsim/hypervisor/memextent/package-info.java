/**
 * Who owns which page of physical memory, and memory extents: what is owned, derived, donated and
 * mapped (hypercall reference, section 9).
 */
@NullMarked
package org.gunyahsim.hypervisor.memextent;

import org.jspecify.annotations.NullMarked;
