package org.gunyahsim.machine.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.gunyahsim.guest.devicetree.DeviceTree;
import org.gunyahsim.guest.devicetree.Node;

/** Small files of each kind that a machine file can name. */
final class TestFiles {
  private TestFiles() {}

  /** A folder with one of each: good ones, and ones that are broken in a way their name tells. */
  static Path fill(Path folder) {
    try {
      write(folder, "hello.img", linux(8192, 16384, 0));
      write(folder, "big.img", linux(8192, 5 << 20, 0));
      write(folder, "bigendian.img", linux(8192, 16384, 1));
      write(folder, "damaged.img", linux(8192, -1, 0));
      write(folder, "hello.elf", elf(2, 1, 183, 2, 0x4100_0000L, 8192));
      write(folder, "second.elf", elf(2, 1, 183, 2, 0x8000_0000L, 8192));
      write(folder, "late.elf", elf(2, 1, 183, 2, 0x4120_0000L, 8192));
      write(folder, "wide", new byte[58 << 20]);
      write(folder, "far.elf", elf(2, 1, 183, 2, 0x9000_0000L, 8192));
      write(folder, "x86.elf", elf(2, 1, 62, 2, 0x4100_0000L, 8192));
      write(folder, "arm32.elf", elf(1, 1, 40, 2, 0x4100_0000L, 8192));
      write(folder, "big.elf", elf(2, 2, 183, 2, 0x4100_0000L, 8192));
      write(folder, "object.elf", elf(2, 1, 183, 1, 0x4100_0000L, 8192));
      write(folder, "empty.elf", elf(2, 1, 183, 2, 0x4100_0000L, 0));
      write(folder, "short.elf", Arrays.copyOf(elf(2, 1, 183, 2, 0, 8192), 40));
      write(folder, "cut.elf", Arrays.copyOf(elf(2, 1, 183, 2, 0, 8192), 100));
      write(folder, "pie.elf", elf(2, 1, 183, 3, 0, 8192));
      write(folder, "gap.elf", elf(2, 1, 183, 3, 0x1000, 8192));
      write(folder, "odd.elf", elf(2, 1, 183, 3, 0x1010, 8192));
      write(folder, "huge.elf", elf(2, 1, 183, 3, 0, 0x9_A000));
      write(folder, "root.gpkg", rootPackage(elf(2, 1, 183, 3, 0, 8192), 2));
      write(folder, "gap.gpkg", rootPackage(elf(2, 1, 183, 3, 0x1000, 8192), 2));
      write(folder, "half.gpkg", rootPackage(elf(2, 1, 183, 3, 0, 8192), 1));
      write(folder, "script", "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));
      write(folder, "text", "just text\n".getBytes(StandardCharsets.UTF_8));
      write(folder, "kernel.gz", new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2});
      write(folder, "empty", new byte[0]);
      write(folder, "probe.bin", new byte[100_000]);
      write(folder, "initrd", new byte[3 << 20]);
      write(folder, "tree.dtb", tree(48, 48));
      write(folder, "twocpus.dtb", twoCpus());
      write(folder, "cut.dtb", tree(48, 64));
      write(folder, "tree.dts", "/dts-v1/;\n/ { };\n".getBytes(StandardCharsets.UTF_8));
      Files.createDirectories(folder.resolve("folder"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path folder, String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  /** A Linux arm64 Image's header, and zeros. */
  static byte[] linux(int fileSize, long imageSize, long flags) {
    ByteBuffer image = ByteBuffer.allocate(fileSize).order(ByteOrder.LITTLE_ENDIAN);
    image.putLong(8, 0).putLong(16, imageSize).putLong(24, flags).putInt(56, 0x644D_5241);
    return image.array();
  }

  /** An ELF file with one segment. */
  static byte[] elf(int bits, int order, int machine, int type, long address, long memorySize) {
    ByteBuffer elf = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    elf.put(new byte[] {0x7F, 'E', 'L', 'F', (byte) bits, (byte) order, 1});
    elf.putShort(16, (short) type).putShort(18, (short) machine).putInt(20, 1);
    elf.putLong(24, address).putLong(32, 64).putShort(52, (short) 64);
    elf.putShort(54, (short) 56).putShort(56, (short) 1);
    long fileSize = Math.min(memorySize, 64);
    elf.putInt(64, 1).putInt(68, 5).putLong(72, 120).putLong(80, address).putLong(88, address);
    elf.putLong(96, fileSize).putLong(104, memorySize).putLong(112, 4096);
    return elf.array();
  }

  /** A root VM package in which the runtime is also the application. */
  static byte[] rootPackage(byte[] elf, int items) {
    ByteBuffer file = ByteBuffer.allocate(32 + elf.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put("GKPG".getBytes(StandardCharsets.US_ASCII)).putInt(items);
    file.putInt(1).putInt(32).putInt(2).putInt(32);
    return file.put(32, elf).array();
  }

  private static byte[] twoCpus() {
    DeviceTree tree = new DeviceTree();
    Node cpus = tree.root().addChild("cpus");
    cpus.addChild("cpu@0").strings("device_type", "cpu");
    cpus.addChild("cpu@1").strings("device_type", "cpu");
    cpus.addChild("cpu-map");
    return tree.flatten();
  }

  /** An empty tree: header, reservation end, root node. */
  static byte[] tree(int structSize, int totalSize) {
    ByteBuffer tree = ByteBuffer.allocate(72);
    tree.putInt(0xD00D_FEED).putInt(totalSize == 48 ? 72 : 999).putInt(56).putInt(72).putInt(40);
    tree.putInt(17).putInt(16).putInt(0).putInt(0).putInt(structSize == 48 ? 16 : 0);
    tree.putInt(56, 1).putInt(60, 0).putInt(64, 2).putInt(68, 9);
    return tree.array();
  }
}
