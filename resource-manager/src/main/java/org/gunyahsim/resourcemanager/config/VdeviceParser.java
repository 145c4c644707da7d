package org.gunyahsim.resourcemanager.config;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.gunyahsim.guest.devicetree.CellReader;
import org.gunyahsim.guest.devicetree.Node;
import org.gunyahsim.guest.devicetree.Property;
import org.gunyahsim.resourcemanager.vdevice.Vdevice;
import org.gunyahsim.resourcemanager.vdevice.VdeviceType;
import org.jspecify.annotations.Nullable;

/** Reads one node with a vdevice-type (reference, section 7.2). */
final class VdeviceParser {
  private static final int MAX_COMPATIBLE = 6;

  /** The resource manager's own strings for its link. */
  private static final int OWN_COMPATIBLE = 3;

  private static final int SPI = 0;
  private static final int PPI = 1;
  private static final int SPI_BASE = 32;
  private static final int PPI_BASE = 16;
  private static final int SPI_END = 1020;
  private static final int LEVEL_HIGH = 4;
  private static final int QUEUE_END = 256;
  private static final int SIZE_END = 1024;

  private final Node node;
  private final Vdevice device;

  private VdeviceParser(Node node, Vdevice device) {
    this.node = node;
    this.device = device;
  }

  /** The device, or null when nobody claims the type. */
  static @Nullable Vdevice parse(Node node, String type) throws ConfigException {
    VdeviceType known = VdeviceType.of(type);
    if (known == null) {
      return null;
    }
    VdeviceParser parser = new VdeviceParser(node, new Vdevice(known));
    parser.parse();
    return parser.device;
  }

  private void parse() throws ConfigException {
    parseCommon();
    switch (device.type()) {
      case RM_RPC -> {
        device.consoleDev = node.has("console-dev");
        parseQueue();
        parseInterrupts(2);
      }
      case DOORBELL -> {
        parsePeer(true);
        device.sourceCanClear = node.has("source-can-clear");
        parseInterrupts(1);
      }
      case DOORBELL_SOURCE -> {
        parsePeer(true);
        device.sourceCanClear = node.has("source-can-clear");
      }
      case MESSAGE_QUEUE -> {
        parsePeer(false);
        device.sender = node.has("is-sender");
        if (device.sender == node.has("is-receiver")) {
          throw malformed("needs one of is-sender and is-receiver");
        }
        parseQueue();
        parseInterrupts(1);
      }
      case MESSAGE_QUEUE_PAIR -> {
        parsePeer(true);
        parseQueue();
        parseInterrupts(2);
      }
      case SHM, SHM_DOORBELL -> {
        parsePeer(false);
        device.dmaBase = node.number("dma_base").orElse(Vdevice.NO_ADDRESS);
        parseMemory();
        parseInterrupts(1);
      }
      case VIRTIO_MMIO -> parseVirtio();
      case IOMEM -> parseIomem();
      case VRTC -> {
        device.memoryBase = node.number("base").orElse(Vdevice.NO_ADDRESS);
        device.memoryAllocate = node.has("allocate-base");
      }
      case VSMMU -> device.queues = node.cell("num-cbs").orElse(0);
    }
  }

  private ConfigException malformed(String what) {
    return ConfigException.malformed(node.path() + ": " + what);
  }

  private void parseCommon() throws ConfigException {
    OptionalInt label = node.cell("qcom,label");
    device.label = label.isPresent() ? label.getAsInt() : node.cell("label").orElse(0);
    String path = node.string("generate");
    String patch = node.string("patch");
    String fallback = device.type().defaultPath();
    if (path != null) {
      device.generate = path;
    } else if (patch != null) {
      device.generate = patch;
      device.patch = true;
    } else if (fallback != null) {
      device.generate = fallback;
    } else if (device.type() == VdeviceType.RM_RPC || device.type() == VdeviceType.IOMEM) {
      throw malformed("generate is missing");
    }
    if (!device.generate.isEmpty()
        && (!device.generate.startsWith("/") || device.generate.length() < 2)) {
      throw malformed("generate must be an absolute path");
    }
    device.pushCompatible = node.stringList("push-compatible");
    int most =
        device.type() == VdeviceType.RM_RPC ? MAX_COMPATIBLE - OWN_COMPATIBLE : MAX_COMPATIBLE;
    if (device.pushCompatible.size() > most) {
      throw malformed("too many push-compatible strings");
    }
  }

