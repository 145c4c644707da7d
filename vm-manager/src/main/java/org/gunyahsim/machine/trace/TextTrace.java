package org.gunyahsim.machine.trace;

import java.io.Flushable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.gunyahsim.guest.loader.Symbols;
import org.gunyahsim.hypervisor.hypercall.HypercallEvents;
import org.gunyahsim.hypervisor.trace.EventType;
import org.gunyahsim.hypervisor.trace.TraceRecord;
import org.gunyahsim.hypervisor.trace.TraceSink;

/**
 * The event stream as text, one line for each event:
 *
 * <pre>
 *  time in s        CPU   VM/vCPU          what happened
 *     0.084213500  cpu0  primary/0        hypercall    #7 msgqueue_send(msgqueue=..., size=8, ...)
 *     0.084214500  cpu0  primary/0        return       #7 msgqueue_send = OK, not_full=1
 * </pre>
 *
 * <p>Hypercalls have the names of the declared table; messages of RPC queues are decoded.
 */
public final class TextTrace implements TraceSink, Flushable {
  private static final int EVENT_WIDTH = 16;
  private static final int WHO_WIDTH = 16;

  private final Appendable out;
  private final IntFunction<String> vmNames;
  private final Map<EventType, EventFormat> formats = new HashMap<>();
  private final EventFormats known;
  private final StringBuilder line = new StringBuilder(256);

  /**
   * Makes a trace.
   *
   * @param out gets whole lines; a failure to write ends the trace silently
   * @param vmNames a short name for each VMID
   * @param symbols what the image of the VM with that VMID calls its addresses
   */
  public TextTrace(Appendable out, IntFunction<String> vmNames, IntFunction<Symbols> symbols) {
    this.out = out;
    this.vmNames = vmNames;
    this.known = new EventFormats(symbols);
  }

  @Override
  public void accept(TraceRecord record) {
    if (record.type.equals(HypercallEvents.LOOKUP)) {
      // What a call was judged by is for explanations.
      return;
    }
    line.setLength(0);
    time(record.time);
    line.append(record.cpu < 0 ? "  -   " : "  cpu" + record.cpu);
    line.append("  ");
    int start = line.length();
    who(record.vmid, record.vcpu);
    pad(start + WHO_WIDTH);
    line.append(' ');
    start = line.length();
    EventFormat format = formats.computeIfAbsent(record.type, known::of);
    line.append(format.label());
    pad(start + EVENT_WIDTH);
    line.append(' ');
    format.describe(record, line);
    while (line.charAt(line.length() - 1) == ' ') {
      line.setLength(line.length() - 1);
    }
    line.append('\n');
    try {
      out.append(line);
    } catch (IOException e) {
      // The reader went away: the machine runs on.
    }
  }

  private void time(long nanoseconds) {
    String seconds = Long.toString(nanoseconds / 1_000_000_000);
    line.repeat(' ', Math.max(0, 4 - seconds.length())).append(seconds).append('.');
    String fraction = Long.toString(nanoseconds % 1_000_000_000);
    line.repeat('0', 9 - fraction.length()).append(fraction);
  }

  private void who(int vmid, int vcpu) {
    if (vmid == 0) {
      line.append("hypervisor");
    } else {
      line.append(vmNames.apply(vmid)).append('/');
      line.append(vcpu < 0 ? "-" : Integer.toString(vcpu));
    }
  }

  private void pad(int column) {
    line.repeat(' ', Math.max(0, column - line.length()));
  }

  /** Hands on what is buffered below. */
  @Override
  public void flush() {
    if (out instanceof Flushable flushable) {
      try {
        flushable.flush();
      } catch (IOException e) {
        // As in accept.
      }
    }
  }
}
