package org.gunyahsim.guest.loader;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Takes the wrapping off an image: gzip, or an EFI zboot program with gzip inside. */
final class Compression {
  /** What comes out may not be larger: a small file must not fill the host's memory. */
  static final int LIMIT = 256 << 20;

  private static final int GZIP_MAGIC = 0x8B1F;

  private Compression() {}

  /** The content of a wrapped file; any other file as it is. */
  static byte[] unwrap(byte[] file) throws ImageException {
    return unwrap(file, LIMIT);
  }

  /** With a limit of the caller's, bytes. */
  static byte[] unwrap(byte[] file, int limit) throws ImageException {
    Bytes bytes = new Bytes(file);
    if (bytes.has(0, 2) && bytes.u16(0) == GZIP_MAGIC) {
      return gunzip(file, 0, file.length, limit);
    }
    if (bytes.has(0, 32) && bytes.holds(0, "MZ") && bytes.holds(4, "zimg")) {
      return zboot(bytes, limit);
    }
    return file;
  }

  /** The header of drivers/firmware/efi/libstub: payload offset, size, and the method's name. */
  private static byte[] zboot(Bytes bytes, int limit) throws ImageException {
    long offset = bytes.u32(8);
    long size = bytes.u32(12);
    if (!bytes.holds(24, "gzip\0")) {
      throw new ImageException(
          "is an EFI zboot image that is not compressed with gzip", "extract the Image from it");
    }
    if (!bytes.has(offset, size)) {
      throw new ImageException("is an EFI zboot image that was cut off", "copy it again");
    }
    return gunzip(bytes.array(), (int) offset, (int) size, limit);
  }

  private static byte[] gunzip(byte[] file, int offset, int length, int limit)
      throws ImageException {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(file, offset, length), 1 << 16)) {
      byte[] content = in.readNBytes(limit);
      if (in.read() >= 0) {
        throw new ImageException("unpacks to more than %d MiB".formatted(limit >> 20));
      }
      return content;
    } catch (EOFException e) {
      throw new ImageException("is a gzip file that was cut off", "copy it again");
    } catch (IOException e) {
      throw new ImageException("is a damaged gzip file: " + e.getMessage());
    }
  }
}
