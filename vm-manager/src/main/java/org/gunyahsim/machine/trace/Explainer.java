package org.gunyahsim.machine.trace;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.gunyahsim.hypervisor.hypercall.HypercallEvents;
import org.gunyahsim.hypervisor.trace.TraceRecord;
import org.gunyahsim.hypervisor.trace.TraceSink;

/**
 * Puts the events of each hypercall together and hands out its explanation when it returns. Calls
 * of several vCPUs may be under way at once.
 */
public final class Explainer implements TraceSink {
  /** Gets what is explained. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Called when a call returns.
     *
     * @param call its running number
     * @param failed whether it returned an error, or OK without having done anything
     * @param summary one line
     * @param text the explanation, lines that end with a line feed
     */
    void explained(long call, boolean failed, String summary, String text);
  }

  private final IntFunction<String> vmNames;
  private final Listener listener;
  private final Map<Long, Explanation> open = new HashMap<>();

  /**
   * Makes an explainer.
   *
   * @param vmNames a short name for each VMID
   */
  public Explainer(IntFunction<String> vmNames, Listener listener) {
    this.vmNames = vmNames;
    this.listener = listener;
  }

  @Override
  public void accept(TraceRecord record) {
    if (record.type.equals(HypercallEvents.CALL)) {
      String who = vmNames.apply(record.vmid) + "/" + record.vcpu;
      open.put(record.arguments[0], new Explanation(who, record));
    } else if (record.type.equals(HypercallEvents.LOOKUP)) {
      Explanation explanation = open.get(record.arguments[0]);
      if (explanation != null) {
        explanation.lookedUp(record);
      }
    } else if (record.type.equals(HypercallEvents.RETURN)) {
      Explanation explanation = open.remove(record.arguments[0]);
      if (explanation != null) {
        boolean failed = Explanation.failed(record) || Explanation.withoutEffect(record);
        listener.explained(
            record.arguments[0], failed, explanation.summary(record), explanation.text(record));
      }
    }
  }
}
