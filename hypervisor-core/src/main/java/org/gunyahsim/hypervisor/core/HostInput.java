package org.gunyahsim.hypervisor.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.trace.Category;
import org.jspecify.annotations.Nullable;

/**
 * The one way in: console bytes, network frames, calls from outside. Host threads offer input at
 * any time; it enters the machine between two rounds and is logged there. When a log is replayed,
 * its entries enter at the rounds and times that it names instead.
 */
public final class HostInput implements Snapshottable {
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Offer(int source, byte[] data) {
    Offer {
      data = data.clone();
    }
  }

  private final Hypervisor hypervisor;
  private final List<String> names = new ArrayList<>();
  private final List<InputSink> sinks = new ArrayList<>();
  private final ConcurrentLinkedQueue<Offer> offers = new ConcurrentLinkedQueue<>();
  private final ArrayDeque<InputLog.Entry> replay = new ArrayDeque<>();
  private InputLog log = new InputLog();
  private long entered;

  HostInput(Hypervisor hypervisor) {
    this.hypervisor = hypervisor;
  }

  /**
   * Adds a source; the order of registration must be the same in every run of a machine.
   *
   * @return its index
   */
  public int register(String name, InputSink sink) {
    names.add(name);
    sinks.add(sink);
    return sinks.size() - 1;
  }

  /** Names of the sources by index. */
  public List<String> sources() {
    return List.copyOf(names);
  }

  /** Offers input; from any host thread. */
  public void offer(int source, byte[] data) {
    if (source < 0 || source >= sinks.size()) {
      throw new IllegalArgumentException("no input source " + source);
    }
    offers.add(new Offer(source, data));
  }

  /** True when input waits to enter. */
  public boolean waiting() {
    return !offers.isEmpty();
  }

  /** What has entered so far. */
  public InputLog log() {
    return log;
  }

  /**
   * Replays a recorded run from here on: what had entered by now is skipped. Offers wait until the
   * last entry is in.
   */
  void replay(InputLog recorded) {
    long skip = entered - recorded.first();
    if (skip < 0 || skip > recorded.entries().size()) {
      throw new IllegalArgumentException("the input log does not cover this point of the run");
    }
    replay.clear();
    replay.addAll(recorded.entries().subList((int) skip, recorded.entries().size()));
  }

  /** True when something is to enter before this round. */
  boolean due(long round) {
    InputLog.Entry next = replay.peek();
    return next != null ? next.round() == round : !offers.isEmpty();
  }

  /** The time of the next replayed entry before this round, or {@link Long#MAX_VALUE}. */
  long nextReplay(long round) {
    InputLog.Entry next = replay.peek();
    return next != null && next.round() == round ? next.time() : Long.MAX_VALUE;
  }

  /** Lets in what is due before a round at its time. */
  void deliver(long round, long time) {
    InputLog.Entry entry = replay.peek();
    while (entry != null && entry.round() == round) {
      replay.remove();
      accept(entry);
      entry = replay.peek();
    }
    if (entry == null) {
      Offer offer = poll();
      while (offer != null) {
        accept(new InputLog.Entry(round, time, offer.source, offer.data));
        offer = poll();
      }
    }
  }

  private @Nullable Offer poll() {
    return offers.isEmpty() ? null : offers.poll();
  }

  private void accept(InputLog.Entry entry) {
    log.add(entry);
    entered++;
    if (hypervisor.tracer().on(Category.INPUT)) {
      hypervisor
          .tracer()
          .begin(CoreEvents.INPUT, 0, -1)
          .arg(entry.source())
          .arg(entry.data().length)
          .payload(entry.data(), 0, entry.data().length)
          .end();
    }
    sinks.get(entry.source()).accept(entry.data());
  }

  /** Writes how many inputs have entered: where in its log the machine stands. */
  @Override
  public void save(StateWriter out) {
    out.section("input", 1);
    out.i64(entered);
  }

  @Override
  public void load(StateReader in) {
    in.section("input");
    entered = in.i64();
    log = new InputLog(entered);
    replay.clear();
  }
}
