/**
 * The VM manager's API for Java programs outside the machine: blocking calls that enter the
 * machine's input as requests, and the seam that carries requests in and replies out.
 */
@NullMarked
package org.gunyahsim.vmmanager.api;

import org.jspecify.annotations.NullMarked;
