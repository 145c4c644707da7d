package org.gunyahsim.vmmanager.driver;

import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.protocol.RmError;

/**
 * Why VM_START failed.
 *
 * @param step what was being done, for a person
 * @param rmError the resource manager's answer; 0 when it was not its
 * @param errno positive
 */
public record StartFailure(String step, int rmError, int errno) {
  void save(StateWriter out) {
    out.string(step);
    out.i32(rmError);
    out.i32(errno);
  }

  static StartFailure load(StateReader in) {
    String step = in.string();
    int rmError = in.i32();
    return new StartFailure(step, rmError, in.i32());
  }

  @Override
  public String toString() {
    return rmError == 0
        ? "%s: %s".formatted(step, Errno.name(errno))
        : "%s: the resource manager answered %s (%s)"
            .formatted(step, RmError.name(rmError), Errno.name(errno));
  }
}
