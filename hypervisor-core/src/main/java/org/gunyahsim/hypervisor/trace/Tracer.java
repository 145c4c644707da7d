package org.gunyahsim.hypervisor.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * Records events. Code on hot paths asks {@link #on} first, so that an event whose category is off
 * costs one branch:
 *
 * <pre>{@code
 * if (tracer.on(Category.VCPU)) {
 *   tracer.begin(EXIT, vmid, vcpu).arg(reason).arg(pc).end();
 * }
 * }</pre>
 */
public final class Tracer {
  private final TraceRecord record = new TraceRecord();
  private final List<TraceSink> sinks = new ArrayList<>();
  private long mask;
  private int count;

  /** Virtual time and physical CPU of the event to come; the step loop keeps them current. */
  private long now;

  private int cpu = -1;

  /** True when somebody wants this category's events. */
  public boolean on(Category category) {
    return (mask & 1L << category.ordinal()) != 0;
  }

  /** Switches categories on, in addition to those that are. */
  public void enable(Category... categories) {
    for (Category category : categories) {
      mask |= category.bit();
    }
  }

  /** Switches categories off. */
  public void disable(Category... categories) {
    for (Category category : categories) {
      mask &= ~category.bit();
    }
  }

  public void addSink(TraceSink sink) {
    sinks.add(sink);
  }

  public void removeSink(TraceSink sink) {
    sinks.remove(sink);
  }

  /** Tells when and where the following events happen. */
  public void at(long time, int physicalCpu) {
    now = time;
    cpu = physicalCpu;
  }

  /** Starts an event. */
  public Tracer begin(EventType type, int vmid, int vcpu) {
    record.type = type;
    record.time = now;
    record.cpu = cpu;
    record.vmid = vmid;
    record.vcpu = vcpu;
    record.payloadLength = 0;
    count = 0;
    return this;
  }

  /** Starts an event that happened at another time than {@link #at} said. */
  public Tracer beginAt(EventType type, int vmid, int vcpu, long time) {
    begin(type, vmid, vcpu);
    record.time = time;
    return this;
  }

  /** Adds the next argument. */
  public Tracer arg(long value) {
    record.arguments[count++] = value;
    return this;
  }

  /** Adds bytes, cut at the payload's capacity. */
  public Tracer payload(byte[] bytes, int offset, int length) {
    int kept = Math.min(length, record.payload.length);
    System.arraycopy(bytes, offset, record.payload, 0, kept);
    record.payloadLength = kept;
    return this;
  }

  /** Hands the event to the sinks. */
  public void end() {
    while (count < TraceRecord.ARGUMENTS) {
      record.arguments[count++] = 0;
    }
    for (int i = 0; i < sinks.size(); i++) {
      sinks.get(i).accept(record);
    }
  }
}
