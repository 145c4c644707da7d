package org.gunyahsim.hypervisor.vic;

/**
 * The state of one virtual IRQ as one word: what Gunyah calls its delivery state, with the same
 * bits, so that traces can be read side by side (hypercall reference, section 8.2).
 */
final class VirqState {
  /** A source that forwarded this IRQ went away while a vCPU was handling it. */
  static final int HW_DETACHED = 1 << 2;

  static final int ENABLED = 1 << 3;
  static final int ACTIVE = 1 << 4;

  /** Configured edge-triggered. */
  static final int CFG_EDGE = 1 << 5;

  /** Level set by ISPENDR; ends with ICPENDR or a write of ICFGR, not with the acknowledge. */
  static final int LEVEL_SW = 1 << 6;

  /** Level set by SETSPI_NSR. */
  static final int LEVEL_MSG = 1 << 7;

  /** Level held by the source. */
  static final int LEVEL_SRC = 1 << 8;

  /** An edge was seen and not acknowledged yet. */
  static final int EDGE = 1 << 9;

  static final int GROUP1 = 1 << 10;

  /** Five bits of priority; the lower three of the architecture's eight are not implemented. */
  static final int PRIORITY_SHIFT = 16;

  static final int PRIORITY_MASK = 31 << PRIORITY_SHIFT;

  /** Index of the vCPU that an SPI is routed to, or {@link #ROUTE_NONE}. */
  static final int ROUTE_SHIFT = 24;

  static final int ROUTE_MASK = 255 << ROUTE_SHIFT;

  /** The affinity written to IROUTER names no vCPU. */
  static final int ROUTE_NONE = 255;

  private static final int LEVELS = LEVEL_SW | LEVEL_MSG | LEVEL_SRC;

  private VirqState() {}

  /** The pending state that ISPENDR shows. */
  static boolean pending(int state) {
    return (state & ((state & CFG_EDGE) != 0 ? EDGE : LEVELS)) != 0;
  }

  /** Pending, enabled and not active: what a CPU interface may be offered. */
  static boolean ready(int state) {
    return (state & (ENABLED | ACTIVE)) == ENABLED && pending(state);
  }

  /** The priority in five bits, 0 highest. */
  static int priority(int state) {
    return (state & PRIORITY_MASK) >> PRIORITY_SHIFT;
  }

  /** 0 or 1. */
  static int group(int state) {
    return (state & GROUP1) != 0 ? 1 : 0;
  }

  static int route(int state) {
    return state >>> ROUTE_SHIFT;
  }

  static int withRoute(int state, int route) {
    return state & ~ROUTE_MASK | route << ROUTE_SHIFT;
  }

  /** Takes the eight bits of an IPRIORITYR byte. */
  static int withPriority(int state, int value) {
    return state & ~PRIORITY_MASK | (value & 0xF8) << PRIORITY_SHIFT - 3;
  }

  /** What an acknowledge leaves: active, the edge consumed; levels stay, the software-set too. */
  static int acknowledged(int state) {
    return state & ~EDGE | ACTIVE;
  }
}
