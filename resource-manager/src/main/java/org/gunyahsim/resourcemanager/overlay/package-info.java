/**
 * What the resource manager adds to the device trees of VMs (reference, section 7.5). Fragments are
 * built in the real one's order and laid over the tree as libfdt does, so that nodes, properties
 * and strings stand where the recorded trees have them.
 */
@NullMarked
package org.gunyahsim.resourcemanager.overlay;

import org.jspecify.annotations.NullMarked;
