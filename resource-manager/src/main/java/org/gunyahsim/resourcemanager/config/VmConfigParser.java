package org.gunyahsim.resourcemanager.config;

import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.gunyahsim.guest.devicetree.CellReader;
import org.gunyahsim.guest.devicetree.DeviceTree;
import org.gunyahsim.guest.devicetree.Node;
import org.gunyahsim.guest.devicetree.Property;
import org.gunyahsim.resourcemanager.vdevice.Vdevice;
import org.gunyahsim.resourcemanager.vm.VmResources;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a VM's device tree into a {@link VmConfig}. */
public final class VmConfigParser {
  private static final Logger LOG = LoggerFactory.getLogger(VmConfigParser.class);

  private static final List<String> CONFIG_NODES = List.of("gunyah-vm-config", "qcom,vm-config");
  private static final int MAX_STRING = 79;
  private static final int MAX_DEPTH = 16;
  private static final int MAX_PATH = 255;
  private static final long PAGE_MASK = 0xFFF;
  private static final long BIG_PAGE_MASK = 0x1F_FFFF;
  private static final long GICR_SIZE = 0x2_0000;
  private static final long GICR_ALIGNMENT = 0x1_0000;
  private static final int US = 1000;
  private static final Pattern GUID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

  private final DeviceTree tree;
  private final VmConfig config = new VmConfig();

  private VmConfigParser(DeviceTree tree) {
    this.tree = tree;
  }

  /**
   * Reads a tree.
   *
   * @param cores physical CPUs of the machine
   */
  public static VmConfig parse(DeviceTree tree, int cores) throws ConfigException {
    VmConfigParser parser = new VmConfigParser(tree);
    parser.parse(cores);
    return parser.config;
  }

  private void parse(int cores) throws ConfigException {
    for (Node node : tree.nodes()) {
      visit(node);
    }
    Node root = null;
    for (String name : CONFIG_NODES) {
      root = root == null ? tree.root().child(name) : root;
    }
    if (root == null) {
      throw ConfigException.malformed("no gunyah-vm-config node");
    }
    parseIdentity(root);
    parseMemory(root.child("memory"));
    Node vcpus = root.child("vcpus");
    parseCpus(vcpus, cores);
    parseInterrupts(root.child("interrupts"));
    if (config.crashFatal || config.direct) {
      throw ConfigException.rejected("crash-fatal and is-direct need a trusted configuration");
    }
  }

  private void visit(Node node) throws ConfigException {
    String path = node.path();
    if (path.length() > MAX_PATH || path.chars().filter(c -> c == '/').count() > MAX_DEPTH) {
      throw ConfigException.malformed("node too deep: " + path);
    }
    if ("memory".equals(node.string("device_type")) && !path.equals("/memory")) {
      throw ConfigException.malformed("memory node must be /memory, not " + path);
    }
    String type = node.string("vdevice-type");
    if (type != null) {
      Vdevice device = VdeviceParser.parse(node, type);
      if (device != null) {
        config.vdevices.add(device);
      }
    }
    if (node.isCompatible("arm,psci-0.2") || node.isCompatible("arm,psci-1.0")) {
      config.psci = true;
    }
  }

  // Identity and attributes.

  private void parseIdentity(Node root) throws ConfigException {
    config.name = text(root, "image-name", true);
    config.uri = text(root, "vm-uri", false);
    String guid = root.string("vm-guid");
    if (guid != null) {
      if (!GUID.matcher(guid).matches()) {
        throw ConfigException.malformed("vm-guid " + guid);
      }
      config.guid = HexFormat.of().parseHex(guid.replace("-", ""));
    }
    String vmType = root.string("vm-type");
    if (vmType != null && !vmType.equals("aarch64-guest")) {
      throw ConfigException.malformed("vm-type " + vmType);
    }
    config.sensitive = root.has("qcom,sensitive");
    for (String attribute : root.stringList("vm-attrs")) {
      switch (attribute) {
        case "ras-error-handler" -> config.rasErrorHandler = true;
        case "amu-counting-disabled" -> config.amuCountingDisabled = true;
        case "crash-fatal" -> {
          config.crashFatal = true;
          config.noShutdown = true;
          config.noReset = true;
        }
        case "no-shutdown" -> config.noShutdown = true;
        case "no-reset" -> config.noReset = true;
        default -> LOG.debug("vm-attrs: {} has no effect", attribute);
      }
    }
    if (root.has("iomemory-ranges") || root.has("gic-irq-ranges")) {
      throw ConfigException.rejected("ranges of devices need a trusted configuration");
    }
  }

