/**
 * The resource manager: the root VM's program, written in Java. It knows policy and acts only by
 * hypercalls and accesses to its own VM's memory and devices.
 */
@NullMarked
package org.gunyahsim.resourcemanager;

import org.jspecify.annotations.NullMarked;
