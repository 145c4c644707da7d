/**
 * Boot: who owns which memory, and the root VM with everything that the resource manager finds in
 * its hands (hypercall reference, sections 9.8 and 10).
 */
@NullMarked
package org.gunyahsim.hypervisor.rootvm;

import org.jspecify.annotations.NullMarked;
