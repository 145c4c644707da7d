/**
 * The hypervisor ABI as a guest sees it: call numbers, error codes, rights, flags and layouts, all
 * as plain numbers.
 *
 * <p>This is the only package of hypervisor-core that the resource manager and the VM manager may
 * use (design, section 3).
 */
@NullMarked
package org.gunyahsim.hypervisor.abi;

import org.jspecify.annotations.NullMarked;
