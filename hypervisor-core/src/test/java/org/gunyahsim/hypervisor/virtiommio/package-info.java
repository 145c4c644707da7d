@NullMarked
package org.gunyahsim.hypervisor.virtiommio;

import org.jspecify.annotations.NullMarked;
