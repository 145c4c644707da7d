@NullMarked
package org.gunyahsim.vmmanager.api;

import org.jspecify.annotations.NullMarked;
