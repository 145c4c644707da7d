package org.gunyahsim.vmmanager.api;

import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.jspecify.annotations.Nullable;

/**
 * The driver of the platform's host queue: a page of registers at a fixed address, with a window
 * into the first request and one into the response, and DMA for what is larger than a few words.
 * The register map is the device's; see it there.
 */
public final class MmioHostPort implements HostPort {
  private static final int IDENT = 0x000;
  private static final int PENDING = 0x008;
  private static final int REQUEST_LENGTH = 0x018;
  private static final int REQUEST_OFFSET = 0x020;
  private static final int REQUEST_DONE = 0x028;
  private static final int RESPONSE_ID = 0x030;
  private static final int RESPONSE_LENGTH = 0x038;
  private static final int RESPONSE_OFFSET = 0x040;
  private static final int RESPONSE_SEND = 0x048;
  private static final int DMA_ADDRESS = 0x050;
  private static final int DMA_FROM_REQUEST = 0x058;
  private static final int DMA_TO_RESPONSE = 0x060;
  private static final int REQUEST_WINDOW = 0x400;
  private static final int RESPONSE_WINDOW = 0x800;

  private static final long IDENT_VALUE = 1L << 32 | 0x5148_5347L;

  /** Up to here through the window, a word at a time. */
  private static final int SMALL = 128;

  private static final int BUFFER = 4096;

  private final long base;
  private final long buffer;

  /**
   * Names the device.
   *
   * @param base IPA of its registers
   * @param buffer IPA of a page of RAM, the same physical address
   */
  public MmioHostPort(long base, long buffer) {
    this.base = base;
    this.buffer = buffer;
  }

  /** True when the device is there. */
  public boolean present(GuestCpu cpu) {
    return cpu.load(base + IDENT, 8) == IDENT_VALUE;
  }

  @Override
  public byte @Nullable [] take(GuestCpu cpu) {
    if (cpu.load(base + PENDING, 8) == 0) {
      return null;
    }
    byte[] request = new byte[(int) cpu.load(base + REQUEST_LENGTH, 8)];
    cpu.store(base + REQUEST_OFFSET, 8, 0);
    if (request.length <= SMALL) {
      for (int at = 0; at < request.length; at += 8) {
        long word = cpu.load(base + REQUEST_WINDOW + at, 8);
        for (int i = 0; i < 8 && at + i < request.length; i++) {
          request[at + i] = (byte) (word >>> 8 * i);
        }
      }
    } else {
      for (int at = 0; at < request.length; at += BUFFER) {
        int length = Math.min(BUFFER, request.length - at);
        cpu.store(base + DMA_ADDRESS, 8, buffer);
        cpu.store(base + DMA_FROM_REQUEST, 8, length);
        cpu.read(buffer, request, at, length);
      }
    }
    cpu.store(base + REQUEST_DONE, 8, 0);
    return request;
  }

  @Override
  public void complete(GuestCpu cpu, HostReply reply) {
    byte[] bytes = reply.encode();
    cpu.store(base + RESPONSE_ID, 8, reply.id());
    cpu.store(base + RESPONSE_LENGTH, 8, bytes.length);
    cpu.store(base + RESPONSE_OFFSET, 8, 0);
    if (bytes.length <= SMALL) {
      byte[] padded = java.util.Arrays.copyOf(bytes, bytes.length + 7 & -8);
      for (int at = 0; at < bytes.length; at += 8) {
        cpu.store(base + RESPONSE_WINDOW + at, 8, LittleEndian.get64(padded, at));
      }
    } else {
      for (int at = 0; at < bytes.length; at += BUFFER) {
        int length = Math.min(BUFFER, bytes.length - at);
        cpu.write(buffer, bytes, at, length);
        cpu.store(base + DMA_ADDRESS, 8, buffer);
        cpu.store(base + DMA_TO_RESPONSE, 8, length);
      }
    }
    cpu.store(base + RESPONSE_SEND, 8, 0);
  }
}
