@NullMarked
package org.gunyahsim.machine.spec;

import org.jspecify.annotations.NullMarked;
