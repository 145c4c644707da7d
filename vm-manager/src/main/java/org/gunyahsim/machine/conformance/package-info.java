/**
 * Comparison with recordings of the real system: two consoles of the probe (samples/conformance)
 * after normalising what may differ between two boots. The rules are those of {@code compare.py}
 * beside the recordings, to the letter of its output.
 */
@NullMarked
package org.gunyahsim.machine.conformance;

import org.jspecify.annotations.NullMarked;
