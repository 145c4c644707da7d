/** Which intermediate physical addresses of a VM are free, taken, or reserved for it. */
@NullMarked
package org.gunyahsim.resourcemanager.ipa;

import org.jspecify.annotations.NullMarked;
