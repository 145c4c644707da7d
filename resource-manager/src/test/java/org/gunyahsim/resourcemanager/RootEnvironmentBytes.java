package org.gunyahsim.resourcemanager;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The environment of the recorded boot (conformance transcript root-env-cbor). */
final class RootEnvironmentBytes {
  private static final Set<Integer> UNAVAILABLE = Set.of(23, 25, 26, 27, 30);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int pairs;

  private RootEnvironmentBytes() {}

  static byte[] build() {
    RootEnvironmentBytes map = new RootEnvironmentBytes();
    map.number("cspace_capid", 0);
    map.number("partition_capid", 1);
    map.number("vcpu_capid", 2);
    map.pairs("free_ranges", List.of(new long[] {0x40000000L, 0x40000000L}));
    map.number("gicd_base", 0x8000000);
    map.number("gicr_stride", 0x20000);
    map.pairs("gicr_ranges", List.of(new long[] {0x80a0000, 8}));
    map.number("vic", 3);
    map.irqs();
    map.number("addrspace_capid", 0x335);
    map.key("sve_supported");
    map.out.write(0xF5);
    map.number("me_ipa_base", 0x80480000L);
    map.number("ipa_offset", 0);
    map.number("me_capid", 0x336);
    map.number("me_size", 0xa0000);
    map.number("boot_core", 0);
    map.number("usable_cores", 0xff);
    map.number("hlos_vm_base", 0x40000000L);
    map.number("hlos_vm_size", 0x40000000L);
    map.number("entry_hlos", 0x41000000L);
    map.number("hlos_dt_base", 0x40f00000L);
    map.number("hlos_ramfs_base", 0x40800000L);
    map.number("device_me_base", 0);
    map.number("device_me_size", 0x40000000L);
    map.number("watchdog_supported", 0);
    map.number("device_me_capid", 0x337);
    map.number("uart_address", 0x9000000);
    map.number("uart_me_capid", 0x338);
    return map.environment();
  }

  private byte[] environment() {
    byte[] items = out.toByteArray();
    ByteBuffer bytes = ByteBuffer.allocate(0x58 + 16 + 2 + items.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(0x454D5652).putShort((short) 1).putShort((short) 0);
    bytes.putLong(0x80480000L).putLong(0x8048B000L).putLong(0x804F1000L).putLong(0x2F000);
    bytes.putLong(2).putLong(0x3B9ACA0).putLong(0x8000000).putLong(0x80A0000);
    bytes.putLong(0x58).putLong(0x3FA8);
    bytes.putInt(0x524D4544).putShort((short) 1).putShort((short) 0);
    bytes.putInt(16).putInt(2 + items.length);
    bytes.put((byte) 0xB8).put((byte) pairs).put(items);
    return bytes.array();
  }

  private void key(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    head(3, text.length);
    out.writeBytes(text);
    pairs++;
  }

  private void number(String name, long value) {
    key(name);
    head(0, value);
  }

  private void pairs(String name, List<long[]> values) {
    key(name);
    head(4, values.size());
    for (long[] pair : values) {
      head(4, 2);
      head(0, pair[0]);
      head(0, pair[1]);
    }
  }

  private void irqs() {
    key("vic_hwirq");
    head(4, 256);
    long cap = 4;
    for (int irq = 0; irq < 256; irq++) {
      boolean available = irq >= 16 && !UNAVAILABLE.contains(irq);
      head(0, available ? cap : -1);
      if (available) {
        cap = (cap & 0xFF) == 0x3D ? (cap | 0xFF) + 1 : cap + 1;
      }
    }
  }

  private void head(int major, long value) {
    if (value >= 0 && value < 24) {
      out.write(major << 5 | (int) value);
    } else if (value >= 0 && value < 0x100) {
      out.write(major << 5 | 24);
      out.write((int) value);
    } else if (value >= 0 && value < 0x1_0000_0000L) {
      out.write(major << 5 | 26);
      out.writeBytes(ByteBuffer.allocate(4).putInt((int) value).array());
    } else {
      out.write(major << 5 | 27);
      out.writeBytes(ByteBuffer.allocate(8).putLong(value).array());
    }
  }
}
