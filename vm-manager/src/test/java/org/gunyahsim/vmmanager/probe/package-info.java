/**
 * The probe of the real driver, repeated on the whole simulated machine through the blocking API.
 */
@NullMarked
package org.gunyahsim.vmmanager.probe;

import org.jspecify.annotations.NullMarked;
