package org.gunyahsim.vmmanager.vmm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gunyahsim.guest.devicetree.CellReader;
import org.gunyahsim.guest.devicetree.DeviceTree;
import org.gunyahsim.guest.devicetree.DeviceTreeException;
import org.gunyahsim.guest.devicetree.Node;
import org.gunyahsim.guest.devicetree.Property;
import org.gunyahsim.vmmanager.kernel.BootInfo;
import org.gunyahsim.vmmanager.vmm.VmConfig.SerialKind;
import org.jspecify.annotations.Nullable;

/**
 * The device tree of a VM: what its kernel needs, and the {@code gunyah-vm-config} node that tells
 * the resource manager how to make it (resource manager reference, section 7.2). Either all of it
 * is made here, or what is missing is added to a tree that the user gave.
 */
final class GuestTree {
  /** A serial port in the tree. */
  record Serial(SerialKind kind, long address, int spi, int label) {}

  private static final long GIC_DISTRIBUTOR = 0x3FFF_0000L;
  private static final int GIC_DISTRIBUTOR_SIZE = 0x1_0000;
  private static final int GIC_REDISTRIBUTOR_SIZE = 0x2_0000;

  private static final long SERIAL_BASE = 0x0900_0000L;
  private static final long SERIAL_STRIDE = 0x1_0000L;
  private static final int PL011_SIZE = 0x1000;
  private static final int NS16550A_SIZE = 8;
  private static final int UART_CLOCK = 24_000_000;
  private static final int NS16550A_CLOCK = 1_843_200;

  private static final int SPI = 0;
  private static final int PPI = 1;
  private static final int LEVEL_HIGH = 4;

  /** Level low, for all CPUs: what trees for virtual machines say of the timers. */
  private static final int TIMER_FLAGS = 0x108;

  private static final int QUEUE_MESSAGE_SIZE = 0xF0;
  private static final int QUEUE_DEPTH = 8;

  private final VmConfig config;
  private final DeviceTree tree;
  private final Node root;
  private final List<Serial> serials = new ArrayList<>();
  private final Set<Long> usedAddresses = new HashSet<>();
  private final Set<Integer> usedSpis = new HashSet<>();

  private GuestTree(VmConfig config, DeviceTree tree) {
    this.config = config;
    this.tree = tree;
    this.root = tree.root();
  }

  /** A tree made from nothing. */
  static GuestTree make(VmConfig config) {
    GuestTree made = new GuestTree(config, new DeviceTree());
    made.root
        .cells("#address-cells", 2)
        .cells("#size-cells", 2)
        .strings("compatible", "linux,dummy-virt")
        .strings("model", config.name());
    made.complete();
    return made;
  }

  /** The user's tree, completed. */
  static GuestTree complete(VmConfig config, byte[] blob) throws DeviceTreeException {
    GuestTree completed = new GuestTree(config, DeviceTree.parse(blob));
    completed.complete();
    return completed;
  }

  private void complete() {
    Node stale = root.child("hypervisor");
    if (stale != null) {
      // The resource manager makes this node, and refuses a tree that has one.
      root.remove(stale);
    }
    collectUsed();
    memory();
    cpus();
    psci();
    int gic = interruptController();
    timer();
    serialPorts();
    chosen();
    vmConfig(gic);
  }

  DeviceTree tree() {
    return tree;
  }

  /** The serial ports in the order of the configuration. */
  List<Serial> serials() {
    return serials;
  }

  /** Says where the initial RAM disk lies. */
  void setInitrd(long start, long end) {
    root.addChild("chosen").longs("linux,initrd-start", start).longs("linux,initrd-end", end);
  }

  /** Says how often the VM has been made anew after a reset: memory does not survive one. */
  void setRestarts(int restarts) {
    root.addChild("chosen").cells("gunyah-sim,restarts", restarts);
  }

  private void collectUsed() {
    for (Node node : tree.nodes()) {
      for (BootInfo.Range range : BootInfo.ranges(node)) {
        usedAddresses.add(range.start());
      }
      Property interrupts = node.property("interrupts");
      if (interrupts != null) {
        CellReader cells = interrupts.reader();
        while (cells.has(3)) {
          int type = cells.cell();
          int number = cells.cell();
          cells.cell();
          if (type == SPI) {
            usedSpis.add(number);
          }
        }
      }
    }
  }

  /** A {@code reg} of one range in the cells that the parent asks for. */
  private static Node reg(Node node, Node parent, long start, long size) {
    int[] cells = new int[parent.addressCells() + parent.sizeCells()];
    fill(cells, 0, parent.addressCells(), start);
    fill(cells, parent.addressCells(), parent.sizeCells(), size);
    return node.cells("reg", cells);
  }

