/** Tests of image loaders, against files that real tools built. */
@NullMarked
package org.gunyahsim.guest.loader;

import org.jspecify.annotations.NullMarked;
