package org.gunyahsim.guest.devicetree;

import java.util.function.LongSupplier;

/**
 * The reference platform's own device tree, which the primary VM is given: QEMU 7.2's {@code virt}
 * machine with virtualization, GICv3, the high memory regions off, and without its interrupt
 * translation service, as it was recorded from the real system.
 *
 * <p>It describes hardware; what the hypervisor adds for the primary VM is the resource manager's
 * business.
 */
public final class PlatformTree {
  private static final int FIRST_PHANDLE = 0x8000;
  private static final int MAX_CPUS = 8;

  /** Interrupt specifiers: type, number, flags. */
  private static final int SPI = 0;

  private static final int PPI = 1;
  private static final int EDGE = 1;
  private static final int LEVEL = 4;

  private static final int VIRTIO_BASE = 0x0A00_0000;
  private static final int VIRTIO_SIZE = 0x200;
  private static final int VIRTIO_COUNT = 32;
  private static final int VIRTIO_FIRST_SPI = 16;
  private static final int PCIE_FIRST_SPI = 3;

  private final Options options;
  private final DeviceTree tree = new DeviceTree();
  private final int clock = FIRST_PHANDLE;
  private final int gic;
  private final int gpio;

  /**
   * What differs between machines.
   *
   * @param cpus 1 to 8
   * @param ramBase address of the memory that is the VM's
   * @param ramSize its bytes
   * @param bootArguments kernel command line; empty for none
   * @param initrdStart address of the first byte of an initial RAM disk
   * @param initrdEnd address behind its last byte; equal to the start for none
   */
  public record Options(
      int cpus,
      long ramBase,
      long ramSize,
      String bootArguments,
      long initrdStart,
      long initrdEnd) {
    /** A machine without command line and RAM disk. */
    public static Options of(int cpus, long ramBase, long ramSize) {
      return new Options(cpus, ramBase, ramSize, "", 0, 0);
    }

    /** The same with a command line. */
    public Options withBootArguments(String arguments) {
      return new Options(cpus, ramBase, ramSize, arguments, initrdStart, initrdEnd);
    }

    /** The same with an initial RAM disk at [start, end). */
    public Options withInitrd(long start, long end) {
      return new Options(cpus, ramBase, ramSize, bootArguments, start, end);
    }
  }

  private PlatformTree(Options options) {
    this.options = options;
    this.gic = FIRST_PHANDLE + options.cpus() + 1;
    // The phandle between belongs to the interrupt translation service that is left out.
    this.gpio = gic + 2;
  }

  /**
   * Builds the tree.
   *
   * @param random gives the 40 bytes of {@code rng-seed} and {@code kaslr-seed}
   * @throws IllegalArgumentException when the number of CPUs is not 1 to 8
   */
  public static DeviceTree build(Options options, LongSupplier random) {
    if (options.cpus() < 1 || options.cpus() > MAX_CPUS) {
      throw new IllegalArgumentException("%d CPUs".formatted(options.cpus()));
    }
    return new PlatformTree(options).build(random);
  }

  private DeviceTree build(LongSupplier random) {
    Node root =
        tree.root()
            .cells("interrupt-parent", gic)
            .strings("model", "linux,dummy-virt")
            .cells("#size-cells", 2)
            .cells("#address-cells", 2)
            .strings("compatible", "linux,dummy-virt");
    psci(root.addChild("psci"));
    root.addChild("memory@%x".formatted(options.ramBase()))
        .longs("reg", options.ramBase(), options.ramSize())
        .strings("device_type", "memory");
    root.addChild("platform-bus@c000000")
        .cells("interrupt-parent", gic)
        .cells("ranges", 0, 0, 0x0C00_0000, 0x0200_0000)
        .cells("#address-cells", 1)
        .cells("#size-cells", 1)
        .strings("compatible", "qemu,platform", "simple-bus");
    root.addChild("fw-cfg@9020000")
        .flag("dma-coherent")
        .longs("reg", 0x0902_0000, 0x18)
        .strings("compatible", "qemu,fw-cfg-mmio");
    for (int i = 0; i < VIRTIO_COUNT; i++) {
      int address = VIRTIO_BASE + i * VIRTIO_SIZE;
      root.addChild("virtio_mmio@%x".formatted(address))
          .flag("dma-coherent")
          .cells("interrupts", SPI, VIRTIO_FIRST_SPI + i, EDGE)
          .longs("reg", address, VIRTIO_SIZE)
          .strings("compatible", "virtio,mmio");
    }
    gpio(root);
    pcie(root.addChild("pcie@10000000"));
    amba(root);
    interrupts(root);
    root.addChild("flash@0")
        .cells("bank-width", 4)
        .longs("reg", 0, 0x0400_0000, 0x0400_0000, 0x0400_0000)
        .strings("compatible", "cfi-flash");
    cpus(root.addChild("cpus"));
    root.addChild("timer")
        .cells("interrupts", PPI, 13, LEVEL, PPI, 14, LEVEL, PPI, 11, LEVEL, PPI, 10, LEVEL)
        .flag("always-on")
        .strings("compatible", "arm,armv8-timer", "arm,armv7-timer");
    root.addChild("apb-pclk")
        .cells("phandle", clock)
        .strings("clock-output-names", "clk24mhz")
        .cells("clock-frequency", 24_000_000)
        .cells("#clock-cells", 0)
        .strings("compatible", "fixed-clock");
    chosen(root.addChild("chosen"), random);
    return tree;
  }

