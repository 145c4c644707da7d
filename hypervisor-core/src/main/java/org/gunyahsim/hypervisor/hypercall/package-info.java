/**
 * The hypercall interface: the declared table, the checks that precede every call, dispatch on both
 * routes (native {@code hvc} and SMCCC), and the return of results.
 */
@NullMarked
package org.gunyahsim.hypervisor.hypercall;

import org.jspecify.annotations.NullMarked;
