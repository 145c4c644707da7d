package org.gunyahsim.resourcemanager;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Recordings of the real system. */
final class Resources {
  private Resources() {}

  static List<String> lines(String name) {
    try (InputStream in = Resources.class.getResourceAsStream("/transcripts/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no transcript " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A device tree beside which lies its source; compiled by dtc. */
  static byte[] tree(String name) {
    try (InputStream in = Resources.class.getResourceAsStream("/" + name + ".dtb")) {
      if (in == null) {
        throw new IllegalStateException("no tree " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the project's samples. */
  static byte[] sample(String path) {
    String root = System.getProperty("gunyahsim.root", "..");
    try {
      return Files.readAllBytes(Path.of(root, "samples", "conformance").resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The secondary VM's device tree inside the probe's image. */
  static byte[] secondaryTree() {
    byte[] image = sample("probe/probe.bin");
    for (int at = 0; at < image.length - 8; at += 4) {
      if (bigEndian(image, at) == 0xD00D_FEED) {
        return java.util.Arrays.copyOfRange(image, at, at + bigEndian(image, at + 4));
      }
    }
    throw new IllegalStateException("no tree in the probe");
  }

  static int bigEndian(byte[] bytes, int at) {
    return java.nio.ByteBuffer.wrap(bytes).getInt(at);
  }
}
