@NullMarked
package org.gunyahsim.cli;

import org.jspecify.annotations.NullMarked;
