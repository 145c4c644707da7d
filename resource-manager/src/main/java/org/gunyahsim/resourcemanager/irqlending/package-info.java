/**
 * Physical interrupts: which VM owns each, and lending them to another VM (reference, section 3.7).
 */
@NullMarked
package org.gunyahsim.resourcemanager.irqlending;

import org.jspecify.annotations.NullMarked;
