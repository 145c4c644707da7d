/**
 * The links to client VMs: a pair of message queues each, reassembly, the one pending reply, the
 * queue of notifications, and the dispatch of requests (reference, section 1).
 */
@NullMarked
package org.gunyahsim.resourcemanager.link;

import org.jspecify.annotations.NullMarked;
