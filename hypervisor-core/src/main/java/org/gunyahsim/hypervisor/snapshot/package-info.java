/**
 * Saving, loading and hashing of a machine. Each part writes a versioned section; objects name each
 * other by stable id, never by Java reference.
 */
@NullMarked
package org.gunyahsim.hypervisor.snapshot;

import org.jspecify.annotations.NullMarked;
