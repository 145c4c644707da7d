@NullMarked
package org.gunyahsim.resourcemanager.protocol;

import org.jspecify.annotations.NullMarked;
