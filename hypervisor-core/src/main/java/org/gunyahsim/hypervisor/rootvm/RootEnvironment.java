package org.gunyahsim.hypervisor.rootvm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.platform.MemoryMap;

/**
 * What the root VM is told of the machine: a fixed structure and, behind it, one CBOR map
 * (hypercall reference, sections 10.3 and 10.4).
 *
 * <pre>
 * +0   u32 0x454D5652   +4  u16 1
 * +8   u64 runtime      +16 u64 application    +24 u64 heap        +32 u64 heap size
 * +40  u64 vCPU CapID   +48 u64 timer Hz       +56 u64 GICD        +64 u64 GICR
 * +72  u64 offset of the manager's data (0x58) +80 u64 room for it
 * +88  u32 0x524D4544   +92 u16 1  +96 u32 offset of the payload (16)  +100 u32 its size
 * +104 CBOR
 * </pre>
 */
final class RootEnvironment {
  static final int SIGNATURE = 0x454D_5652;
  static final int MANAGER_SIGNATURE = 0x524D_4544;
  private static final int HEADER_SIZE = 0x58;
  private static final int MANAGER_HEADER_SIZE = 16;
  private static final long NO_CAP = -1;

  /** CapIDs of what the root VM starts with. */
  record Caps(
      long cspace,
      long partition,
      long vcpu,
      long vic,
      List<HwIrqCap> hwIrqs,
      long addrspace,
      long extent,
      long deviceExtent,
      long uartExtent) {}

  /** A physical interrupt's CapID. */
  record HwIrqCap(int irq, long cap) {}

  private RootEnvironment() {}

  /** The environment's bytes, as long as its pages. */
  static byte[] encode(MemoryMap map, RootLayout layout, Caps caps, int cpus, boolean sve) {
    byte[] payload = cbor(map, caps, cpus, sve);
    ByteBuffer out =
        ByteBuffer.allocate((int) RootLayout.ENVIRONMENT_SIZE).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0, SIGNATURE);
    out.putShort(4, (short) 1);
    out.putLong(8, layout.runtime());
    out.putLong(16, layout.application());
    out.putLong(24, layout.heap());
    out.putLong(32, layout.heapSize());
    out.putLong(40, caps.vcpu);
    out.putLong(48, Limits.COUNTER_FREQUENCY);
    out.putLong(56, MemoryMap.GICD_BASE);
    out.putLong(64, MemoryMap.GICR_BASE);
    out.putLong(72, HEADER_SIZE);
    out.putLong(80, RootLayout.ENVIRONMENT_SIZE - HEADER_SIZE);
    out.putInt(HEADER_SIZE, MANAGER_SIGNATURE);
    out.putShort(HEADER_SIZE + 4, (short) 1);
    out.putInt(HEADER_SIZE + 8, MANAGER_HEADER_SIZE);
    out.putInt(HEADER_SIZE + 12, payload.length);
    out.put(HEADER_SIZE + MANAGER_HEADER_SIZE, payload);
    return out.array();
  }

  /** The map, keys in the recorded order. */
  static byte[] cbor(MemoryMap map, Caps caps, int cpus, boolean sve) {
    Cbor out = new Cbor();
    out.map(28);
    pair(out, "cspace_capid", caps.cspace);
    pair(out, "partition_capid", caps.partition);
    pair(out, "vcpu_capid", caps.vcpu);
    out.text("free_ranges");
    out.array(map.freeRanges().size());
    for (MemoryMap.Range range : map.freeRanges()) {
      out.array(2);
      out.unsigned(range.base());
      out.unsigned(range.size());
    }
    pair(out, "gicd_base", MemoryMap.GICD_BASE);
    pair(out, "gicr_stride", MemoryMap.GICR_STRIDE);
    out.text("gicr_ranges");
    out.array(1);
    out.array(2);
    out.unsigned(MemoryMap.GICR_BASE);
    out.unsigned(cpus);
    pair(out, "vic", caps.vic);
    hwIrqs(out, caps.hwIrqs);
    pair(out, "addrspace_capid", caps.addrspace);
    out.text("sve_supported");
    out.bool(sve);
    pair(out, "me_ipa_base", map.rootVmBase());
    pair(out, "ipa_offset", 0);
    pair(out, "me_capid", caps.extent);
    pair(out, "me_size", MemoryMap.ROOT_VM_SIZE);
    pair(out, "boot_core", 0);
    pair(out, "usable_cores", (1L << cpus) - 1);
    pair(out, "hlos_vm_base", map.primaryBase());
    pair(out, "hlos_vm_size", map.primarySize());
    pair(out, "entry_hlos", map.primaryEntry());
    pair(out, "hlos_dt_base", map.primaryDeviceTree());
    pair(out, "hlos_ramfs_base", map.primaryRamfs());
    pair(out, "device_me_base", MemoryMap.DEVICE_BASE);
    pair(out, "device_me_size", MemoryMap.DEVICE_SIZE);
    pair(out, "watchdog_supported", 0);
    pair(out, "device_me_capid", caps.deviceExtent);
    pair(out, "uart_address", MemoryMap.UART_BASE);
    pair(out, "uart_me_capid", caps.uartExtent);
    return out.bytes();
  }

  private static void pair(Cbor out, String key, long value) {
    out.text(key);
    out.unsigned(value);
  }

  /** An array by interrupt number, with all-ones where the root VM has no capability. */
  private static void hwIrqs(Cbor out, List<HwIrqCap> caps) {
    long[] byNumber = new long[RootLayout.HWIRQ_ENTRIES];
    Arrays.fill(byNumber, NO_CAP);
    for (HwIrqCap cap : caps) {
      byNumber[cap.irq] = cap.cap;
    }
    out.text("vic_hwirq");
    out.array(byNumber.length);
    for (long cap : byNumber) {
      out.unsigned(cap);
    }
  }
}
