package org.gunyahsim.vmmanager.api;

import org.gunyahsim.guest.runtime.GuestCpu;
import org.jspecify.annotations.Nullable;

/**
 * The primary VM's side of the requests from outside the machine. Whoever puts a request in raises
 * the interrupt that the primary VM was told of; its handler takes requests until there are none.
 * Requests and replies are bytes, so that they can lie in the input log as they are.
 */
public interface HostPort {
  /** The next request, an encoded {@link HostRequest}; null when there is none. */
  byte @Nullable [] take(GuestCpu cpu);

  /** A request is done. */
  void complete(GuestCpu cpu, HostReply reply);
}
