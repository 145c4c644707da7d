/**
 * The seam between EL2 and whatever runs below it: the register file, the reasons for leaving a
 * guest and the interface that every kind of guest (AArch64 code, guests written in Java)
 * implements.
 *
 * <p>Owns no behaviour of the hypervisor. Nothing here allocates or throws on the path of a run.
 */
@NullMarked
package org.gunyahsim.hypervisor.engine;

import org.jspecify.annotations.NullMarked;
