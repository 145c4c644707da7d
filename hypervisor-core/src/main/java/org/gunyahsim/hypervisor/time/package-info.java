/**
 * Virtual time: the event queue and the table of what each entry into EL2 costs. No wall clock
 * anywhere.
 */
@NullMarked
package org.gunyahsim.hypervisor.time;

import org.jspecify.annotations.NullMarked;
