package org.gunyahsim.machine.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.gunyahsim.guest.loader.PlacedImage;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.machine.spec.SpecChecks.Placed;
import org.gunyahsim.machine.spec.YamlNode.Section;
import org.jspecify.annotations.Nullable;

/**
 * Reads machine files (docs/machine-file.md).
 *
 * <p>Every fault is a {@link UserError} that says where it is, what is wrong and what would be
 * right; the first one found is reported.
 */
public final class MachineFile {
  static final Map<String, MemoryMap> MAPS =
      words(List.of("reference", "large"), List.of(MemoryMap.REFERENCE, MemoryMap.LARGE));
  static final Map<String, Quality> QUALITIES =
      words(List.of("production", "debug"), List.of(Quality.PRODUCTION, Quality.DEBUG));
  static final Map<String, Quirks> QUIRKS =
      words(List.of("strict", "lenient"), List.of(Quirks.STRICT, Quirks.LENIENT));
  static final Map<String, ImageFormat> FORMATS =
      words(
          List.of("elf", "linux", "raw"),
          List.of(ImageFormat.ELF, ImageFormat.LINUX, ImageFormat.RAW));
  static final Map<String, SerialModel> SERIALS =
      words(
          List.of("pl011", "16550a", "none"),
          List.of(SerialModel.PL011, SerialModel.NS16550A, SerialModel.NONE));
  static final Map<String, SerialModel> SERIAL_DEVICES =
      words(List.of("pl011", "16550a"), List.of(SerialModel.PL011, SerialModel.NS16550A));
  static final Map<String, ResetPolicy> RESETS =
      words(List.of("restart", "stop"), List.of(ResetPolicy.RESTART, ResetPolicy.STOP));

  /** What traces and options call the machine's own parts. */
  private static final Set<String> RESERVED_NAMES =
      Set.of("platform", "primary", "rm", "hypervisor");

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?");

  /** {@code quirks:} in the machine file. */
  enum Quirks {
    STRICT,
    LENIENT
  }

  private final ArtifactReader artifacts;

  private MachineFile(Path folder) {
    artifacts = new ArtifactReader(folder, "the machine file");
  }

  /**
   * Reads and checks a machine file and every file it names.
   *
   * @param name the file as the person wrote it, which is how messages name it
   * @throws UserError on anything that is wrong
   */
  public static MachineSpec read(String name) {
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      throw whole(name, "cannot be a path (" + e.getReason() + "); name a machine file");
    }
    if (Files.isDirectory(path)) {
      throw whole(
          name,
          "is a folder; name the machine file in it, such as " + path.resolve("machine.yaml"));
    }
    byte[] content;
    try (InputStream in = Files.newInputStream(path)) {
      content = in.readNBytes(YamlDocument.MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw whole(name, "there is no such file; name a machine file (docs/machine-file.md)");
    } catch (IOException e) {
      throw whole(name, "cannot be read (" + UserError.reason(e) + "); check the file");
    }
    Path folder = path.toAbsolutePath().getParent();
    return parse(name, content, folder == null ? path.toAbsolutePath() : folder);
  }

  /**
   * Reads and checks the text of a machine file.
   *
   * @param name how messages name it
   * @param content UTF-8
   * @param folder what relative paths in it are relative to
   * @throws UserError on anything that is wrong
   */
  public static MachineSpec parse(String name, byte[] content, Path folder) {
    return new MachineFile(folder).machine(YamlDocument.read(name, content));
  }

  private static UserError whole(String name, String problem) {
    return new UserError.InFile(name.isEmpty() ? "\"\"" : name, 0, 0, problem);
  }

  private MachineSpec machine(YamlNode root) {
    Section section = root.section(List.of("platform", "resource-manager", "primary", "vms"));
    PlatformSpec platform = section.or("platform", PlatformSpec.DEFAULT, this::platform);
    ResourceManagerSpec manager =
        section.orNull("resource-manager", new ResourceManagerSection(artifacts)::read);
    YamlNode primaryNode = section.get("primary");
    YamlNode vmsNode = section.get("vms");
    if (primaryNode != null && vmsNode != null) {
      throw vmsNode.error(
          "`vms` beside `primary`: VMs are started by the primary VM written in Java; "
              + "leave out one of the two");
    }
    if (primaryNode != null) {
      return new MachineSpec(platform, manager, primary(platform, primaryNode), List.of());
    }
    if (vmsNode == null) {
      throw root.error("there is nothing to run; a machine needs `vms:` or `primary:`");
    }
    return new MachineSpec(platform, manager, null, vms(platform, vmsNode));
  }

