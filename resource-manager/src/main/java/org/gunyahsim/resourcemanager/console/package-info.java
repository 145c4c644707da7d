/**
 * Consoles between a VM and its owner (reference, section 3.8): characters go from one end to the
 * other as notifications, and nowhere else.
 */
@NullMarked
package org.gunyahsim.resourcemanager.console;

import org.jspecify.annotations.NullMarked;
