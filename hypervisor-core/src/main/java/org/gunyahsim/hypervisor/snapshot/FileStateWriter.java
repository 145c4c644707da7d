package org.gunyahsim.hypervisor.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes a snapshot to a stream, compressed ({@link SnapshotFile}). */
public final class FileStateWriter extends AbstractStateWriter implements AutoCloseable {
  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
  private final OutputStream out;
  private final ByteBuffer word = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
  private boolean inSection;

  /** Begins a snapshot. The stream is closed with this writer. */
  public FileStateWriter(OutputStream target) throws IOException {
    target.write(SnapshotFile.MAGIC);
    target.write(word.putInt(0, SnapshotFile.VERSION).array());
    out = new DeflaterOutputStream(target, deflater, SnapshotFile.CHUNK);
  }

  @Override
  public void section(String name, int version) {
    endSection();
    byte[] header = name.getBytes(StandardCharsets.UTF_8);
    try {
      number(header.length);
      out.write(header);
      number(version);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    inSection = true;
  }

  private void endSection() {
    flushBuffer();
    if (inSection) {
      number(0);
    }
    inSection = false;
  }

  @Override
  void consume(byte[] bytes, int offset, int length) {
    if (!inSection) {
      throw new IllegalStateException("state is written outside any section");
    }
    try {
      number(length);
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void number(int value) {
    try {
      out.write(word.putInt(0, value).array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      endSection();
      number(0);
      out.close();
    } finally {
      deflater.end();
    }
  }
}
