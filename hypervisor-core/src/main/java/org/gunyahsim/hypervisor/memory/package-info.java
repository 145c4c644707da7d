/**
 * Physical memory: RAM off the Java heap behind one class, and the bus that leads to RAM and
 * devices.
 *
 * <p>Who owns a page is not decided here; see {@code memextent}.
 */
@NullMarked
package org.gunyahsim.hypervisor.memory;

import org.jspecify.annotations.NullMarked;
