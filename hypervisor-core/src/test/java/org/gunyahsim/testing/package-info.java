/** What the tests of all modules share: outside judges and where to find the project's files. */
@NullMarked
package org.gunyahsim.testing;

import org.jspecify.annotations.NullMarked;
