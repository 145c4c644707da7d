@NullMarked
package org.gunyahsim.machine.trace;

import org.jspecify.annotations.NullMarked;