  private static String text(Node node, String name, boolean required) throws ConfigException {
    String text = node.string(name);
    if (text == null && required || text != null && text.length() > MAX_STRING) {
      throw ConfigException.malformed(name + " of " + node.path());
    }
    return text == null ? "" : text;
  }

  // Memory.

  private void parseMemory(@Nullable Node node) throws ConfigException {
    if (node == null) {
      return;
    }
    OptionalLong base = node.number("base-address");
    if (base.isPresent()) {
      aligned(base.getAsLong(), "base-address");
      config.baseAddress = base.getAsLong() + BIG_PAGE_MASK & ~BIG_PAGE_MASK;
      config.sizeMax = Long.MAX_VALUE - config.baseAddress & ~PAGE_MASK;
    }
    OptionalLong min = node.number("size-min");
    if (min.isPresent()) {
      config.sizeMin = aligned(min.getAsLong(), "size-min");
    }
    OptionalLong max = node.number("size-max");
    if (max.isPresent()) {
      config.sizeMax = aligned(max.getAsLong(), "size-max");
      if (config.baseAddress + config.sizeMax < config.baseAddress) {
        throw ConfigException.malformed("size-max wraps");
      }
    }
    OptionalLong firmware = node.number("firmware-address");
    if (firmware.isPresent()) {
      config.firmwareAddress = aligned(firmware.getAsLong(), "firmware-address");
    }
    OptionalLong firmwareMax = node.number("firmware-size-max");
    if (firmwareMax.isPresent()) {
      config.firmwareSizeMax = aligned(firmwareMax.getAsLong(), "firmware-size-max");
    }
    config.direct = node.has("is-direct");
    Property constraints = node.property("base-mem-constraints");
    if (constraints != null && constraints.length() != 8) {
      throw ConfigException.malformed("base-mem-constraints");
    }
    if (constraints != null && (constraints.cellAt(0) & ~0x44) != 0) {
      throw ConfigException.rejected("base-mem-constraints");
    }
  }

  private static long aligned(long value, String name) throws ConfigException {
    if ((value & PAGE_MASK) != 0 || value < 0) {
      throw ConfigException.malformed(name + " is not page aligned");
    }
    return value;
  }

  // CPUs.

  private void parseCpus(@Nullable Node vcpus, int cores) throws ConfigException {
    String path = "/cpus";
    Property map = null;
    if (vcpus != null) {
      config.affinity = affinity(vcpus.string("affinity"));
      config.priorityOffset = vcpus.cell("sched-priority").orElse(0);
      config.timeslice = (vcpus.cell("sched-timeslice").orElse(0) & 0xFFFF_FFFFL) * US;
      map = vcpus.property("affinity-map");
      String given = vcpus.string("config");
      path = given == null ? path : given;
    }
    Node cpus = tree.find(path);
    if (cpus == null) {
      throw ConfigException.malformed("no CPUs at " + path);
    }
    for (Node node : cpus.children()) {
      if ("cpu".equals(node.string("device_type"))) {
        parseCpu(node, cpus);
      }
    }
    if (config.cpus.isEmpty()
        || config.cpus.size() > cores
        || config.cpus.stream().noneMatch(cpu -> cpu.boot)) {
      throw ConfigException.rejected("%d CPUs".formatted(config.cpus.size()));
    }
    if (!config.proxy()) {
      applyAffinityMap(map);
      if (config.psci && config.cpus.stream().anyMatch(cpu -> !cpu.idleStates)) {
        throw ConfigException.rejected("cpu-idle-states is missing");
      }
    }
  }

