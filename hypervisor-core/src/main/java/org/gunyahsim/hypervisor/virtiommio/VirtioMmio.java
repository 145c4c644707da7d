package org.gunyahsim.hypervisor.virtiommio;

import java.util.Objects;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallRule;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.MemextentAttributes;
import org.gunyahsim.hypervisor.abi.VirtioMmioFlags;
import org.gunyahsim.hypervisor.addrspace.Vdevice;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.memextent.Memextent;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.partition.HeapCost;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.useraccess.UserAccess;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vic.VirqSource;
import org.jspecify.annotations.Nullable;

/**
 * A virtio-mmio device between two VMs (hypercall reference, sections 2.13 and 8.9): a page of
 * registers that the frontend may only read, so that each of its stores ends here, and an interrupt
 * in each direction. Buffers are none of its business.
 */
public final class VirtioMmio extends HypObject implements Vdevice {
  private final Hypervisor hypervisor;
  private final UserAccess user;
  private final VirtioTrace trace;
  private final Notifications notifications;
  private final VirqSource interrupt = new VirqSource(this::interruptPending, false);
  private @Nullable Memextent extent;
  private int queueCount;
  private int deviceType;
  private @Nullable Transport transport;
  private @Nullable InputConfig input;

  public VirtioMmio(Hypervisor hypervisor, UserAccess user, long id) {
    super(ObjectType.VIRTIO_MMIO, id);
    this.hypervisor = hypervisor;
    this.user = user;
    this.trace = new VirtioTrace(hypervisor, id);
    this.notifications = new Notifications(trace);
  }

  /**
   * What the hypervisor calls the backend's interrupt: raised by the backend, to be bound in the
   * frontend's VIC.
   */
  VirqSource interrupt() {
    return interrupt;
  }

  /** The frontend's: raised by its stores, to be bound in the backend's VIC. */
  Notifications notifications() {
    return notifications;
  }

  /** The registers of an active device. */
  Transport transport() {
    return Objects.requireNonNull(transport, "the device is not active");
  }

  /** The configuration space of an active input device; null for other types. */
  @Nullable InputConfig input() {
    return input;
  }

  private boolean interruptPending() {
    Transport registers = transport;
    return registers != null && registers.page().get(Register.INTERRUPT_STATUS) != 0;
  }

  /**
   * Names the page and the shape of the device; again and again, until activation.
   *
   * @param flags {@link VirtioMmioFlags}
   * @param type counts only with {@link VirtioMmioFlags#VALID_DEVICE_TYPE}
   * @return ARGUMENT_INVALID unless the extent is one BASIC page, there are at most 16 queues, and
   *     the type is known
   */
  int configure(Memextent page, long queues, long flags, long type) {
    boolean typed = (flags & VirtioMmioFlags.VALID_DEVICE_TYPE) != 0;
    if (page.kind() != MemextentAttributes.TYPE_BASIC || page.size() != Limits.PAGE_SIZE) {
      return hypervisor.decision().refuse(HypercallRule.VIRTIO_EXTENT);
    }
    if (queues > Limits.VIRTQUEUES) {
      return hypervisor.decision().refuse(HypercallRule.VIRTIO_QUEUES);
    }
    if (typed && type != VirtioMmioFlags.DEVICE_TYPE_INPUT) {
      return hypervisor.decision().refuse(HypercallRule.VIRTIO_DEVICE);
    }
    deviceType = typed ? VirtioMmioFlags.DEVICE_TYPE_INPUT : 0;
    queueCount = (int) queues;
    page.retain();
    Memextent old = extent;
    extent = page;
    if (old != null) {
      old.release();
    }
    return ErrorCode.OK;
  }

  /**
   * Makes the page trap.
   *
   * @return OBJECT_CONFIG without a page, or without queues (which brings the real one down); BUSY
   *     when the page is another device's or has been derived from; NOMEM; DENIED when the
   *     hypervisor cannot write to it
   */
  @Override
  public int activate() {
    Memextent page = extent;
    if (page == null) {
      return hypervisor.decision().refuse(HypercallRule.ACTIVATE_VIRTIO_CONFIG);
    }
    int error = page.attachDevice(this);
    if (error != ErrorCode.OK) {
      return error;
    }
    error = allocate();
    if (error == ErrorCode.OK) {
      error = page.attachToHypervisor(partition());
    }
    if (error == ErrorCode.OK) {
      createTransport(page);
    } else {
      page.detachDevice();
    }
    return error;
  }

  private int allocate() {
    if (queueCount == 0) {
      return hypervisor.decision().refuse(HypercallRule.ACTIVATE_VIRTIO_QUEUES);
    }
    int error = allocateHeap(queueCount * HeapCost.VIRTIO_QUEUE);
    return error == ErrorCode.OK && isInput() ? allocateHeap(HeapCost.VIRTIO_INPUT) : error;
  }

  private boolean isInput() {
    return deviceType == VirtioMmioFlags.DEVICE_TYPE_INPUT;
  }

  private Transport createTransport(Memextent extentOfPage) {
    RegisterPage page = new RegisterPage(hypervisor, extentOfPage);
    ConfigSpace space;
    if (isInput()) {
      input = new InputConfig(this, user, page, trace);
      space = input;
    } else {
      space = new PlainConfig(page);
    }
    Transport made =
        new Transport(hypervisor.config(), page, queueCount, notifications, space, trace);
    transport = made;
    return made;
  }

  /**
   * The backend interrupts the frontend.
   *
   * @param bits to set in InterruptStatus
   * @return DENIED while the device waits for a reset
   */
  int raiseInterrupt(int bits) {
    if (transport().status().needsReset()) {
      return ErrorCode.DENIED;
    }
    RegisterPage page = transport().page();
    int status = page.get(Register.INTERRUPT_STATUS) | bits;
    page.set(Register.INTERRUPT_STATUS, status);
    trace.interrupt(bits, status);
    interrupt.raise(false);
    return ErrorCode.OK;
  }

  /** A store of the frontend. Loads that trap are none of the device's. */
  @Override
  public boolean access(Vcpu vcpu, VcpuExit exit, long offset) {
    Transport registers = transport;
    return registers != null
        && exit.write
        && registers.store((int) offset, exit.size, (int) exit.value);
  }

  @Override
  protected void deactivate() {
    interrupt.unbind();
    notifications.virq().unbind();
    if (extent != null) {
      extent.detachDevice();
    }
  }

  @Override
  protected void cleanup() {
    Memextent page = extent;
    if (page != null) {
      if (transport != null) {
        page.detachFromHypervisor();
      }
      extent = null;
      page.release();
    }
  }

  @Override
  public void save(StateWriter out) {
    out.i64(ObjectService.idOf(extent));
    out.i32(queueCount);
    out.i32(deviceType);
    interrupt.save(out);
    notifications.save(out);
    if (transport != null) {
      transport.save(out);
    }
  }

  @Override
  public void load(StateReader in, ObjectService objects) {
    extent = objects.resolve(in.i64(), Memextent.class);
    queueCount = in.i32();
    deviceType = in.i32();
    interrupt.load(in, objects);
    notifications.load(in, objects);
    if (queueCount < 0 || queueCount > Limits.VIRTQUEUES || deviceType != 0 && !isInput()) {
      throw new SnapshotException("the snapshot has a virtio device of impossible shape");
    }
    Memextent page = extent;
    if (isActive()) {
      if (page == null || queueCount == 0 || page.attachDevice(this) != ErrorCode.OK) {
        throw new SnapshotException("the snapshot has an active virtio device without a page");
      }
      createTransport(page).load(in);
    }
  }
}
