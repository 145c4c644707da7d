/**
 * From instruction words to micro-operations: what the generated decoder needs besides the table,
 * and pages of decoded code.
 */
@NullMarked
package org.gunyahsim.guest.aarch64.decode;

import org.jspecify.annotations.NullMarked;
