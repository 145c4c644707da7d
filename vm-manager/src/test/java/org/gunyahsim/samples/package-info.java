/** Tests of the guests under samples/. */
@NullMarked
package org.gunyahsim.samples;

import org.jspecify.annotations.NullMarked;
