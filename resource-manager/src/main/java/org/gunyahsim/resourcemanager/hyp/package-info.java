/**
 * The resource manager's side of the hypercall interface: one method per call it makes, arguments
 * in the ABI's order.
 */
@NullMarked
package org.gunyahsim.resourcemanager.hyp;

import org.jspecify.annotations.NullMarked;
