/**
 * Hypercalls of a root VM, alone on a machine of one CPU: every class of call, in any population of
 * objects.
 */
@NullMarked
package org.gunyahsim.bench.root;

import org.jspecify.annotations.NullMarked;
