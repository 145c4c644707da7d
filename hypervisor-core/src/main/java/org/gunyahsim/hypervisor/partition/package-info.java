/**
 * Partitions: who owns memory that no extent owns, and the heap that objects live in (hypercall
 * reference, section 4.2).
 */
@NullMarked
package org.gunyahsim.hypervisor.partition;

import org.jspecify.annotations.NullMarked;
