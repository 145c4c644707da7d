package org.gunyahsim.machine.spec;

import java.util.Arrays;

/**
 * A file that the machine is to load, read once: the bytes that were checked are the bytes that
 * run. Two are equal when their bytes are.
 */
public final class Artifact {
  private final String name;
  private final byte[] bytes;

  private Artifact(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /**
   * Bytes under a name.
   *
   * @param name as messages show it, usually the path that the person wrote
   * @param bytes handed over: the caller does not change them afterwards
   */
  public static Artifact of(String name, byte[] bytes) {
    return new Artifact(name, bytes);
  }

  public String name() {
    return name;
  }

  public int size() {
    return bytes.length;
  }

  /** The bytes themselves, not a copy: images are large. Not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Artifact that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return name + " (" + bytes.length + " bytes)";
  }
}
