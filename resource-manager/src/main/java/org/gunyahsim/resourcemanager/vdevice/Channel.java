package org.gunyahsim.resourcemanager.vdevice;

import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.irq.VirqNamespace;

/** One object between a VM and its peer: a doorbell or a message queue, and both ends of it. */
public final class Channel {
  /** What the object is. */
  public enum Kind {
    DOORBELL,
    QUEUE
  }

  private final Kind kind;
  private final boolean vmSends;

  /** The resource manager's capability; {@link Hyp#NO_CAP} when the other VM's device has it. */
  public long master = Hyp.NO_CAP;

  public long vmCap = Hyp.NO_CAP;
  public int vmVirq = VirqNamespace.NONE;
  public long peerCap = Hyp.NO_CAP;
  public int peerVirq = VirqNamespace.NONE;

  public Channel(Kind kind, boolean vmSends) {
    this.kind = kind;
    this.vmSends = vmSends;
  }

  public Kind kind() {
    return kind;
  }

  /** True when the VM that declared the device sends and its peer receives. */
  public boolean vmSends() {
    return vmSends;
  }

  public void save(StateWriter out) {
    out.i32(kind.ordinal());
    out.bool(vmSends);
    out.i64(master);
    out.i64(vmCap);
    out.i32(vmVirq);
    out.i64(peerCap);
    out.i32(peerVirq);
  }

  public static Channel load(StateReader in) {
    Kind kind = Kind.values()[in.i32()];
    Channel channel = new Channel(kind, in.bool());
    channel.master = in.i64();
    channel.vmCap = in.i64();
    channel.vmVirq = in.i32();
    channel.peerCap = in.i64();
    channel.peerVirq = in.i32();
    return channel;
  }
}
