/**
 * Making and unmaking the hypervisor objects of a VM, in the order of the real resource manager
 * (reference, sections 7.3 and 9.3).
 */
@NullMarked
package org.gunyahsim.resourcemanager.build;

import org.jspecify.annotations.NullMarked;
