/** Tests of device trees, judged by dtc and by recorded blobs. */
@NullMarked
package org.gunyahsim.guest.devicetree;

import org.jspecify.annotations.NullMarked;
