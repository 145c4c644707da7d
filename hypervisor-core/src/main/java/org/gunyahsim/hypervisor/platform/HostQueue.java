package org.gunyahsim.hypervisor.platform;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * How requests from outside the machine reach a program in the primary VM, and answers get back: a
 * queue of messages with a page of registers and a level interrupt that is high while a request
 * waits. What the messages mean is between the program and the outside.
 *
 * <p>Registers, all 64 bits wide (32-bit accesses reach the low halves); those marked * act on
 * write:
 *
 * <table>
 * <caption>Registers</caption>
 * <tr><td>0x000</td><td>IDENT</td><td>"GSHQ" in the low half, version 1 in the high half</td></tr>
 * <tr><td>0x008</td><td>PENDING</td><td>requests that wait</td></tr>
 * <tr><td>0x010</td><td>REQUEST_ID</td><td>of the first request, 0 when there is none</td></tr>
 * <tr><td>0x018</td><td>REQUEST_LENGTH</td><td>bytes</td></tr>
 * <tr><td>0x020</td><td>REQUEST_OFFSET</td><td>where the window and DMA look into the request</td></tr>
 * <tr><td>0x028*</td><td>REQUEST_DONE</td><td>removes the first request; offset becomes 0</td></tr>
 * <tr><td>0x030</td><td>RESPONSE_ID</td><td></td></tr>
 * <tr><td>0x038</td><td>RESPONSE_LENGTH</td><td>bytes, at most {@link #MAX_LENGTH}; new ones are 0</td></tr>
 * <tr><td>0x040</td><td>RESPONSE_OFFSET</td><td></td></tr>
 * <tr><td>0x048*</td><td>RESPONSE_SEND</td><td>hands the response out; length and offset become 0</td></tr>
 * <tr><td>0x050</td><td>DMA_ADDRESS</td><td>physical, in RAM</td></tr>
 * <tr><td>0x058*</td><td>DMA_FROM_REQUEST</td><td>copies so many bytes to RAM and advances offset and
 * address</td></tr>
 * <tr><td>0x060*</td><td>DMA_TO_RESPONSE</td><td>copies so many bytes from RAM, likewise</td></tr>
 * <tr><td>0x068</td><td>DMA_STATUS</td><td>0 when the last copy was done, 1 when it was refused because
 * one of its ranges does not exist</td></tr>
 * <tr><td>0x400</td><td>request window</td><td>1 KiB, reads bytes from REQUEST_OFFSET on</td></tr>
 * <tr><td>0x800</td><td>response window</td><td>1 KiB, reads and writes from RESPONSE_OFFSET on</td></tr>
 * </table>
 */
public final class HostQueue implements PlatformDevice {
  public static final long SIZE = 0x1000;

  /** Longest request or response, bytes. */
  public static final int MAX_LENGTH = 1 << 24;

  public static final int IDENT = 0x000;
  public static final int PENDING = 0x008;
  public static final int REQUEST_ID = 0x010;
  public static final int REQUEST_LENGTH = 0x018;
  public static final int REQUEST_OFFSET = 0x020;
  public static final int REQUEST_DONE = 0x028;
  public static final int RESPONSE_ID = 0x030;
  public static final int RESPONSE_LENGTH = 0x038;
  public static final int RESPONSE_OFFSET = 0x040;
  public static final int RESPONSE_SEND = 0x048;
  public static final int DMA_ADDRESS = 0x050;
  public static final int DMA_FROM_REQUEST = 0x058;
  public static final int DMA_TO_RESPONSE = 0x060;
  public static final int DMA_STATUS = 0x068;
  public static final int REQUEST_WINDOW = 0x400;
  public static final int RESPONSE_WINDOW = 0x800;
  public static final int WINDOW_SIZE = 0x400;

  /** What {@link #IDENT} reads. */
  public static final long IDENT_VALUE = 1L << 32 | 0x5148_5347L;

  /** Takes what the program answers. */
  @FunctionalInterface
  public interface Responder {
    /** One response. The array belongs to the receiver. */
    void respond(long id, byte[] data);
  }

  private static final class Request {
    final long id;
    final byte[] data;

    Request(long id, byte[] data) {
      this.id = id;
      this.data = data;
    }
  }

  private static final byte[] NOTHING = {};

  private final long base;
  private final InterruptLine line;
  private final PhysicalMemory memory;
  private final ArrayDeque<Request> requests = new ArrayDeque<>();
  private Responder responder = (id, data) -> {};
  private long requestOffset;
  private long responseId;
  private byte[] response = NOTHING;
  private int responseLength;
  private long responseOffset;
  private long dmaAddress;
  private boolean dmaRefused;

  public HostQueue(long base, InterruptLine line, PhysicalMemory memory) {
    this.base = base;
    this.line = line;
    this.memory = memory;
  }

  /** Says who gets the responses. No part of the machine's state. */
  public void setResponder(Responder target) {
    responder = target;
  }

  /**
   * Puts a request in. To be called when the input log says so.
   *
   * @param id what the program sees in REQUEST_ID
   * @param data at most {@link #MAX_LENGTH} bytes, copied
   */
  public void enqueue(long id, byte[] data) {
    if (data.length > MAX_LENGTH) {
      throw new IllegalArgumentException("a request of " + data.length + " bytes");
    }
    requests.add(new Request(id, data.clone()));
    line.set(true);
  }

  @Override
  public long base() {
    return base;
  }

  @Override
  public long size() {
    return SIZE;
  }

  private byte[] requestData() {
    Request first = requests.peek();
    return first == null ? NOTHING : first.data;
  }

  private long requestId() {
    @Nullable Request first = requests.peek();
    return first == null ? 0 : first.id;
  }

  @Override
  public long read(long offset, int size) {
    int at = (int) offset;
    if (at >= RESPONSE_WINDOW && at < RESPONSE_WINDOW + WINDOW_SIZE) {
      return window(response, responseLength, responseOffset + at - RESPONSE_WINDOW, size);
    }
    if (at >= REQUEST_WINDOW && at < REQUEST_WINDOW + WINDOW_SIZE) {
      byte[] data = requestData();
      return window(data, data.length, requestOffset + at - REQUEST_WINDOW, size);
    }
    return register(at & ~7) >>> 8 * (at & 7);
  }

  private static long window(byte[] from, int length, long at, int size) {
    long value = 0;
    for (int i = 0; i < size; i++) {
      if (at + i >= 0 && at + i < length) {
        value |= (from[(int) at + i] & 0xFFL) << 8 * i;
      }
    }
    return value;
  }

  private long register(int at) {
    return switch (at) {
      case IDENT -> IDENT_VALUE;
      case PENDING -> requests.size();
      case REQUEST_ID -> requestId();
      case REQUEST_LENGTH -> requestData().length;
      case REQUEST_OFFSET -> requestOffset;
      case RESPONSE_ID -> responseId;
      case RESPONSE_LENGTH -> responseLength;
      case RESPONSE_OFFSET -> responseOffset;
      case DMA_ADDRESS -> dmaAddress;
      case DMA_STATUS -> dmaRefused ? 1 : 0;
      default -> 0;
    };
  }

  @Override
  public void write(long offset, int size, long value) {
    int at = (int) offset;
    if (at >= RESPONSE_WINDOW && at < RESPONSE_WINDOW + WINDOW_SIZE) {
      for (int i = 0; i < size; i++) {
        long index = responseOffset + at - RESPONSE_WINDOW + i;
        if (index >= 0 && index < responseLength) {
          response[(int) index] = (byte) (value >>> 8 * i);
        }
      }
      return;
    }
    switch (at) {
      case REQUEST_OFFSET -> requestOffset = value;
      case REQUEST_DONE -> {
        requests.poll();
        requestOffset = 0;
        line.set(!requests.isEmpty());
      }
      case RESPONSE_ID -> responseId = value;
      case RESPONSE_LENGTH -> setResponseLength(value);
      case RESPONSE_OFFSET -> responseOffset = value;
      case RESPONSE_SEND -> send();
      case DMA_ADDRESS -> dmaAddress = value;
      case DMA_FROM_REQUEST -> dmaFromRequest(value);
      case DMA_TO_RESPONSE -> dmaToResponse(value);
      default -> {
        // Read-only or reserved.
      }
    }
  }

  private void setResponseLength(long value) {
    int length = (int) Math.min(value < 0 ? MAX_LENGTH : value, MAX_LENGTH);
    if (length > response.length) {
      response =
          Arrays.copyOf(response, Math.max(length, Math.min(2 * responseLength, MAX_LENGTH)));
    } else if (length < responseLength) {
      Arrays.fill(response, length, responseLength, (byte) 0);
    }
    responseLength = length;
  }

  private void send() {
    byte[] data = Arrays.copyOf(response, responseLength);
    response = NOTHING;
    responseLength = 0;
    responseOffset = 0;
    responder.respond(responseId, data);
  }

  private static boolean inside(long offset, long length, int limit) {
    return offset >= 0 && length >= 0 && length <= limit && offset <= limit - length;
  }

  private void dmaFromRequest(long length) {
    byte[] data = requestData();
    dmaRefused =
        !inside(requestOffset, length, data.length) || !memory.contains(dmaAddress, length);
    if (!dmaRefused) {
      memory.write(dmaAddress, data, (int) requestOffset, (int) length);
      requestOffset += length;
      dmaAddress += length;
    }
  }

  private void dmaToResponse(long length) {
    dmaRefused =
        !inside(responseOffset, length, responseLength) || !memory.contains(dmaAddress, length);
    if (!dmaRefused) {
      memory.read(dmaAddress, response, (int) responseOffset, (int) length);
      responseOffset += length;
      dmaAddress += length;
    }
  }

  @Override
  public void save(StateWriter out) {
    out.section("host_queue", 1);
    out.i32(requests.size());
    for (Request request : requests) {
      out.i64(request.id);
      out.bytes(request.data);
    }
    out.i64(requestOffset);
    out.i64(responseId);
    out.bytes(Arrays.copyOf(response, responseLength));
    out.i64(responseOffset);
    out.i64(dmaAddress);
    out.bool(dmaRefused);
  }

  @Override
  public void load(StateReader in) {
    in.section("host_queue");
    requests.clear();
    int count = in.i32();
    if (count < 0) {
      throw new SnapshotException("the host queue has a negative length");
    }
    for (int i = 0; i < count; i++) {
      requests.add(new Request(in.i64(), in.bytes()));
    }
    requestOffset = in.i64();
    responseId = in.i64();
    response = in.bytes();
    responseLength = response.length;
    responseOffset = in.i64();
    dmaAddress = in.i64();
    dmaRefused = in.bool();
  }
}
