package org.gunyahsim.hypervisor.scheduler;

import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/** 64 FIFO queues, one a priority, linked through the threads themselves. */
final class RunQueue {
  private final @Nullable Vcpu[] first = new Vcpu[64];
  private final @Nullable Vcpu[] last = new Vcpu[64];

  /** Bit p is set when queue p is not empty. */
  private long occupied;

  boolean isEmpty() {
    return occupied == 0;
  }

  /** The highest priority with a thread, or -1. */
  int topPriority() {
    return 63 - Long.numberOfLeadingZeros(occupied);
  }

  boolean hasPriority(int priority) {
    return (occupied >>> priority & 1) != 0;
  }

  @Nullable Vcpu peek(int priority) {
    return first[priority];
  }

  void addLast(Vcpu vcpu) {
    ThreadSchedule s = vcpu.schedule;
    int p = s.priority;
    Vcpu tail = last[p];
    s.previous = tail;
    s.next = null;
    s.queued = true;
    if (tail == null) {
      first[p] = vcpu;
    } else {
      tail.schedule.next = vcpu;
    }
    last[p] = vcpu;
    occupied |= 1L << p;
  }

  void addFirst(Vcpu vcpu) {
    ThreadSchedule s = vcpu.schedule;
    int p = s.priority;
    Vcpu head = first[p];
    s.next = head;
    s.previous = null;
    s.queued = true;
    if (head == null) {
      last[p] = vcpu;
    } else {
      head.schedule.previous = vcpu;
    }
    first[p] = vcpu;
    occupied |= 1L << p;
  }

  void remove(Vcpu vcpu) {
    ThreadSchedule s = vcpu.schedule;
    int p = s.priority;
    Vcpu before = s.previous;
    Vcpu after = s.next;
    if (before == null) {
      first[p] = after;
    } else {
      before.schedule.next = after;
    }
    if (after == null) {
      last[p] = before;
    } else {
      after.schedule.previous = before;
    }
    if (first[p] == null) {
      occupied &= ~(1L << p);
    }
    s.next = null;
    s.previous = null;
    s.queued = false;
  }

  /** Takes the first thread of the highest priority out, or returns null. */
  @Nullable Vcpu removeFirst() {
    if (occupied == 0) {
      return null;
    }
    Vcpu vcpu = first[topPriority()];
    if (vcpu != null) {
      remove(vcpu);
    }
    return vcpu;
  }

  void clear() {
    Vcpu vcpu = removeFirst();
    while (vcpu != null) {
      vcpu = removeFirst();
    }
  }
}
