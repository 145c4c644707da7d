package org.gunyahsim.vmmanager.kernel;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.guest.devicetree.CellReader;
import org.gunyahsim.guest.devicetree.DeviceTree;
import org.gunyahsim.guest.devicetree.DeviceTreeException;
import org.gunyahsim.guest.devicetree.Node;
import org.gunyahsim.guest.devicetree.Property;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel takes from the device tree it is booted with: RAM, CPUs, the interrupt
 * controller, and the resource manager's queues (observations, section 5).
 *
 * @param memory RAM, as IPA ranges
 * @param mpidrs the CPUs' affinities, the boot CPU's first
 * @param distributor IPA of GICD
 * @param redistributor IPA of the first CPU's GICR frames
 * @param redistributorStride bytes per CPU
 * @param sendCap capability of the queue to the resource manager
 * @param receiveCap capability of the queue from it
 * @param sendInterrupt INTID: the send queue has room
 * @param receiveInterrupt INTID: the receive queue has messages
 */
public record BootInfo(
    List<Range> memory,
    List<Long> mpidrs,
    long distributor,
    long redistributor,
    long redistributorStride,
    long sendCap,
    long receiveCap,
    int sendInterrupt,
    int receiveInterrupt) {
  private static final long DEFAULT_STRIDE = 0x20000;
  private static final int SPI = 0;
  private static final int FIRST_SPI = 32;

  public BootInfo {
    memory = List.copyOf(memory);
    mpidrs = List.copyOf(mpidrs);
  }

  /** A range of addresses. */
  public record Range(long start, long size) {}

  /** Reads a flattened tree; the exception says what is missing. */
  public static BootInfo parse(byte[] blob) throws DeviceTreeException {
    DeviceTree tree = DeviceTree.parse(blob);
    Node manager = first(tree, "gunyah-resource-manager");
    CellReader caps = property(manager, "reg").reader();
    CellReader interrupts = property(manager, "interrupts").reader();
    if (!caps.has(4) || !interrupts.has(6)) {
      throw missing("two capabilities and two interrupts in " + manager.path());
    }
    long sendCap = caps.number(2);
    long receiveCap = caps.number(2);
    int sendInterrupt = interrupt(interrupts);
    int receiveInterrupt = interrupt(interrupts);

    Node gic = first(tree, "arm,gic-v3");
    List<Range> frames = ranges(gic);
    if (frames.size() < 2) {
      throw missing("GICD and GICR in " + gic.path());
    }
    long stride = gic.number("redistributor-stride").orElse(DEFAULT_STRIDE);
    return new BootInfo(
        memory(tree),
        cpus(tree),
        frames.get(0).start(),
        frames.get(1).start(),
        stride,
        sendCap,
        receiveCap,
        sendInterrupt,
        receiveInterrupt);
  }

  private static int interrupt(CellReader cells) throws DeviceTreeException {
    int type = cells.cell();
    int number = cells.cell();
    cells.cell();
    if (type != SPI || number < 0 || number > 1019 - FIRST_SPI) {
      throw missing("shared interrupts of the resource manager's queues");
    }
    return FIRST_SPI + number;
  }

  private static List<Range> memory(DeviceTree tree) throws DeviceTreeException {
    List<Range> memory = new ArrayList<>();
    for (Node node : tree.nodes()) {
      if ("memory".equals(node.string("device_type"))) {
        memory.addAll(ranges(node));
      }
    }
    if (memory.isEmpty()) {
      throw missing("memory");
    }
    return memory;
  }

  private static List<Long> cpus(DeviceTree tree) throws DeviceTreeException {
    List<Long> mpidrs = new ArrayList<>();
    Node cpus = tree.find("/cpus");
    if (cpus != null) {
      for (Node node : cpus.children()) {
        Property reg = node.property("reg");
        if ("cpu".equals(node.string("device_type")) && reg != null) {
          CellReader cells = reg.reader();
          if (cells.has(cpus.addressCells())) {
            mpidrs.add(cells.number(cpus.addressCells()));
          }
        }
      }
    }
    if (mpidrs.isEmpty()) {
      throw missing("CPUs");
    }
    return mpidrs;
  }

  /** The ranges of a node's {@code reg}. */
  public static List<Range> ranges(Node node) {
    List<Range> ranges = new ArrayList<>();
    Node parent = node.parent();
    Property reg = node.property("reg");
    if (parent != null && reg != null) {
      int address = parent.addressCells();
      int size = parent.sizeCells();
      CellReader cells = reg.reader();
      while (address + size > 0 && cells.has(address + size)) {
        long start = cells.number(address);
        ranges.add(new Range(start, cells.number(size)));
      }
    }
    return ranges;
  }

  private static Node first(DeviceTree tree, String compatible) throws DeviceTreeException {
    List<Node> found = tree.compatible(compatible);
    if (found.isEmpty()) {
      throw missing("a node compatible with " + compatible);
    }
    return found.getFirst();
  }

  private static Property property(Node node, String name) throws DeviceTreeException {
    @Nullable Property property = node.property(name);
    if (property == null) {
      throw missing(name + " in " + node.path());
    }
    return property;
  }

  private static DeviceTreeException missing(String what) {
    return new DeviceTreeException(0, "there is no " + what);
  }
}
