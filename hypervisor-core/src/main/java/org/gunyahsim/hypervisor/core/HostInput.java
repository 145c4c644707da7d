package org.gunyahsim.hypervisor.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.gunyahsim.hypervisor.trace.Category;
import org.jspecify.annotations.Nullable;

/**
 * The one way in: console bytes, network frames, calls from outside. Host threads offer input at
 * any time; it enters the machine between two rounds and is logged there. When a log is replayed,
 * its entries enter at the rounds and times that it names instead.
 */
public final class HostInput {
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
   * Replays a recorded run: those entries of {@code recorded} that lie at or after {@code round}.
   * Offers wait until the last one has entered.
   */
  void replay(InputLog recorded, long round) {
    log = new InputLog();
    replay.clear();
    for (InputLog.Entry entry : recorded.entries()) {
      if (entry.round() >= round) {
        replay.add(entry);
      } else {
        log.add(entry);
      }
    }
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
}
