/**
 * Doorbells: flags that one VM sets and another is interrupted by (hypercall reference, section 6).
 */
@NullMarked
package org.gunyahsim.hypervisor.doorbell;

import org.jspecify.annotations.NullMarked;
