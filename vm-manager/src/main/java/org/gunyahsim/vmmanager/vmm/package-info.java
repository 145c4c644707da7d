/**
 * The VMM: creates the configured VMs through the driver's API, serves their exits, and keeps how
 * each one ended.
 */
@NullMarked
package org.gunyahsim.vmmanager.vmm;

import org.jspecify.annotations.NullMarked;
