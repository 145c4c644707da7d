/**
 * The driver of the primary VM: the resource manager's client and the {@code /dev/gunyah} API in
 * the shape and numbers of its Linux driver (VM manager reference; observations of the real driver
 * where they differ). Calls that must wait are operations: state machines that a task steps.
 */
@NullMarked
package org.gunyahsim.vmmanager.driver;

import org.jspecify.annotations.NullMarked;
