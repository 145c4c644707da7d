@NullMarked
package org.gunyahsim.machine.conformance;

import org.jspecify.annotations.NullMarked;
