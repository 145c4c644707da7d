/**
 * Views of the event stream for people. {@link org.gunyahsim.machine.trace.TextTrace} writes one
 * line for each event; docs/cli.md explains how to read it.
 */
@NullMarked
package org.gunyahsim.machine.trace;

import org.jspecify.annotations.NullMarked;
