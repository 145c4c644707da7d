@NullMarked
package org.gunyahsim.vmmanager.driver;

import org.jspecify.annotations.NullMarked;
