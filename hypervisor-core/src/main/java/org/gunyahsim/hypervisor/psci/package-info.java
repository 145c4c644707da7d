/** PSCI 1.1 as vCPUs of a VPM group see it (hypercall reference, sections 1.3 and 8.6). */
@NullMarked
package org.gunyahsim.hypervisor.psci;

import org.jspecify.annotations.NullMarked;