  private static void psci(Node psci) {
    psci.cells("migrate", 0xC400_0005)
        .cells("cpu_on", 0xC400_0003)
        .cells("cpu_off", 0x8400_0002)
        .cells("cpu_suspend", 0xC400_0001)
        .strings("method", "smc")
        .strings("compatible", "arm,psci-1.0", "arm,psci-0.2", "arm,psci");
  }

  private void gpio(Node root) {
    root.addChild("gpio-keys")
        .strings("compatible", "gpio-keys")
        .addChild("poweroff")
        .cells("gpios", gpio, 3, 0)
        .cells("linux,code", 0x74)
        .strings("label", "GPIO Key Poweroff");
    root.addChild("pl061@9030000")
        .cells("phandle", gpio)
        .strings("clock-names", "apb_pclk")
        .cells("clocks", clock)
        .cells("interrupts", SPI, 7, LEVEL)
        .flag("gpio-controller")
        .cells("#gpio-cells", 2)
        .strings("compatible", "arm,pl061", "arm,primecell")
        .longs("reg", 0x0903_0000, 0x1000);
  }

  private void pcie(Node pcie) {
    pcie.cells("interrupt-map-mask", 0x1800, 0, 0, 7)
        .cells("interrupt-map", interruptMap())
        .cells("#interrupt-cells", 1)
        .cells(
            "ranges",
            0x0100_0000,
            0,
            0,
            0,
            0x3EFF_0000,
            0,
            0x1_0000,
            0x0200_0000,
            0,
            0x1000_0000,
            0,
            0x1000_0000,
            0,
            0x2EFF_0000)
        .longs("reg", 0x3F00_0000, 0x0100_0000)
        .flag("dma-coherent")
        .cells("bus-range", 0, 15)
        .cells("linux,pci-domain", 0)
        .cells("#size-cells", 2)
        .cells("#address-cells", 3)
        .strings("device_type", "pci")
        .strings("compatible", "pci-host-ecam-generic");
  }

  /** Four devices of four pins each, swizzled over four interrupts. */
  private int[] interruptMap() {
    int[] map = new int[16 * 10];
    int at = 0;
    for (int device = 0; device < 4; device++) {
      for (int pin = 0; pin < 4; pin++) {
        int spi = PCIE_FIRST_SPI + (device + pin) % 4;
        int[] entry = {device << 11, 0, 0, pin + 1, gic, 0, 0, SPI, spi, LEVEL};
        System.arraycopy(entry, 0, map, at, entry.length);
        at += entry.length;
      }
    }
    return map;
  }

  private void amba(Node root) {
    root.addChild("pl031@9010000")
        .strings("clock-names", "apb_pclk")
        .cells("clocks", clock)
        .cells("interrupts", SPI, 2, LEVEL)
        .longs("reg", 0x0901_0000, 0x1000)
        .strings("compatible", "arm,pl031", "arm,primecell");
    root.addChild("pl011@9000000")
        .strings("clock-names", "uartclk", "apb_pclk")
        .cells("clocks", clock, clock)
        .cells("interrupts", SPI, 1, LEVEL)
        .longs("reg", 0x0900_0000, 0x1000)
        .strings("compatible", "arm,pl011", "arm,primecell");
  }

  private void interrupts(Node root) {
    root.addChild("pmu")
        .cells("interrupts", PPI, 7, LEVEL)
        .strings("compatible", "arm,armv8-pmuv3");
    root.addChild("intc@8000000")
        .cells("phandle", gic)
        .cells("interrupts", PPI, 9, LEVEL)
        .longs("reg", 0x0800_0000, 0x1_0000, 0x080A_0000, 0x00F6_0000)
        .cells("#redistributor-regions", 1)
        .strings("compatible", "arm,gic-v3")
        .flag("ranges")
        .cells("#size-cells", 2)
        .cells("#address-cells", 2)
        .flag("interrupt-controller")
        .cells("#interrupt-cells", 3);
  }

  private void cpus(Node cpus) {
    cpus.cells("#size-cells", 0).cells("#address-cells", 1);
    Node cluster = cpus.addChild("cpu-map").addChild("socket0").addChild("cluster0");
    for (int i = 0; i < options.cpus(); i++) {
      cluster.addChild("core" + i).cells("cpu", cpuPhandle(i));
    }
    for (int i = 0; i < options.cpus(); i++) {
      Node cpu = cpus.addChild("cpu@%x".formatted(i)).cells("phandle", cpuPhandle(i));
      cpu.cells("reg", i);
      if (options.cpus() > 1) {
        cpu.strings("enable-method", "psci");
      }
      cpu.strings("compatible", "arm,cortex-a57").strings("device_type", "cpu");
    }
  }

  /** The last CPU has the first one. */
  private int cpuPhandle(int index) {
    return FIRST_PHANDLE + options.cpus() - index;
  }

  private void chosen(Node chosen, LongSupplier random) {
    if (options.initrdEnd() != options.initrdStart()) {
      chosen.longs("linux,initrd-end", options.initrdEnd());
      chosen.longs("linux,initrd-start", options.initrdStart());
    }
    if (!options.bootArguments().isEmpty()) {
      chosen.strings("bootargs", options.bootArguments());
    }
    chosen.strings("stdout-path", "/pl011@9000000");
    long[] rngSeed = new long[4];
    for (int i = 0; i < rngSeed.length; i++) {
      rngSeed[i] = random.getAsLong();
    }
    chosen.longs("rng-seed", rngSeed);
    chosen.longs("kaslr-seed", random.getAsLong());
  }
}
