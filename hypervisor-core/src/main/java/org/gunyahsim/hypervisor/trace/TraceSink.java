package org.gunyahsim.hypervisor.trace;

/** A view of the event stream: text log, ring, timeline, capture. */
@FunctionalInterface
public interface TraceSink {
  /** Called for each event of an enabled category, in order. The record is reused afterwards. */
  void accept(TraceRecord record);
}
