package org.gunyahsim.hypervisor.snapshot;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;

/**
 * Reads a snapshot ({@link SnapshotFile}). Whatever is wrong with it is a {@link
 * SnapshotException}.
 */
public final class FileStateReader implements StateReader, AutoCloseable {
  private static final int MAX_NAME = 256;
  private static final int MAX_ARRAY = 1 << 28;

  private final InputStream in;
  private final ByteBuffer chunk =
      ByteBuffer.allocate(SnapshotFile.CHUNK).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteBuffer word = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
  private String section = "";
  private boolean sectionEnded = true;

  /** Opens a snapshot. The stream is closed with this reader. */
  public FileStateReader(InputStream source) throws IOException {
    byte[] magic = source.readNBytes(SnapshotFile.MAGIC.length);
    byte[] version = source.readNBytes(4);
    if (!Arrays.equals(magic, SnapshotFile.MAGIC) || version.length < 4) {
      throw new SnapshotException("this is no snapshot");
    }
    int number = ByteBuffer.wrap(version).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (number != SnapshotFile.VERSION) {
      throw new SnapshotException(
          "the snapshot has format %d, and this program reads %d only: save the machine anew"
              .formatted(number, SnapshotFile.VERSION));
    }
    in = new InflaterInputStream(source);
    chunk.limit(0);
  }

  @Override
  public int section(String name) {
    if (!sectionEnded && (chunk.hasRemaining() || nextChunk())) {
      throw new SnapshotException("section " + section + " of the snapshot is too long");
    }
    int length = number();
    if (length < 0 || length > MAX_NAME) {
      throw new SnapshotException("the snapshot is damaged after section " + section);
    }
    byte[] found = new byte[length];
    fill(found, 0, length);
    String stored = new String(found, StandardCharsets.UTF_8);
    if (!stored.equals(name)) {
      throw new SnapshotException(
          "the snapshot has section '" + stored + "' where '" + name + "' is expected");
    }
    section = name;
    sectionEnded = false;
    chunk.limit(0);
    return number();
  }

  /** Fetches the next chunk; false at the section's end. */
  private boolean nextChunk() {
    if (sectionEnded) {
      return false;
    }
    int length = number();
    if (length < 0 || length > SnapshotFile.CHUNK) {
      throw new SnapshotException("section " + section + " of the snapshot is damaged");
    }
    if (length == 0) {
      sectionEnded = true;
      return false;
    }
    fill(chunk.array(), 0, length);
    chunk.position(0).limit(length);
    return true;
  }

  private int number() {
    fill(word.array(), 0, 4);
    return word.getInt(0);
  }

  private void fill(byte[] into, int at, int length) {
    try {
      if (in.readNBytes(into, at, length) < length) {
        throw new EOFException();
      }
    } catch (IOException e) {
      throw new SnapshotException("the snapshot ends or is damaged in section " + section);
    }
  }

  /** Reads bytes of the current section. */
  private void take(byte[] into, int length) {
    int at = 0;
    while (at < length) {
      if (!chunk.hasRemaining() && !nextChunk()) {
        throw new SnapshotException("section " + section + " of the snapshot is too short");
      }
      int part = Math.min(chunk.remaining(), length - at);
      chunk.get(into, at, part);
      at += part;
    }
  }

  @Override
  public boolean bool() {
    take(word.array(), 1);
    return word.get(0) != 0;
  }

  @Override
  public int i32() {
    take(word.array(), 4);
    return word.getInt(0);
  }

  @Override
  public long i64() {
    take(word.array(), 8);
    return word.getLong(0);
  }

  @Override
  public void i64s(long[] into) {
    if (i32() != into.length) {
      throw new SnapshotException("an array in section " + section + " has another length");
    }
    for (int i = 0; i < into.length; i++) {
      into[i] = i64();
    }
  }

  @Override
  public byte[] bytes() {
    int length = i32();
    if (length < 0 || length > MAX_ARRAY) {
      throw new SnapshotException("an array in section " + section + " has an impossible length");
    }
    byte[] values = new byte[length];
    take(values, length);
    return values;
  }

  @Override
  public String string() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** Checks that everything was read, and the checksum of all. */
  public void end() {
    if (!sectionEnded && (chunk.hasRemaining() || nextChunk()) || number() != 0) {
      throw new SnapshotException("the snapshot has more than this machine can hold");
    }
    try {
      if (in.read() >= 0) {
        throw new SnapshotException("the snapshot goes on after its end");
      }
    } catch (IOException e) {
      throw new SnapshotException("the snapshot is damaged: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
