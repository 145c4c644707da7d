/**
 * From the resource manager's first instruction to the primary VM's: the recorded sequence of
 * hypercalls that creates the primary VM and starts it.
 */
@NullMarked
package org.gunyahsim.resourcemanager.boot;

import org.jspecify.annotations.NullMarked;
