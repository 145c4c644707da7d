/**
 * The whole machine: board, hypervisor, resource manager, primary VM and the VMs it runs, assembled
 * from a {@link org.gunyahsim.machine.spec.MachineSpec}, stepped, watched, saved and loaded. The
 * one place that sees all modules, and the API for tests and scenarios.
 */
@NullMarked
package org.gunyahsim.machine;

import org.jspecify.annotations.NullMarked;