  private PlatformSpec platform(YamlNode node) {
    Section section =
        node.section(List.of("map", "cpus", "memory", "quality", "quirks", "seed", "heap"));
    MemoryMap map = section.or("map", MemoryMap.REFERENCE, n -> n.choice(MAPS));
    int cpus = section.or("cpus", PlatformSpec.DEFAULT_CPUS, n -> (int) n.number(1, 8, "4"));
    long memory =
        section.or(
            "memory",
            map == MemoryMap.REFERENCE
                ? PlatformSpec.REFERENCE_MEMORY
                : PlatformSpec.DEFAULT_LARGE_MEMORY,
            n -> platformMemory(n, map));
    Quality quality = section.or("quality", Quality.PRODUCTION, n -> n.choice(QUALITIES));
    Quirks quirks = section.or("quirks", Quirks.STRICT, n -> n.choice(QUIRKS));
    long seed = section.or("seed", 0L, n -> n.bits("1"));
    long heap = section.or("heap", PlatformSpec.DEFAULT_HEAP, MachineFile::heap);
    return new PlatformSpec(map, cpus, memory, quality, quirks == Quirks.STRICT, seed, heap);
  }

  private static long platformMemory(YamlNode node, MemoryMap map) {
    long memory = node.size("16GiB");
    if (map == MemoryMap.REFERENCE && memory != PlatformSpec.REFERENCE_MEMORY) {
      throw node.error(
          "`memory` is "
              + Numbers.formatSize(memory)
              + ", but the reference map has 2GiB; leave it out, or write `map: large`");
    }
    long most = (1L << 36) - SpecChecks.PRIMARY_BASE;
    if (memory < PlatformSpec.REFERENCE_MEMORY || memory > most || memory % (2L << 20) != 0) {
      throw node.error(
          "`memory` is "
              + Numbers.formatSize(memory)
              + "; write a multiple of 2MiB from 2GiB to "
              + Numbers.formatSize(most));
    }
    return memory;
  }

  private static long heap(YamlNode node) {
    long heap = node.size("16MiB");
    if (heap < 1 << 20 || heap > 1 << 30 || heap % SpecChecks.PAGE != 0) {
      throw node.error(
          "`heap` is " + Numbers.formatSize(heap) + "; write a multiple of 4KiB from 1MiB to 1GiB");
    }
    return heap;
  }

