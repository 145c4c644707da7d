/**
 * The resource manager's RPC protocol, for both ends and for observers: header, fragmentation and
 * reassembly, the declared catalogue of messages with their payload layouts, error codes, and a
 * decoder that renders messages in words.
 *
 * <p>Owns no behaviour of the resource manager. All integers on the wire are little-endian
 * (resource manager reference, sections 1 to 3).
 */
@NullMarked
package org.gunyahsim.resourcemanager.protocol;

import org.jspecify.annotations.NullMarked;
