/**
 * Tests of the whole: the architecture's rules, machines that boot, the command line as a user
 * types it.
 */
@NullMarked
package org.gunyahsim.systemtest;

import org.jspecify.annotations.NullMarked;
