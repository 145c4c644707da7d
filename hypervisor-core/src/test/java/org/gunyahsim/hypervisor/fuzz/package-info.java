/**
 * Sequences of hypercalls and guest actions: made at random from the declared table, played on a
 * whole machine, audited, and shrunk to a short program when something breaks.
 */
@NullMarked
package org.gunyahsim.hypervisor.fuzz;

import org.jspecify.annotations.NullMarked;