  private void parsePeer(boolean namedAllowed) throws ConfigException {
    device.defaultPeer = node.has("peer-default");
    String peer = node.string("peer");
    if (device.defaultPeer) {
      return;
    }
    if (!namedAllowed || peer == null) {
      throw malformed("peer-default is missing");
    }
    if (!peer.startsWith("vm-name:")
        && !peer.startsWith("vm-uri:")
        && !peer.startsWith("vm-guid:")) {
      throw malformed("peer " + peer);
    }
    device.peer = peer;
  }

  private void parseQueue() throws ConfigException {
    device.messageSize = node.cell("message-size").orElse(Vdevice.DEFAULT_MESSAGE_SIZE);
    device.depth = node.cell("queue-depth").orElse(Vdevice.DEFAULT_DEPTH);
    if (device.messageSize < 1
        || device.messageSize >= SIZE_END
        || device.depth < 1
        || device.depth >= QUEUE_END) {
      throw malformed("message-size or queue-depth");
    }
  }

  /** Interrupts count only when there are exactly as many as the device has. */
  private void parseInterrupts(int count) throws ConfigException {
    Property interrupts = node.property("interrupts");
    if (interrupts == null || interrupts.length() != 12 * count) {
      return;
    }
    List<Integer> numbers = new ArrayList<>();
    List<Boolean> levels = new ArrayList<>();
    CellReader cells = interrupts.reader();
    for (int i = 0; i < count; i++) {
      int type = cells.cell();
      int number = cells.cell();
      int flags = cells.cell() & 15;
      int virq =
          switch (type) {
            case SPI -> number + SPI_BASE;
            case PPI -> number + PPI_BASE;
            default -> -1;
          };
      if (type != SPI || virq < SPI_BASE || virq >= SPI_END) {
        throw malformed("interrupt <%d %d>".formatted(type, number));
      }
      numbers.add(virq);
      levels.add(flags == LEVEL_HIGH);
    }
    device.virqs = numbers;
    device.level = levels;
  }

  private void parseMemory() throws ConfigException {
    Node memory = node.child("memory");
    if (memory == null) {
      return;
    }
    OptionalInt label = memory.cell("label");
    OptionalInt vendorLabel = memory.cell("qcom,label");
    if (label.isEmpty() && vendorLabel.isEmpty()) {
      throw malformed("memory has no label");
    }
    device.memory = true;
    device.memoryLabel = vendorLabel.orElse(label.orElse(0));
    device.memoryBase = memory.number("base").orElse(Vdevice.NO_ADDRESS);
    device.memoryAllocate = memory.has("allocate-base");
    device.memoryOptional = memory.has("optional");
    if (device.memoryAllocate == (device.memoryBase != Vdevice.NO_ADDRESS)) {
      throw malformed("memory needs one of base and allocate-base");
    }
  }

  private void parseVirtio() throws ConfigException {
    parsePeer(false);
    device.queues = node.cell("vqs-num").orElse(1);
    device.dmaBase = node.number("dma_base").orElse(0);
    device.deviceType = node.cell("virtio,device-type").orElse(0);
    device.dmaCoherent = node.has("dma-coherent");
    parseMemory();
    parseInterrupts(1);
  }

  private void parseIomem() throws ConfigException {
    parsePeer(false);
    Node memory = node.child("memory");
    if (memory == null || memory.cell("label").isEmpty()) {
      throw malformed("memory has no label");
    }
    device.memory = true;
    device.memoryLabel = memory.cell("label").getAsInt();
    device.memInfoTag = memory.cell("qcom,mem-info-tag").orElse(0);
    Property acl = first(memory, "qcom,rm_acl");
    Property attributes = first(memory, "qcom,rm_attributes");
    Property sgl = first(memory, "qcom,rm_sglist");
    if (acl != null && acl.length() == 8) {
      device.selfRights = acl.cellAt(0);
      device.peerRights = acl.cellAt(1);
    }
    if (attributes != null && attributes.length() == 8) {
      device.selfAttribute = attributes.cellAt(0);
      device.peerAttribute = attributes.cellAt(1);
    }
    if (sgl != null) {
      List<long[]> ranges = new ArrayList<>();
      CellReader cells = sgl.reader();
      while (cells.has(4)) {
        ranges.add(new long[] {cells.number(2), cells.number(2)});
      }
      device.ranges = ranges;
    }
  }

  private @Nullable Property first(Node memory, String name) {
    Property property = memory.property(name);
    return property != null ? property : node.property(name);
  }
}
