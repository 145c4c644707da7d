/**
 * The root VM itself, which the resource manager is: the environment that the hypervisor hands
 * over, its own capabilities, interrupts, heap pages, randomness and log.
 */
@NullMarked
package org.gunyahsim.resourcemanager.root;

import org.jspecify.annotations.NullMarked;
