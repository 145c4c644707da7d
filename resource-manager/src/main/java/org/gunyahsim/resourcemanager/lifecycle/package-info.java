/**
 * The life of a VM: allocation, configuration, start, the ways in which it ends, reset and
 * deallocation, and the notifications that tell of them (reference, sections 3.4 and 4).
 */
@NullMarked
package org.gunyahsim.resourcemanager.lifecycle;

import org.jspecify.annotations.NullMarked;
