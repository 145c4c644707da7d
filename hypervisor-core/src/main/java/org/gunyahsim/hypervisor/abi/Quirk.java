package org.gunyahsim.hypervisor.abi;

/**
 * Behaviour of the real system that looks accidental and can hurt a user. A strict machine imitates
 * all of it, a lenient one does what a reader of the documentation would expect: one option for all
 * ({@code quirks} in the machine file). The page docs/quirks.md is this table.
 *
 * <p>Sections are of the hypercall reference unless they say otherwise. Accidents that hurt nobody
 * are imitated by both kinds of machine and are not listed.
 */
public enum Quirk {
  MSGQUEUE_COPY_FAILURE(
      "5.4",
      "`msgqueue_send`, `msgqueue_receive` with a buffer that cannot be copied",
      "OK; nothing is queued, or length 0 is received and the message stays, so that a receive loop"
          + " never ends",
      "ARGUMENT_SIZE, ADDR_OVERFLOW, ARGUMENT_INVALID, DENIED or ADDR_INVALID"),
  VCPU_RUN_LEFT_UNBLOCKED(
      "7.8",
      "`vcpu_run` of a pinned or migrating vCPU",
      "DENIED or RETRY, and the vCPU runs on by itself; `vcpu_run` answers BUSY from then on",
      "the same error, and the vCPU waits for the next `vcpu_run`"),
  PSCI_RESET_STICKS(
      "7.9",
      "a vCPU that has called PSCI SYSTEM_RESET or SYSTEM_RESET2",
      "every `vcpu_run` reports PSCI_SYSTEM_RESET until the vCPU is reaped: an owner that waits for"
          + " another state never sleeps",
      "the first `vcpu_run` reports it, the next ones POWERED_OFF"),
  PSCI_EXTENDED_STATE_CLAIMED(
      "1.3",
      "PSCI_FEATURES of CPU_SUSPEND",
      "claims the extended StateID format, but power_state is decoded in the original one: a"
          + " guest's power-down becomes a standby",
      "claims the original format"),
  IROUTER_UNREADABLE(
      "8.2",
      "loads from GICD_IROUTERn",
      "0, and GICD_STATUSR.RRD is set: routes cannot be saved and restored",
      "the affinity that the interrupt is routed to; all ones where the one written names no vCPU"),
  IROUTER_HALF_IS_WHOLE(
      "8.2",
      "32-bit stores to GICD_IROUTERn",
      "either half counts as the whole register: storing the upper one routes to affinity 0",
      "each half changes its own fields"),
  VIRTIO_RESET_ABORT(
      "8.9",
      "the frontend's store of 0 to the Status of a virtio-mmio device",
      "external abort, after it has had its effect, unless the interrupt of the frontend's stores"
          + " is bound, to an SPI that is configured edge-triggered",
      "no abort"),
  VIRTIO_NOTIFY_RANGE(
      "8.9",
      "the frontend's store to QueueNotify of a queue that does not exist",
      "the backend is interrupted, and told of a queue that it does not know",
      "ignored"),
  SPARSE_UPDATE_ACCESS(
      "9.5",
      "`addrspace_update_access` of a SPARSE extent",
      "ADDR_INVALID, always",
      "changes the access of the range; ADDR_INVALID when not all of it is mapped there"),
  DRIVER_LOSES_ANSWER(
      "VM manager, 23",
      "GH_VCPU_RUN that ends early after a load was answered",
      "the answer is lost, and the guest's load returns 0",
      "the answer is kept for the next GH_VCPU_RUN"),
  DRIVER_SIGNAL_HIDES_EXIT(
      "VM manager, 23",
      "GH_VCPU_RUN with a signal pending when an exit was produced",
      "EINTR, although the exit is in the page: who calls again skips it",
      "0"),
  ABORT_LOOP_UNNOTICED(
      "7.7, recorded",
      "a vCPU that takes abort after abort in its own exception vector",
      "with production quality it loops for ever, and the log says so; but not in a machine with `vms:`,"
          + " whose user waits for the outcome",
      "its end by a fault; of the primary VM a panic: the machine ends"),
  LENDER_KEEPS_ACCESS(
      "9.6, recorded",
      "`memextent_donate` to a sibling",
      "the giver's mapping stays when its table block, 1 GiB or 2 MiB, begins before the range:"
          + " the primary VM reads what it has lent",
      "it is removed at once");

  private final String section;
  private final String subject;
  private final String strict;
  private final String lenient;

  Quirk(String section, String subject, String strict, String lenient) {
    this.section = section;
    this.subject = subject;
    this.strict = strict;
    this.lenient = lenient;
  }

  /** Where the reference tells of it. */
  public String section() {
    return section;
  }

  /** What it is about, in Markdown. */
  public String subject() {
    return subject;
  }

  /** What a strict machine does. */
  public String strict() {
    return strict;
  }

  /** What a lenient machine does. */
  public String lenient() {
    return lenient;
  }
}
