package org.gunyahsim.hypervisor.memory;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Zeroed memory of which the host commits a page when it is first written.
 *
 * <p>An arena's own {@code allocate} writes zeros and so commits all of it. On Linux and macOS
 * memory comes from an anonymous {@code mmap}; elsewhere from a sparse temporary file, mapped.
 */
final class LazyMemory {
  private static final int PROT_READ_WRITE = 3;
  private static final int MAP_PRIVATE = 2;
  private static final int MAP_ANONYMOUS_LINUX = 0x20;
  private static final int MAP_NORESERVE_LINUX = 0x4000;
  private static final int MAP_ANONYMOUS_MAC = 0x1000;
  private static final int MAP_NORESERVE_MAC = 0x40;

  private LazyMemory() {}

  /** Reserves {@code size} bytes that live as long as {@code arena}. */
  static MemorySegment reserve(long size, Arena arena) {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (os.contains("linux")) {
      return map(size, arena, MAP_PRIVATE | MAP_ANONYMOUS_LINUX | MAP_NORESERVE_LINUX);
    }
    if (os.contains("mac")) {
      return map(size, arena, MAP_PRIVATE | MAP_ANONYMOUS_MAC | MAP_NORESERVE_MAC);
    }
    return sparseFile(size, arena);
  }

  private static MemorySegment map(long size, Arena arena, int flags) {
    Linker linker = Linker.nativeLinker();
    MethodHandle mmap =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("mmap"),
            FunctionDescriptor.of(
                ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
    MethodHandle munmap =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("munmap"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
    try {
      MemorySegment address =
          (MemorySegment)
              mmap.invokeExact(MemorySegment.NULL, size, PROT_READ_WRITE, flags, -1, 0L);
      if (address.address() == -1) {
        throw new OutOfMemoryError(
            "the host refused to reserve " + size + " bytes for the machine's RAM");
      }
      return address.reinterpret(size, arena, segment -> unmap(munmap, segment, size));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static void unmap(MethodHandle munmap, MemorySegment segment, long size) {
    try {
      int ignored = (int) munmap.invokeExact(segment, size);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static MemorySegment sparseFile(long size, Arena arena) {
    try {
      Path file = Files.createTempFile("gunyah-sim-ram", ".bin");
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.SPARSE,
              StandardOpenOption.DELETE_ON_CLOSE)) {
        return channel.map(MapMode.READ_WRITE, 0, size, arena);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