  private static VmConfig.Affinity affinity(@Nullable String name) {
    return switch (name == null ? "static" : name) {
      case "proxy" -> VmConfig.Affinity.PROXY;
      case "pinned" -> VmConfig.Affinity.PINNED;
      case "sticky" -> VmConfig.Affinity.STICKY;
      default -> VmConfig.Affinity.STATIC;
    };
  }

  private void parseCpu(Node node, Node cpus) throws ConfigException {
    String status = node.string("status");
    if (status != null && (status.equals("fail") || status.startsWith("fail-"))) {
      return;
    }
    VmConfig.Cpu cpu = new VmConfig.Cpu();
    cpu.node = node.path();
    cpu.idleStates = node.has("cpu-idle-states");
    if (status == null) {
      cpu.boot = config.cpus.stream().noneMatch(other -> other.boot);
    } else {
      cpu.boot = status.equals("okay") || status.equals("ok");
    }
    String method = node.string("enable-method");
    if (method == null) {
      method = cpus.string("enable-method");
    }
    if ("psci".equals(method)) {
      config.psci = true;
    } else if (!"qcom,gunyah-hvc".equals(method) && !cpu.boot) {
      throw ConfigException.malformed("enable-method of " + cpu.node);
    }
    config.psci |= cpu.idleStates;
    config.cpus.add(cpu);
  }

  private void applyAffinityMap(@Nullable Property map) throws ConfigException {
    if (map == null || map.length() != 4 * config.cpus.size()) {
      throw ConfigException.malformed("affinity-map");
    }
    for (int i = 0; i < config.cpus.size(); i++) {
      config.cpus.get(i).affinity = map.cellAt(i);
    }
  }

  // Interrupt controller.

  private void parseInterrupts(@Nullable Node interrupts) throws ConfigException {
    Node node;
    boolean required = interrupts != null && interrupts.has("config");
    if (interrupts != null && required) {
      node = controller(interrupts);
    } else {
      OptionalInt parent = tree.root().cell("interrupt-parent");
      node = parent.isPresent() ? tree.byPhandle(parent.getAsInt()) : null;
    }
    if (node == null) {
      if (required) {
        throw ConfigException.malformed("no interrupt controller");
      }
      return;
    }
    VmResources.Gic gic = parseGic(node);
    if (gic == null && required) {
      throw ConfigException.malformed("no GICv3: " + node.path());
    }
    config.gic = gic;
  }

  private @Nullable Node controller(Node interrupts) {
    OptionalInt phandle = interrupts.cell("config");
    String path = interrupts.string("config");
    if (path != null && path.startsWith("/")) {
      return tree.find(path);
    }
    return phandle.isPresent() ? tree.byPhandle(phandle.getAsInt()) : null;
  }

  private static VmResources.@Nullable Gic parseGic(Node node) {
    Node parent = node.parent();
    if (!node.isCompatible("arm,gic-v3")
        || !node.has("interrupt-controller")
        || node.cell("#interrupt-cells").orElse(0) != 3
        || node.cell("#redistributor-regions").orElse(1) > 1
        || parent == null) {
      return null;
    }
    VmResources.Gic gic = new VmResources.Gic();
    gic.node = node.path();
    gic.gicrStride = node.number("redistributor-stride").orElse(GICR_SIZE);
    if (gic.gicrStride < GICR_SIZE || gic.gicrStride % GICR_ALIGNMENT != 0) {
      return null;
    }
    Property reg = node.property("reg");
    if (reg == null) {
      gic.allocate = true;
      return gic;
    }
    CellReader cells = reg.reader();
    int address = parent.addressCells();
    int size = parent.sizeCells();
    if (!cells.has(2 * (address + size))) {
      return null;
    }
    gic.gicdBase = cells.number(address);
    cells.number(size);
    gic.gicrBase = cells.number(address);
    return gic;
  }
}
