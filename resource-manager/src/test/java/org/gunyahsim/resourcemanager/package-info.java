@NullMarked
package org.gunyahsim.resourcemanager;

import org.jspecify.annotations.NullMarked;
