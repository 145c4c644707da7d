/**
 * What the resource manager knows of each VM: identity, state, peers, and the hypervisor objects
 * that make it up. Data and the rules of the table; no protocol.
 */
@NullMarked
package org.gunyahsim.resourcemanager.vm;

import org.jspecify.annotations.NullMarked;
