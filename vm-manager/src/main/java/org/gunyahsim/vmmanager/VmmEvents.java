package org.gunyahsim.vmmanager;

import java.util.List;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;

/** Trace events of the primary VM: what its driver and its VMM do. */
public final class VmmEvents {
  /** An ioctl was made. {@code argument} as passed. */
  public static final EventType IOCTL =
      EventType.of(0x300, "ioctl", Category.VMM, "process", "fd", "code", "argument");

  /** An ioctl returned; {@code result} negative for an errno. */
  public static final EventType IOCTL_RETURN =
      EventType.of(0x301, "ioctl_return", Category.VMM, "process", "fd", "code", "result");

  /** The driver's view of a VM's state changed ({@code VmState} of the RPC protocol). */
  public static final EventType VM_STATE =
      EventType.of(0x302, "vm_state", Category.VMM, "vm", "vmid", "from", "to");

  /** {@code vcpu_run} returned to the driver. */
  public static final EventType RUN_RETURN =
      EventType.of(
          0x303,
          "vcpu_run_return",
          Category.VMM,
          "vmid",
          "vcpu",
          "error",
          "state",
          "d0",
          "d1",
          "d2");

  /** The VMM served an access of a guest. {@code device} is -1 when nothing answers there. */
  public static final EventType EXIT_SERVED =
      EventType.of(
          0x304,
          "exit_served",
          Category.VMM,
          "vm",
          "vcpu",
          "device",
          "address",
          "length",
          "write",
          "data");

  /** A resource was handed to the function that claims it, or taken away ({@code attached} 0). */
  public static final EventType RESOURCE =
      EventType.of(
          0x305, "resource", Category.VMM, "vmid", "type", "label", "cap", "virq", "attached");

  /**
   * An eventfd rang a VM's doorbell; {@code error} is the hypercall's, or -1 without a doorbell.
   */
  public static final EventType IRQFD =
      EventType.of(0x306, "irqfd", Category.VMM, "vmid", "label", "error", "old_flags");

  /** A guest's store was turned into an event by the driver. */
  public static final EventType IOEVENTFD =
      EventType.of(0x307, "ioeventfd", Category.VMM, "vmid", "address", "length", "value");

  /** A step of a VM's teardown; {@code result} negative for an errno. The payload names it. */
  public static final EventType TEARDOWN =
      EventType.of(0x308, "teardown", Category.VMM, "vm", "vmid", "result");

  /** A VM of the VMM changed phase; the payload is the phase. */
  public static final EventType VM_PHASE =
      EventType.of(0x309, "vm_phase", Category.VMM, "vm", "run");

  /** A VM of the VMM ended; the payload says how. */
  public static final EventType VM_ENDED =
      EventType.of(0x30A, "vm_ended", Category.VMM, "vm", "run");

  /** A request from outside was taken up. */
  public static final EventType HOST_REQUEST =
      EventType.of(0x30B, "host_request", Category.INPUT, "id", "kind", "process", "bytes");

  /** The primary VM cannot work; the payload says why. */
  public static final EventType BOOT_FAILURE =
      EventType.of(0x30C, "primary_vm_failure", Category.FAULT);

  public static final List<EventType> ALL =
      List.of(
          IOCTL,
          IOCTL_RETURN,
          VM_STATE,
          RUN_RETURN,
          EXIT_SERVED,
          RESOURCE,
          IRQFD,
          IOEVENTFD,
          TEARDOWN,
          VM_PHASE,
          VM_ENDED,
          HOST_REQUEST,
          BOOT_FAILURE);

  private VmmEvents() {}
}
