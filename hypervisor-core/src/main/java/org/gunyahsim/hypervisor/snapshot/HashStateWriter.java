package org.gunyahsim.hypervisor.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hashes state with SHA-256: as a whole, and section by section to say where two machines differ.
 */
public final class HashStateWriter extends AbstractStateWriter {
  private final MessageDigest whole = sha256();
  private final MessageDigest part = sha256();
  private final Map<String, String> parts = new LinkedHashMap<>();
  private String current = "";
  private int count;

  @Override
  public void section(String name, int version) {
    endSection();
    current = name + "#" + count++;
    byte[] header = name.getBytes(StandardCharsets.UTF_8);
    byte[] numbers =
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(header.length)
            .putInt(version)
            .array();
    whole.update(numbers);
    whole.update(header);
  }

  private void endSection() {
    flushBuffer();
    byte[] digest = part.digest();
    if (!current.isEmpty()) {
      parts.put(current, HexFormat.of().formatHex(digest));
    }
  }

  @Override
  void consume(byte[] bytes, int offset, int length) {
    whole.update(bytes, offset, length);
    part.update(bytes, offset, length);
  }

  /** Ends the hash: 64 hexadecimal digits over everything that was written. */
  public String hash() {
    endSection();
    current = "";
    return HexFormat.of().formatHex(whole.digest());
  }

  /** The hash of each section, by {@code name#number}, in order; complete after {@link #hash}. */
  public Map<String, String> sections() {
    return parts;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
