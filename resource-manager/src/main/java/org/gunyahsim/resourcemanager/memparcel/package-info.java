/**
 * Memory that one VM donates, lends or shares to others: memparcels, their ownership, their
 * acceptance and release, and the requests about them (reference, sections 3.6 and 6).
 */
@NullMarked
package org.gunyahsim.resourcemanager.memparcel;

import org.jspecify.annotations.NullMarked;
