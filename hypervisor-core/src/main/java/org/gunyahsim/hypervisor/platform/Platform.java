package org.gunyahsim.hypervisor.platform;

import java.util.List;
import java.util.function.LongSupplier;
import org.gunyahsim.hypervisor.memory.PhysicalBus;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.time.EventQueue;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * The board's devices at the addresses of QEMU's {@code virt} machine (virtualization on, GICv3,
 * highmem off), and one of our own, the {@link HostQueue}. Nothing answers in between.
 */
public final class Platform implements PhysicalBus, Snapshottable {
  /** Two banks of 64 MiB. */
  public static final long FLASH_BASE = 0;

  public static final long FLASH_SIZE = 0x0800_0000;

  /** Two frames of 64 KiB. */
  public static final long ITS_BASE = 0x0808_0000;

  public static final long ITS_SIZE = 0x2_0000;

  public static final long UART_BASE = MemoryMap.UART_BASE;
  public static final int UART_INTID = 33;

  public static final long RTC_BASE = 0x0901_0000;
  public static final int RTC_INTID = 34;

  public static final long FW_CFG_BASE = 0x0902_0000;

  public static final long GPIO_BASE = 0x0903_0000;
  public static final int GPIO_INTID = 39;

  /** Free on QEMU's board, whose own devices end at 0x090C0000 and start again at 0x0A000000. */
  public static final long HOST_QUEUE_BASE = 0x090F_0000;

  /** SPI 15: QEMU's board uses none of 10 to 15. */
  public static final int HOST_QUEUE_INTID = 47;

  public static final long VIRTIO_BASE = 0x0A00_0000;
  public static final int VIRTIO_COUNT = 32;

  /** Memory, ports and configuration space of a PCIe bus without functions. */
  public static final long PCIE_BASE = 0x1000_0000;

  public static final long PCIE_SIZE = 0x3000_0000;

  private final Tracer tracer;
  private final Uart uart;
  private final HostQueue hostQueue;

  /** In ascending order of address. */
  private final PlatformDevice[] devices;

  /** Current level of every interrupt line, a bit per INTID. */
  private final long[] levels = new long[4];

  private @Nullable InterruptLines interrupts;

  /** The device of the last access: software stays with one for a while. */
  private PlatformDevice last;

  /**
   * Builds the board.
   *
   * @param cpus physical CPUs
   * @param now virtual time, ns
   * @param clockStart what the real-time clock shows at virtual time 0, seconds since 1970
   * @param console where the serial port's output goes
   */
  public Platform(
      int cpus,
      PhysicalMemory memory,
      EventQueue events,
      LongSupplier now,
      long clockStart,
      ConsoleOutput console,
      Tracer tracer) {
    this.tracer = tracer;
    uart = new Uart(UART_BASE, line(UART_INTID), console);
    hostQueue = new HostQueue(HOST_QUEUE_BASE, line(HOST_QUEUE_INTID), memory);
    devices =
        new PlatformDevice[] {
          ConstantDevice.flash(FLASH_BASE, FLASH_SIZE),
          ConstantDevice.its(ITS_BASE, ITS_SIZE),
          uart,
          new Pl031(RTC_BASE, line(RTC_INTID), events, now, clockStart),
          new FwCfg(FW_CFG_BASE, cpus),
          new Pl061(GPIO_BASE, line(GPIO_INTID)),
          hostQueue,
          ConstantDevice.virtioTransports(VIRTIO_BASE, VIRTIO_COUNT),
          ConstantDevice.emptyPcie(PCIE_BASE, PCIE_SIZE)
        };
    last = uart;
  }

  private InterruptLine line(int intid) {
    return high -> setLine(intid, high);
  }

  private void setLine(int intid, boolean high) {
    long bit = 1L << intid;
    if ((levels[intid >>> 6] & bit) != 0 != high) {
      levels[intid >>> 6] ^= bit;
      InterruptLines target = interrupts;
      if (target != null) {
        target.set(intid, high);
      }
    }
  }

  /** Connects the interrupt lines; those that are high already are reported at once. */
  public void connect(InterruptLines target) {
    interrupts = target;
    for (int intid = 0; intid < levels.length * 64; intid++) {
      if ((levels[intid >>> 6] >>> intid & 1) != 0) {
        target.set(intid, true);
      }
    }
  }

  /** The serial port. */
  public Uart uart() {
    return uart;
  }

  /** The way in for requests from outside. */
  public HostQueue hostQueue() {
    return hostQueue;
  }

  /** Every device, in ascending order of address. */
  public List<PlatformDevice> devices() {
    return List.of(devices);
  }

  private @Nullable PlatformDevice find(long address, int size) {
    if (holds(last, address, size)) {
      return last;
    }
    for (PlatformDevice device : devices) {
      if (holds(device, address, size)) {
        last = device;
        return device;
      }
    }
    return null;
  }

  private static boolean holds(PlatformDevice device, long address, int size) {
    long offset = address - device.base();
    return offset >= 0 && offset <= device.size() - size;
  }

  @Override
  public boolean answers(long address, int size) {
    return find(address, size) != null;
  }

  private static long truncate(long value, int size) {
    return size == 8 ? value : value & (1L << 8 * size) - 1;
  }

  @Override
  public long read(long address, int size) {
    PlatformDevice device = find(address, size);
    long value = truncate(device == null ? -1 : device.read(address - device.base(), size), size);
    if (tracer.on(Category.MMIO)) {
      tracer.begin(PlatformEvents.READ, 0, -1).arg(address).arg(size).arg(value).end();
    }
    return value;
  }

  @Override
  public void write(long address, int size, long value) {
    long bits = truncate(value, size);
    if (tracer.on(Category.MMIO)) {
      tracer.begin(PlatformEvents.WRITE, 0, -1).arg(address).arg(size).arg(bits).end();
    }
    PlatformDevice device = find(address, size);
    if (device != null) {
      device.write(address - device.base(), size, bits);
    }
  }

  @Override
  public void save(StateWriter out) {
    out.section("platform", 1);
    out.i64s(levels);
    for (PlatformDevice device : devices) {
      device.save(out);
    }
  }

  /** Loads the devices. Interrupt lines are not reported: their far ends are saved as well. */
  @Override
  public void load(StateReader in) {
    in.section("platform");
    in.i64s(levels);
    for (PlatformDevice device : devices) {
      device.load(in);
    }
  }
}
