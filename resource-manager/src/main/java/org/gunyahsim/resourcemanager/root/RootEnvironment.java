package org.gunyahsim.resourcemanager.root;

import java.util.List;
import java.util.Map;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.jspecify.annotations.Nullable;

/**
 * What the hypervisor tells the root VM: a runtime header of 88 bytes, then the resource manager's
 * own: 16 bytes and one CBOR map whose entries are looked up by name (hypercall reference, sections
 * 10.3 and 10.4).
 *
 * <p>The raw bytes are kept: they are the state, everything else is read from them.
 */
public final class RootEnvironment {
  private static final int RUNTIME_HEADER = 88;
  private static final int RUNTIME_SIGNATURE = 0x454D_5652;
  private static final int DATA_HEADER = 16;
  private static final int DATA_SIGNATURE = 0x524D_4544;

  /** Larger ones are not the hypervisor's. */
  private static final int MAX_PAYLOAD = 0x4000;

  private final byte[] header;
  private final byte[] payload;
  private final Map<String, Object> values;

  private RootEnvironment(byte[] header, byte[] payload) {
    this.header = header;
    this.payload = payload;
    this.values = Cbor.readMap(payload);
  }

  /**
   * Reads the environment from memory.
   *
   * @throws IllegalStateException when there is none: a defect of the hypervisor
   */
  public static RootEnvironment read(GuestCpu cpu, long address) {
    byte[] header = new byte[RUNTIME_HEADER];
    cpu.read(address, header, 0, header.length);
    if (LittleEndian.get32(header, 0) != RUNTIME_SIGNATURE) {
      throw new IllegalStateException("no root VM environment at 0x%x".formatted(address));
    }
    long data = address + LittleEndian.get64(header, 72);
    byte[] dataHeader = new byte[DATA_HEADER];
    cpu.read(data, dataHeader, 0, dataHeader.length);
    int offset = LittleEndian.get32(dataHeader, 8);
    int size = LittleEndian.get32(dataHeader, 12);
    if (LittleEndian.get32(dataHeader, 0) != DATA_SIGNATURE || size < 1 || size > MAX_PAYLOAD) {
      throw new IllegalStateException("no resource manager data at 0x%x".formatted(data));
    }
    byte[] payload = new byte[size];
    cpu.read(data + offset, payload, 0, size);
    return new RootEnvironment(header, payload);
  }

  /** First address of the heap. */
  public long heapBase() {
    return LittleEndian.get64(header, 24);
  }

  /** Bytes of the heap. */
  public long heapSize() {
    return LittleEndian.get64(header, 32);
  }

  public long gicdBase() {
    return LittleEndian.get64(header, 56);
  }

  /** The root VM's own redistributor. */
  public long gicrBase() {
    return LittleEndian.get64(header, 64);
  }

  /** An integer, which must be there. */
  public long number(String key) {
    if (values.get(key) instanceof Long value) {
      return value;
    }
    throw new IllegalStateException("root VM environment: no number " + key);
  }

  /** An integer, or a default. */
  public long number(String key, long absent) {
    return values.get(key) instanceof Long value ? value : absent;
  }

  /** A boolean; numbers other than zero are true. */
  public boolean flag(String key) {
    Object value = values.get(key);
    return value instanceof Boolean bool ? bool : value instanceof Long number && number != 0;
  }

  /** An array of integers, empty when absent. */
  public long[] numbers(String key) {
    return longs(values.get(key));
  }

  /** An array of pairs, empty when absent. */
  public List<long[]> pairs(String key) {
    if (values.get(key) instanceof List<?> list) {
      return list.stream().map(RootEnvironment::longs).filter(pair -> pair.length == 2).toList();
    }
    return List.of();
  }

  private static long[] longs(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().mapToLong(item -> item instanceof Long number ? number : -1).toArray();
    }
    return new long[0];
  }

  public void save(StateWriter out) {
    out.bytes(header);
    out.bytes(payload);
  }

  public static RootEnvironment load(StateReader in) {
    byte[] header = in.bytes();
    return new RootEnvironment(header, in.bytes());
  }
}
