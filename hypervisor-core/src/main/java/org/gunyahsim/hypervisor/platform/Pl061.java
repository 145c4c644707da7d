package org.gunyahsim.hypervisor.platform;

import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/** PL061 general-purpose I/O (Arm DDI 0190) with nothing connected: inputs are pulled down. */
public final class Pl061 implements PlatformDevice {
  public static final long SIZE = 0x1000;

  private static final int DATA_END = 0x400;
  private static final int DIR = 0x400;
  private static final int IS = 0x404;
  private static final int IBE = 0x408;
  private static final int IEV = 0x40C;
  private static final int IE = 0x410;
  private static final int RIS = 0x414;
  private static final int MIS = 0x418;
  private static final int IC = 0x41C;
  private static final int AFSEL = 0x420;
  private static final int[] IDENTIFICATION = {0x61, 0x10, 0x04, 0x00, 0x0D, 0xF0, 0x05, 0xB1};

  private final long base;
  private final InterruptLine line;
  private int data;

  /** The pins when edges were last looked for. */
  private int seen;

  private int direction;
  private int sense;
  private int bothEdges;
  private int event;
  private int mask;
  private int raw;
  private int alternate;

  public Pl061(long base, InterruptLine line) {
    this.base = base;
    this.line = line;
  }

  @Override
  public long base() {
    return base;
  }

  @Override
  public long size() {
    return SIZE;
  }

  /** Follows the pins: those that are inputs raise edges, all of them levels, and both stay. */
  private void update() {
    int changed = (seen ^ data) & ~direction;
    if (changed != 0) {
      seen = data;
      raw |= changed & ~sense & (bothEdges | ~(data ^ event));
    }
    raw = (raw | ~(data ^ event) & sense) & 0xFF;
    line.set((raw & mask) != 0);
  }

  @Override
  public long read(long offset, int size) {
    int at = (int) offset & ~3;
    if (at < DATA_END) {
      return data & at >> 2;
    }
    if (at >= 0xFE0) {
      return IDENTIFICATION[(at - 0xFE0) >> 2];
    }
    return switch (at) {
      case DIR -> direction;
      case IS -> sense;
      case IBE -> bothEdges;
      case IEV -> event;
      case IE -> mask;
      case RIS -> raw;
      case MIS -> raw & mask;
      case AFSEL -> alternate;
      default -> 0;
    };
  }

  @Override
  public void write(long offset, int size, long value) {
    int at = (int) offset & ~3;
    int bits = (int) value & 0xFF;
    if (at < DATA_END) {
      int written = at >> 2 & direction;
      data = data & ~written | bits & written;
      update();
      return;
    }
    switch (at) {
      case DIR -> direction = bits;
      case IS -> sense = bits;
      case IBE -> bothEdges = bits;
      case IEV -> event = bits;
      case IE -> mask = bits;
      case IC -> raw &= ~bits;
      case AFSEL -> alternate = bits;
      default -> {
        return;
      }
    }
    update();
  }

  @Override
  public void save(StateWriter out) {
    out.section("pl061", 1);
    for (int register :
        new int[] {data, seen, direction, sense, bothEdges, event, mask, raw, alternate}) {
      out.i32(register);
    }
  }

  @Override
  public void load(StateReader in) {
    in.section("pl061");
    data = in.i32();
    seen = in.i32();
    direction = in.i32();
    sense = in.i32();
    bothEdges = in.i32();
    event = in.i32();
    mask = in.i32();
    raw = in.i32();
    alternate = in.i32();
  }
}
