/**
 * Events: the declared catalogue of everything that can be seen, and the recorder. With a category
 * off, an event costs one predictable branch.
 */
@NullMarked
package org.gunyahsim.hypervisor.trace;

import org.jspecify.annotations.NullMarked;