  private static void fill(int[] cells, int from, int count, long value) {
    for (int i = 0; i < count; i++) {
      int shift = 32 * (count - 1 - i);
      cells[from + i] = shift > 32 ? 0 : (int) (value >>> shift);
    }
  }

  /** The resource manager takes a node of exactly this name, and no other of its kind. */
  private void memory() {
    for (Node node : tree.nodes()) {
      Node parent = node.parent();
      if (parent != null
          && "memory".equals(node.string("device_type"))
          && !(parent.parent() == null && node.name().equals("memory"))) {
        parent.remove(node);
      }
    }
    Node memory = root.addChild("memory").strings("device_type", "memory");
    reg(memory, root, config.baseAddress(), config.memorySize());
  }

  private void cpus() {
    Node existing = root.child("cpus");
    if (existing != null) {
      return;
    }
    Node cpus = root.addChild("cpus").cells("#address-cells", 1).cells("#size-cells", 0);
    for (int i = 0; i < config.vcpus(); i++) {
      cpus.addChild("cpu@" + Integer.toHexString(i))
          .strings("device_type", "cpu")
          .strings("compatible", "arm,armv8")
          .strings("enable-method", "psci")
          .cells("reg", i)
          .flag("cpu-idle-states");
    }
  }

  private void psci() {
    if (tree.compatible("arm,psci-0.2").isEmpty() && tree.compatible("arm,psci-1.0").isEmpty()) {
      root.addChild("psci")
          .strings("compatible", "arm,psci-1.0", "arm,psci-0.2")
          .strings("method", "hvc");
    }
  }

  /** The interrupt controller's phandle. */
  private int interruptController() {
    List<Node> existing = tree.compatible("arm,gic-v3");
    Node gic;
    if (existing.isEmpty()) {
      gic =
          root.addChild("interrupt-controller@" + Long.toHexString(GIC_DISTRIBUTOR))
              .strings("compatible", "arm,gic-v3")
              .cells("#interrupt-cells", 3)
              .cells("#address-cells", 2)
              .cells("#size-cells", 2)
              .flag("interrupt-controller");
      long redistributors = (long) config.vcpus() * GIC_REDISTRIBUTOR_SIZE;
      int address = root.addressCells();
      int size = root.sizeCells();
      int[] cells = new int[2 * (address + size)];
      fill(cells, 0, address, GIC_DISTRIBUTOR);
      fill(cells, address, size, GIC_DISTRIBUTOR_SIZE);
      fill(cells, address + size, address, GIC_DISTRIBUTOR - redistributors);
      fill(cells, 2 * address + size, size, redistributors);
      gic.cells("reg", cells);
    } else {
      gic = existing.getFirst();
    }
    int phandle = phandle(gic);
    if (!root.has("interrupt-parent")) {
      root.cells("interrupt-parent", phandle);
    }
    return phandle;
  }

  private int phandle(Node node) {
    if (node.phandle().isPresent()) {
      return node.phandle().getAsInt();
    }
    int phandle = tree.unusedPhandle();
    node.cells("phandle", phandle);
    return phandle;
  }

  private void timer() {
    if (tree.compatible("arm,armv8-timer").isEmpty()) {
      root.addChild("timer")
          .strings("compatible", "arm,armv8-timer")
          .flag("always-on")
          .cells(
              "interrupts",
              PPI,
              13,
              TIMER_FLAGS,
              PPI,
              14,
              TIMER_FLAGS,
              PPI,
              11,
              TIMER_FLAGS,
              PPI,
              10,
              TIMER_FLAGS);
    }
  }

  private void serialPorts() {
    Set<Node> taken = new HashSet<>();
    for (SerialKind kind : config.serials()) {
      Serial serial = existingSerial(kind, taken);
      if (serial == null) {
        serial = newSerial(kind);
        // A node of this kind, but not of the user's: the next port is another one.
        taken.add(Objects.requireNonNull(nodeAt(serial)));
      }
      serials.add(serial);
    }
  }

  /** A port that the user's tree describes. */
  private @Nullable Serial existingSerial(SerialKind kind, Set<Node> taken) {
    for (Node node : tree.compatible(compatible(kind))) {
      List<BootInfo.Range> ranges = BootInfo.ranges(node);
      Property interrupts = node.property("interrupts");
      CellReader cells = interrupts == null ? null : interrupts.reader();
      if (!taken.contains(node)
          && !ranges.isEmpty()
          && ranges.getFirst().start() >= 0
          && ranges.getFirst().start() < VmConfig.WINDOW_END
          && cells != null
          && cells.has(3)
          && cells.cell() == SPI) {
        taken.add(node);
        int spi = cells.cell();
        return new Serial(kind, ranges.getFirst().start(), spi, spi);
      }
    }
    return null;
  }

