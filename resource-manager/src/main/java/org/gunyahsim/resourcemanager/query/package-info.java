/** Requests that ask about VMs or say something about the caller (reference, section 3.5). */
@NullMarked
package org.gunyahsim.resourcemanager.query;

import org.jspecify.annotations.NullMarked;
