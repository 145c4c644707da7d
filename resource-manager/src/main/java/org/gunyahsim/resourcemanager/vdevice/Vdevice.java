package org.gunyahsim.resourcemanager.vdevice;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.irq.VirqNamespace;

/**
 * One virtual device of a VM: what its configuration node says (reference, section 7.2), and what
 * was made of it. Plain data.
 */
public final class Vdevice {
  public static final int DEFAULT_MESSAGE_SIZE = 240;
  public static final int DEFAULT_DEPTH = 8;

  /** No address. */
  public static final long NO_ADDRESS = -1;

  private final VdeviceType type;

  /** Absolute path of the guest node to create. */
  public String generate = "";

  /** True when {@link #generate} names an existing node to be changed. */
  public boolean patch;

  public List<String> pushCompatible = List.of();
  public int label;

  /** The peer is the owner. */
  public boolean defaultPeer;

  /** "vm-name:", "vm-uri:" or "vm-guid:" and a name; empty for the default peer. */
  public String peer = "";

  /** VMID of a named peer once it is connected, else 0. */
  public int peerVmid;

  public boolean sourceCanClear;
  public boolean sender;
  public boolean consoleDev;
  public int messageSize = DEFAULT_MESSAGE_SIZE;
  public int depth = DEFAULT_DEPTH;

  /** Interrupt numbers given by the configuration, in its order. */
  public List<Integer> virqs = List.of();

  /** For each, true when it is level-triggered. */
  public List<Boolean> level = List.of();

  /** shm, virtio-mmio, iomem: the sub-node "memory" is there. */
  public boolean memory;

  public int memoryLabel;
  public long memoryBase = NO_ADDRESS;
  public boolean memoryAllocate;
  public boolean memoryOptional;
  public long dmaBase = NO_ADDRESS;

  /** virtio-mmio. */
  public int queues = 1;

  public int deviceType;
  public boolean dmaCoherent;

  /** virtio-mmio: the register page's address in the VM and in the backend. */
  public long frontendIpa = NO_ADDRESS;

  public long backendIpa = NO_ADDRESS;

  /** virtio-mmio: extent and page of the resource manager's memory. */
  public long pageExtent = Hyp.NO_CAP;

  public long page = NO_ADDRESS;

  /** iomem: expected ACL rights {self, peer}, attributes {self, peer} and ranges. */
  public int selfRights;

  public int peerRights;
  public int selfAttribute;
  public int peerAttribute;
  public List<long[]> ranges = List.of();
  public int memInfoTag;

  /** iomem, shm: the memparcel that was accepted, or -1. */
  public int parcel = -1;

  /** qcom,vdevice-handle. */
  public int handle;

  /** Objects between the VM and its peer. */
  public final List<Channel> channels = new ArrayList<>();

  /** virtio-mmio: the object, the backend's capability and interrupts. */
  public long virtioMaster = Hyp.NO_CAP;

  public long virtioPeerCap = Hyp.NO_CAP;
  public int virtioVmVirq = VirqNamespace.NONE;
  public int virtioPeerVirq = VirqNamespace.NONE;

  public Vdevice(VdeviceType type) {
    this.type = type;
  }

  public VdeviceType type() {
    return type;
  }

  /** The configured interrupt at an index, or {@link VirqNamespace#NONE}. */
  public int virq(int index) {
    return index < virqs.size() ? virqs.get(index) : VirqNamespace.NONE;
  }

  public void save(StateWriter out) {
    out.i32(type.ordinal());
    out.string(generate);
    out.bool(patch);
    out.i32(pushCompatible.size());
    pushCompatible.forEach(out::string);
    out.i32(label);
    out.bool(defaultPeer);
    out.string(peer);
    out.i32(peerVmid);
    out.bool(sourceCanClear);
    out.bool(sender);
    out.bool(consoleDev);
    out.i32(messageSize);
    out.i32(depth);
    out.i32(virqs.size());
    virqs.forEach(out::i32);
    out.i32(level.size());
    level.forEach(out::bool);
    out.bool(memory);
    out.i32(memoryLabel);
    out.i64(memoryBase);
    out.bool(memoryAllocate);
    out.bool(memoryOptional);
    out.i64(dmaBase);
    out.i32(queues);
    out.i32(deviceType);
    out.bool(dmaCoherent);
    out.i64(frontendIpa);
    out.i64(backendIpa);
    out.i64(pageExtent);
    out.i64(page);
    out.i32(selfRights);
    out.i32(peerRights);
    out.i32(selfAttribute);
    out.i32(peerAttribute);
    out.i32(ranges.size());
    ranges.forEach(out::i64s);
    out.i32(memInfoTag);
    out.i32(parcel);
    out.i32(handle);
    out.i32(channels.size());
    channels.forEach(channel -> channel.save(out));
    out.i64(virtioMaster);
    out.i64(virtioPeerCap);
    out.i32(virtioVmVirq);
    out.i32(virtioPeerVirq);
  }

  public static Vdevice load(StateReader in) {
    Vdevice device = new Vdevice(VdeviceType.values()[in.i32()]);
    device.generate = in.string();
    device.patch = in.bool();
    List<String> push = new ArrayList<>();
    for (int i = in.i32(); i > 0; i--) {
      push.add(in.string());
    }
    device.pushCompatible = push;
    device.label = in.i32();
    device.defaultPeer = in.bool();
    device.peer = in.string();
    device.peerVmid = in.i32();
    device.sourceCanClear = in.bool();
    device.sender = in.bool();
    device.consoleDev = in.bool();
    device.messageSize = in.i32();
    device.depth = in.i32();
    List<Integer> virqs = new ArrayList<>();
    for (int i = in.i32(); i > 0; i--) {
      virqs.add(in.i32());
    }
    device.virqs = virqs;
    List<Boolean> level = new ArrayList<>();
    for (int i = in.i32(); i > 0; i--) {
      level.add(in.bool());
    }
    device.level = level;
    device.memory = in.bool();
    device.memoryLabel = in.i32();
    device.memoryBase = in.i64();
    device.memoryAllocate = in.bool();
    device.memoryOptional = in.bool();
    device.dmaBase = in.i64();
    device.queues = in.i32();
    device.deviceType = in.i32();
    device.dmaCoherent = in.bool();
    device.frontendIpa = in.i64();
    device.backendIpa = in.i64();
    device.pageExtent = in.i64();
    device.page = in.i64();
    device.selfRights = in.i32();
    device.peerRights = in.i32();
    device.selfAttribute = in.i32();
    device.peerAttribute = in.i32();
    List<long[]> ranges = new ArrayList<>();
    for (int i = in.i32(); i > 0; i--) {
      long[] range = new long[2];
      in.i64s(range);
      ranges.add(range);
    }
    device.ranges = ranges;
    device.memInfoTag = in.i32();
    device.parcel = in.i32();
    device.handle = in.i32();
    for (int i = in.i32(); i > 0; i--) {
      device.channels.add(Channel.load(in));
    }
    device.virtioMaster = in.i64();
    device.virtioPeerCap = in.i64();
    device.virtioVmVirq = in.i32();
    device.virtioPeerVirq = in.i32();
    return device;
  }
}