  private static String compatible(SerialKind kind) {
    return switch (kind) {
      case PL011 -> "arm,pl011";
      case NS16550A -> "ns16550a";
    };
  }

  private Serial newSerial(SerialKind kind) {
    long address = SERIAL_BASE;
    while (!usedAddresses.add(address)) {
      address += SERIAL_STRIDE;
    }
    int spi = 1;
    while (!usedSpis.add(spi)) {
      spi++;
    }
    String unit = "@" + Long.toHexString(address);
    switch (kind) {
      case PL011 -> {
        int clock = uartClock();
        Node node =
            root.addChild("pl011" + unit).strings("compatible", "arm,pl011", "arm,primecell");
        reg(node, root, address, PL011_SIZE)
            .cells("interrupts", SPI, spi, LEVEL_HIGH)
            .cells("clocks", clock, clock)
            .strings("clock-names", "uartclk", "apb_pclk");
      }
      case NS16550A -> {
        Node node = root.addChild("serial" + unit).strings("compatible", "ns16550a");
        reg(node, root, address, NS16550A_SIZE)
            .cells("interrupts", SPI, spi, LEVEL_HIGH)
            .cells("clock-frequency", NS16550A_CLOCK);
      }
    }
    return new Serial(kind, address, spi, spi);
  }

  private int uartClock() {
    Node clock = root.addChild("apb-pclk");
    clock
        .strings("compatible", "fixed-clock")
        .cells("#clock-cells", 0)
        .cells("clock-frequency", UART_CLOCK)
        .strings("clock-output-names", "clk24mhz");
    return phandle(clock);
  }

  private void chosen() {
    Node chosen = root.addChild("chosen");
    if (!serials.isEmpty() && !chosen.has("stdout-path")) {
      Node console = nodeAt(serials.getFirst());
      if (console != null) {
        chosen.strings("stdout-path", console.path());
      }
    }
    String commandLine = config.commandLine();
    if (commandLine != null) {
      chosen.strings("bootargs", commandLine);
    }
  }

  private @Nullable Node nodeAt(Serial serial) {
    for (Node node : tree.compatible(compatible(serial.kind()))) {
      List<BootInfo.Range> ranges = BootInfo.ranges(node);
      if (!ranges.isEmpty() && ranges.getFirst().start() == serial.address()) {
        return node;
      }
    }
    return null;
  }

  private void vmConfig(int gic) {
    Node vm = root.child("gunyah-vm-config");
    if (vm == null) {
      vm = root.child("qcom,vm-config");
    }
    boolean made = vm == null;
    if (vm == null) {
      vm = root.addChild("gunyah-vm-config");
    }
    if (!vm.has("image-name")) {
      vm.strings("image-name", config.name());
    }
    if (made) {
      vm.strings("os-type", "linux");
    }
    vm.addChild("memory")
        .cells("#address-cells", 2)
        .cells("#size-cells", 2)
        .longs("base-address", config.baseAddress());
    Node interrupts = vm.addChild("interrupts");
    if (!interrupts.has("config")) {
      interrupts.cells("config", gic);
    }
    vm.addChild("vcpus").strings("affinity", "proxy");
    vdevices(vm, made);
  }

  private void vdevices(Node vm, boolean made) {
    Node vdevices = vm.addChild("vdevices");
    if (!vdevices.has("generate")) {
      vdevices.strings("generate", "/hypervisor");
    }
    if (made) {
      vdevices
          .addChild("rm-rpc")
          .strings("vdevice-type", "rm-rpc")
          .strings("generate", "/hypervisor/qcom,resource-mgr")
          .flag("console-dev")
          .cells("message-size", QUEUE_MESSAGE_SIZE)
          .cells("queue-depth", QUEUE_DEPTH)
          .cells("qcom,label", 1);
    }
    for (Serial serial : serials) {
      String name = "bell-" + Integer.toHexString(serial.label());
      vdevices
          .addChild(name)
          .strings("vdevice-type", "doorbell")
          .strings("generate", "/hypervisor/" + name)
          .cells("label", serial.label())
          .flag("peer-default")
          .flag("source-can-clear")
          .cells("interrupts", SPI, serial.spi(), LEVEL_HIGH);
    }
  }
}
