package org.gunyahsim.machine.trace;

import org.gunyahsim.hypervisor.trace.TraceRecord;

/** How the events of one type read. */
interface EventFormat {
  /** What stands in the column of events. */
  String label();

  /** Appends the rest of the line. */
  void describe(TraceRecord record, StringBuilder out);
}
