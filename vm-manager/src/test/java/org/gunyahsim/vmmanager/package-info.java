@NullMarked
package org.gunyahsim.vmmanager;

import org.jspecify.annotations.NullMarked;
