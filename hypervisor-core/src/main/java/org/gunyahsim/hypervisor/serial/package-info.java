/**
 * Serial ports as registers and FIFOs, for the board and for whoever emulates devices for VMs: what
 * becomes of input that nobody reads yet is decided in one place. A port knows neither addresses
 * nor interrupt controllers.
 */
@NullMarked
package org.gunyahsim.hypervisor.serial;

import org.jspecify.annotations.NullMarked;