  private PrimarySpec primary(PlatformSpec platform, YamlNode node) {
    Section section =
        node.section(
            List.of(
                "kernel",
                "format",
                "address",
                "initrd",
                "initrd-address",
                "dtb",
                "dtb-address",
                "command-line",
                "blobs"));
    long room = SpecChecks.primarySize(platform);
    YamlNode kernelNode = section.require("kernel", "the primary VM", "FILE");
    Artifact kernel = artifact(kernelNode, "kernel", room, "the primary VM's memory");
    ImageFormat asked = section.orNull("format", n -> n.choice(FORMATS));
    YamlNode addressNode = section.get("address");
    ImageCheck checked =
        ImageCheck.of(
            kernelNode.origin(),
            kernel,
            asked,
            addressNode != null,
            "for a raw binary write its `address`");
    if (addressNode != null && checked.fixed()) {
      throw addressNode.error(
          "`address` beside an ELF kernel that has its own addresses; leave it out");
    }
    Origin placedBy = addressNode != null ? addressNode.origin() : kernelNode.origin();
    long address = checked.fixed() ? checked.linkAddress() : primaryAddress(addressNode, checked);
    PlacedImage image = checked.place(address);
    List<Placed> placed = new ArrayList<>();
    placed.add(new Placed(placedBy, "the kernel", image.start(), image.end() - image.start()));
    Artifact tree = section.orNull("dtb", n -> deviceTree(n, room, "the primary VM's memory"));
    long treeAddress =
        section.or("dtb-address", PrimarySpec.DEVICE_TREE_ADDRESS, MachineFile::deviceTreeAddress);
    long treeSize =
        tree == null ? SpecChecks.DEVICE_TREE_ROOM : tree.size() + SpecChecks.DEVICE_TREE_ROOM;
    Origin treeOrigin =
        section.get("dtb-address") == null && section.get("dtb") != null
            ? section.origin("dtb")
            : section.origin("dtb-address");
    // What the person placed is to blame, not what stands where it always does.
    placed.add(
        section.get("dtb-address") == null ? 0 : placed.size(),
        new Placed(treeOrigin, "the device tree", treeAddress, treeSize));
    Artifact initrd =
        section.orNull("initrd", n -> artifact(n, "initrd", room, "the primary VM's memory"));
    long initrdAddress =
        section.or("initrd-address", PrimarySpec.INITRD_ADDRESS, n -> n.address("0x48000000"));
    if (initrd != null) {
      Origin origin =
          section.origin(section.get("initrd-address") == null ? "initrd" : "initrd-address");
      placed.add(new Placed(origin, "the initrd", initrdAddress, initrd.size()));
    } else if (section.get("initrd-address") != null) {
      throw section.origin("initrd-address").error("`initrd-address` without `initrd`; add one");
    }
    String commandLine = section.orNull("command-line", MachineFile::commandLine);
    List<Blob> blobs = section.or("blobs", List.of(), n -> blobs(n, room, placed));
    SpecChecks.primaryPlacement(platform, placed);
    if (image.entry() != PrimarySpec.DEFAULT_ADDRESS) {
      throw placedBy.error(
          "the kernel is entered at "
              + Numbers.formatAddress(image.entry())
              + ", but the resource manager starts the primary VM at "
              + Numbers.formatAddress(PrimarySpec.DEFAULT_ADDRESS)
              + "; place or link it there");
    }
    return new PrimarySpec(
        kernel,
        checked.format(),
        address,
        tree,
        treeAddress,
        initrd,
        initrdAddress,
        commandLine,
        blobs);
  }

  private static long primaryAddress(@Nullable YamlNode node, ImageCheck checked) {
    if (node == null) {
      return PrimarySpec.DEFAULT_ADDRESS;
    }
    long address = node.address("0x41000000");
    long unit = checked.format() == ImageFormat.LINUX ? 2 << 20 : SpecChecks.PAGE;
    if (address % unit != 0) {
      throw node.error(
          "`address` is "
              + Numbers.formatAddress(address)
              + ", not aligned to "
              + Numbers.formatSize(unit)
              + "; write one such as "
              + Numbers.formatAddress(PrimarySpec.DEFAULT_ADDRESS));
    }
    return address;
  }

  private static long deviceTreeAddress(YamlNode node) {
    long address = node.address("0x40f00000");
    if (address % 8 != 0) {
      throw node.error(
          "`dtb-address` is "
              + Numbers.formatAddress(address)
              + ", not aligned to 8 bytes; write one such as 0x40f00000");
    }
    return address;
  }

  private List<Blob> blobs(YamlNode node, long room, List<Placed> placed) {
    List<Blob> blobs = new ArrayList<>();
    for (YamlNode item : node.list("- {file: data.bin, address: 0x42000000}")) {
      Section section = item.section(List.of("file", "address"));
      YamlNode fileNode = section.require("file", "the blob", "FILE");
      YamlNode addressNode = section.require("address", "the blob", "0x42000000");
      Artifact content = artifact(fileNode, "file", room, "the primary VM's memory");
      long address = addressNode.address("0x42000000");
      blobs.add(new Blob(content, address));
      placed.add(
          new Placed(
              addressNode.origin(),
              "the blob " + ArtifactReader.quoted(content.name()),
              address,
              content.size()));
    }
    return blobs;
  }

