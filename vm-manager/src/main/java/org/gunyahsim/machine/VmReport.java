package org.gunyahsim.machine;

import org.gunyahsim.vmmanager.vmm.VmOutcome;

/**
 * How a VM fares.
 *
 * @param name as configured
 * @param outcome running, or how it ended
 * @param runs how often it was made: more than once when it asked for a reset
 */
public record VmReport(String name, VmOutcome outcome, int runs) {}
