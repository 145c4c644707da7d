/**
 * The primary VM written in Java: its program, and the trace events of everything in it.
 *
 * <p>It sees the hypervisor only through its vCPUs' registers, traps and memory (design, law 1).
 */
@NullMarked
package org.gunyahsim.vmmanager;

import org.jspecify.annotations.NullMarked;
