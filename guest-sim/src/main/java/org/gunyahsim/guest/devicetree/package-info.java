/**
 * Device trees: the model (nodes, properties in order, memory reservations), building and editing
 * it, and its two outside forms, the flattened blob (FDT version 17, Devicetree Specification,
 * chapter 5) and source text that {@code dtc} compiles.
 *
 * <p>Where a blob is edited, the outcome is that of libfdt: a new property or node is put in front
 * of those that are there, names are added to the end of the strings block, and nothing is ever
 * taken out of it. A tree built from nothing is laid out as {@code dtc} does.
 *
 * <p>Blobs come from guests: every length and offset is checked, nesting is limited and what is
 * wrong ends in a {@link org.gunyahsim.guest.devicetree.DeviceTreeException} that says where.
 */
@NullMarked
package org.gunyahsim.guest.devicetree;

import org.jspecify.annotations.NullMarked;
