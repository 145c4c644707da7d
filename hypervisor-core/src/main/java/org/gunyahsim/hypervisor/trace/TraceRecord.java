package org.gunyahsim.hypervisor.trace;

/** One event as it happened. A single instance is reused: a sink copies what it wants to keep. */
public final class TraceRecord {
  public static final int ARGUMENTS = 13;

  public EventType type = EventType.of(0, "none", Category.OBJECT);

  /** Virtual time, ns. */
  public long time;

  /** Physical CPU, or -1. */
  public int cpu;

  /** VMID of the vCPU that caused it, or 0 for the hypervisor itself. */
  public int vmid;

  /** Index of that vCPU in its VM, or -1. */
  public int vcpu;

  public final long[] arguments = new long[ARGUMENTS];

  /**
   * Bytes that go with the event (a message, for instance); only the first {@link #payloadLength}
   * are valid.
   */
  public byte[] payload = new byte[1024];

  public int payloadLength;
}
