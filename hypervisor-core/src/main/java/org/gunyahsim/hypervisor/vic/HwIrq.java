package org.gunyahsim.hypervisor.vic;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.VcpuOptions;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/**
 * A physical interrupt, which a VM can have forwarded to a virtual one of the same kind: an SPI to
 * an SPI, a PPI to a PPI of every vCPU (hypercall reference, sections 2.8 and 8.1). Made by the
 * hypervisor at boot only.
 *
 * <p>The line is a level. A virtual IRQ that the guest configures as edge-triggered fires once for
 * each rise; one configured as level-triggered follows it.
 */
public final class HwIrq extends HypObject {
  private static final int NOT_ASSIGNED = -1;

  private final HwIrqs owner;
  private int irq = NOT_ASSIGNED;

  /** SPI: the one line. */
  private boolean line;

  private final VirqSource shared = new VirqSource(() -> line, false);

  /** PPI: a line for each physical CPU, a bit each. */
  private int lines;

  /** PPI: the VIC that it is forwarded to, and a source for each of its vCPUs. */
  private @Nullable Vic forwardedTo;

  /** PPI: the virtual PPI that it is forwarded to. */
  private int forwardedAs;

  private final VirqSource[] perVcpu = new VirqSource[Vic.MAX_VCPUS];

  HwIrq(HwIrqs owner, long id) {
    super(ObjectType.HWIRQ, id);
    this.owner = owner;
    for (int i = 0; i < perVcpu.length; i++) {
      int index = i;
      perVcpu[i] = new VirqSource(() -> lineOf(index), false);
    }
  }

  /** Says which physical interrupt this is. Once, before activation. */
  void assign(int number) {
    irq = number;
  }

  /** INTID of the physical interrupt. */
  public int irq() {
    return irq;
  }

  /** True for a private one. */
  public boolean isPpi() {
    return irq < Vic.SPI_BASE;
  }

  private boolean lineOf(int index) {
    Vic vic = forwardedTo;
    Vcpu vcpu = vic == null ? null : vic.vcpu(index);
    return vcpu != null && vcpu.affinity() >= 0 && (lines >> vcpu.affinity() & 1) != 0;
  }

  /** {@code hwirq_bind_virq}. */
  int bind(Vic vic, int virq) {
    return isPpi() ? bindPrivate(vic, virq) : bindShared(vic, virq);
  }

  private int bindShared(Vic vic, int virq) {
    if (virq < Vic.SPI_BASE || virq >= Vic.SPI_END) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    if (!shared.bound() && vic.bindError(virq) == ErrorCode.OK && vic.detachedSourceListed(virq)) {
      return ErrorCode.RETRY;
    }
    int error = shared.bind(vic, virq);
    if (error == ErrorCode.OK && line) {
      shared.raise(false);
    }
    return error;
  }

  private int bindPrivate(Vic vic, int virq) {
    if (forwardedTo != null) {
      return ErrorCode.DENIED;
    }
    int error = ErrorCode.OK;
    for (int i = 0; i < vic.maxVcpus() && error == ErrorCode.OK; i++) {
      Vcpu vcpu = vic.vcpu(i);
      if (vcpu != null) {
        if (virq < Vic.PPI_BASE || virq >= Vic.SPI_BASE) {
          error = ErrorCode.ARGUMENT_INVALID;
        } else if ((vcpu.options() & (VcpuOptions.PINNED | VcpuOptions.HLOS_VM)) == 0) {
          error = ErrorCode.DENIED;
        } else {
          error = perVcpu[i].bindPrivate(vic, i, virq);
        }
      }
    }
    if (error != ErrorCode.OK) {
      unbindPrivate();
      return error;
    }
    forwardedTo = vic;
    forwardedAs = virq;
    vic.addForwardedPpi(this);
    for (int i = 0; i < perVcpu.length; i++) {
      if (lineOf(i)) {
        perVcpu[i].raise(false);
      }
    }
    return ErrorCode.OK;
  }

  private void unbindPrivate() {
    for (VirqSource source : perVcpu) {
      source.unbind();
    }
  }

  /** {@code hwirq_unbind_virq}. */
  int unbind() {
    if (isPpi()) {
      unbindPrivate();
      Vic vic = forwardedTo;
      if (vic != null) {
        forwardedTo = null;
        vic.removeForwardedPpi(this);
      }
      return ErrorCode.OK;
    }
    Vic vic = shared.vic();
    if (vic == null) {
      return ErrorCode.VIRQ_NOT_BOUND;
    }
    vic.markDetached(shared.virq());
    shared.unbind();
    return ErrorCode.OK;
  }

  /** A vCPU joins the VIC that a PPI is forwarded to, and gets it too unless that PPI is in use. */
  void vcpuAttached(Vic vic, int index) {
    if (perVcpu[index].bindPrivate(vic, index, forwardedAs) == ErrorCode.OK && lineOf(index)) {
      perVcpu[index].raise(false);
    }
  }

  /** The VIC that a PPI is forwarded to goes, and with it the bindings. */
  void forwardingEnded() {
    forwardedTo = null;
  }

  /** True when a virtual IRQ follows the line. */
  boolean forwarded() {
    return isPpi() ? forwardedTo != null : shared.bound();
  }

  /** The SPI's line has changed. */
  void setLine(boolean high) {
    if (line != high) {
      line = high;
      if (high) {
        shared.raise(false);
      } else {
        shared.clear();
      }
    }
  }

  /** The PPI's line at one physical CPU has changed. */
  void setPrivateLine(int cpu, boolean high) {
    int bit = 1 << cpu;
    if ((lines & bit) != 0 == high) {
      return;
    }
    lines ^= bit;
    Vic vic = forwardedTo;
    if (vic == null) {
      return;
    }
    for (int i = 0; i < perVcpu.length; i++) {
      Vcpu vcpu = vic.vcpu(i);
      if (vcpu != null && vcpu.affinity() == cpu) {
        if (high) {
          perVcpu[i].raise(false);
        } else {
          perVcpu[i].clear();
        }
      }
    }
  }

  @Override
  public int activate() {
    return owner.register(this);
  }

  @Override
  protected void deactivate() {
    if (isPpi() || shared.bound()) {
      int unused = unbind();
    }
    owner.unregister(this);
  }

  @Override
  protected void cleanup() {}

  @Override
  public void save(StateWriter out) {
    out.i32(irq);
    out.bool(line);
    out.i32(lines);
    out.i64(ObjectService.idOf(forwardedTo));
    out.i32(forwardedAs);
    shared.save(out);
    for (VirqSource source : perVcpu) {
      source.save(out);
    }
  }

  @Override
  public void load(StateReader in, ObjectService objects) {
    irq = in.i32();
    line = in.bool();
    lines = in.i32();
    forwardedTo = objects.resolve(in.i64(), Vic.class);
    forwardedAs = in.i32();
    shared.load(in, objects);
    for (VirqSource source : perVcpu) {
      source.load(in, objects);
    }
    if (isActive() && owner.register(this) != ErrorCode.OK) {
      throw new SnapshotException("two objects for physical interrupt " + irq);
    }
    Vic vic = forwardedTo;
    if (vic != null) {
      vic.addForwardedPpi(this);
    }
  }
}