  private List<VmSpec> vms(PlatformSpec platform, YamlNode node) {
    List<VmSpec> vms = new ArrayList<>();
    List<Origin> memories = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlNode item : node.list("- name: hello")) {
      Section section =
          item.section(
              List.of(
                  "name",
                  "kernel",
                  "format",
                  "initrd",
                  "dtb",
                  "command-line",
                  "memory",
                  "vcpus",
                  "serial",
                  "on-reset",
                  "devices"));
      YamlNode nameNode = section.require("name", "the VM", "hello");
      String name = name(nameNode);
      if (!names.add(name)) {
        throw nameNode.error("a VM before this one is called `" + name + "`; write another name");
      }
      VmSpec vm = vm(section, name);
      if (vm.vcpus() > platform.cpus()) {
        throw section
            .origin("vcpus")
            .error(
                "%d vCPUs on a platform with %s; the resource manager allows one for each CPU"
                    .formatted(vm.vcpus(), SpecChecks.count(platform.cpus(), "CPU")));
      }
      if (vm.deviceTree() != null) {
        SpecChecks.deviceTreeCpus(section.origin("dtb"), vm.deviceTree(), vm.vcpus());
      }
      vms.add(vm);
      memories.add(section.origin("memory"));
    }
    if (vms.isEmpty()) {
      throw node.error("`vms` is an empty list; write at least one VM");
    }
    SpecChecks.vmsFit(platform, vms, memories);
    return vms;
  }

  private VmSpec vm(Section section, String name) {
    YamlNode kernelNode = section.require("kernel", "the VM", "FILE");
    long memory = section.or("memory", VmSpec.DEFAULT_MEMORY, n -> n.size("256MiB"));
    SpecChecks.vmMemory(section.origin("memory"), memory);
    int vcpus = section.or("vcpus", 1, n -> (int) n.number(1, VmSpec.MAX_VCPUS, "2"));
    ImageFormat asked = section.orNull("format", n -> n.choice(FORMATS));
    Artifact kernel = artifact(kernelNode, "kernel", memory, "the VM's memory");
    ImageCheck checked =
        ImageCheck.of(
            kernelNode.origin(), kernel, asked, false, "for a raw binary write `format: raw`");
    VmSpec vm =
        new VmSpec(
            name,
            kernel,
            checked.format(),
            section.orNull("initrd", n -> artifact(n, "initrd", memory, "the VM's memory")),
            section.orNull("dtb", n -> deviceTree(n, memory, "the VM's memory")),
            section.orNull("command-line", MachineFile::commandLine),
            memory,
            vcpus,
            section.or("serial", SerialModel.PL011, n -> n.choice(SERIALS)),
            section.or("on-reset", ResetPolicy.RESTART, n -> n.choice(RESETS)),
            section.or("devices", List.of(), this::devices));
    SpecChecks.vmContentFits(
        section.origin("memory"), vm, checked.placeInVm().end() - VmSpec.MEMORY_BASE);
    return vm;
  }

  private List<DeviceSpec> devices(YamlNode node) {
    List<DeviceSpec> devices = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlNode item : node.list("- {type: pl011, name: log}")) {
      Section section = item.section(List.of("type", "name"));
      SerialModel model = section.require("type", "the device", "pl011").choice(SERIAL_DEVICES);
      YamlNode nameNode = section.require("name", "the device", "log");
      String name = name(nameNode);
      if (!names.add(name)) {
        throw nameNode.error(
            "a device before this one is called `" + name + "`; write another name");
      }
      devices.add(new DeviceSpec.Serial(name, model));
    }
    return devices;
  }

  private Artifact artifact(YamlNode node, String what, long limit, String limitName) {
    return artifacts.read(node.origin(), what, node.text("a file's path"), limit, limitName);
  }

  private Artifact deviceTree(YamlNode node, long limit, String limitName) {
    Artifact tree = artifact(node, "dtb", limit, limitName);
    SpecChecks.deviceTree(node.origin(), tree);
    return tree;
  }

  private static String name(YamlNode node) {
    String name = node.text("a name such as hello");
    if (!NAME.matcher(name).matches()) {
      throw node.error(
          "`name` is "
              + ArtifactReader.quoted(name)
              + "; write lower case letters, digits and hyphens, at most 32");
    }
    if (RESERVED_NAMES.contains(name)) {
      throw node.error(
          "`name` is " + name + ", which names a part of the machine itself; write another name");
    }
    return name;
  }

  private static String commandLine(YamlNode node) {
    String text = node.text("the command line as text");
    return checkedCommandLine(node.origin(), text);
  }

  static String checkedCommandLine(Origin origin, String text) {
    if (text.length() > 2047) {
      throw origin.error(
          "the command line has " + text.length() + " characters; write at most 2047");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c > 0x7E) {
        throw origin.error(
            "the command line has a character that is not printable ASCII at position "
                + (i + 1)
                + "; remove it");
      }
    }
    return text;
  }

  private static <T> Map<String, T> words(List<String> names, List<T> values) {
    Map<String, T> map = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      map.put(names.get(i), values.get(i));
    }
    return Collections.unmodifiableMap(map);
  }
}
