package org.gunyahsim.vmmanager.api;

/**
 * The outside's side of requests to the primary VM: how the blocking facade gets its calls into the
 * machine.
 */
public interface HostCalls {
  /**
   * Puts a request into the machine's input.
   *
   * @param request its id is chosen here and replaces the one it has
   * @return the id
   */
  long submit(HostRequest request);

  /**
   * Runs the machine until the request is done.
   *
   * @throws MachineStoppedException when the machine ends, or stands still for good, before that
   */
  HostReply await(long id);

  /** Submits a request and waits for its reply. */
  default HostReply call(HostRequest request) {
    return await(submit(request));
  }
}
