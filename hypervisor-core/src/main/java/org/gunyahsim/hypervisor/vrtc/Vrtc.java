package org.gunyahsim.hypervisor.vrtc;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.addrspace.AddressSpace.AttachedVdevice;
import org.gunyahsim.hypervisor.addrspace.Vdevice;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.object.ObjectState;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.platform.Pl031Registers;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.time.SystemCounter;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/**
 * A real-time clock with a PL031's registers and without its interrupt: the system counter, moved
 * by a base that is set once by whoever knows the time, or by the guest.
 *
 * <p>Only aligned words are accessed; what is not named reads zero and ignores writes.
 */
public final class Vrtc extends HypObject implements Vdevice {
  private static final int PERIPHERAL = 0x0004_1031;
  private static final long SECOND = 1_000_000_000;

  private final Hypervisor hypervisor;

  /** Where it stands; null while not configured. */
  private @Nullable AttachedVdevice place;

  /** What the counter lacks to the time, in ticks; negative when the guest has gone back. */
  private long timeBase;

  /** Seconds, modulo 2^32, that the clock was last set to. */
  private int load;

  public Vrtc(Hypervisor hypervisor, long id) {
    super(ObjectType.VRTC, id);
    this.hypervisor = hypervisor;
  }

  /** Where it stands in every address space that it is attached to; null while not configured. */
  public @Nullable AttachedVdevice place() {
    return place;
  }

  /**
   * Says where it will stand.
   *
   * @param ipa of its page
   * @return ADDR_INVALID for what is no page, OBJECT_STATE after activation, or OK
   */
  public int configure(long ipa) {
    if (ipa % Pl031Registers.SIZE != 0
        || Long.compareUnsigned(ipa + Pl031Registers.SIZE, ipa) < 0) {
      return ErrorCode.ADDR_INVALID;
    }
    if (state() != ObjectState.INIT) {
      return ErrorCode.OBJECT_STATE;
    }
    place = new AttachedVdevice(this, ipa, Pl031Registers.SIZE);
    return ErrorCode.OK;
  }

  /** OBJECT_CONFIG without a place. */
  @Override
  public int activate() {
    return place == null ? ErrorCode.OBJECT_CONFIG : ErrorCode.OK;
  }

  /**
   * Sets the time, once.
   *
   * @param time ns since 1970, unsigned
   * @param reference what the system counter read then, ticks
   * @return OBJECT_STATE unless active; BUSY when it has been set, by the guest too;
   *     ARGUMENT_INVALID for a reference in the future; or OK
   */
  public int setTimeBase(long time, long reference) {
    if (!isActive()) {
      return ErrorCode.OBJECT_STATE;
    }
    if (timeBase != 0) {
      return ErrorCode.BUSY;
    }
    if (Long.compareUnsigned(counter(), reference) < 0) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    timeBase = Long.divideUnsigned(time, SystemCounter.TICK) - reference;
    load = (int) Long.divideUnsigned(time, SECOND);
    return ErrorCode.OK;
  }

  /**
   * Makes it answer in an address space, in place of one that did before. A clock can serve
   * several.
   *
   * @return OBJECT_STATE unless both are active; ADDR_INVALID or ADDR_OVERFLOW when it stands
   *     beyond the addresses there; or OK
   */
  public int attach(AddressSpace space) {
    if (!isActive() || !space.isActive()) {
      return ErrorCode.OBJECT_STATE;
    }
    return space.attachVrtc(this);
  }

  private long counter() {
    return SystemCounter.ticks(hypervisor.now());
  }

  @Override
  public boolean access(Vcpu vcpu, VcpuExit exit, long offset) {
    if (exit.size != Integer.BYTES || offset % Integer.BYTES != 0) {
      return false;
    }
    if (exit.write) {
      write((int) offset, (int) exit.value);
    } else {
      exit.value = Integer.toUnsignedLong(read((int) offset));
    }
    return true;
  }

  private int read(int register) {
    return switch (register) {
      case Pl031Registers.DR ->
          (int) Long.divideUnsigned(timeBase + counter(), SystemCounter.FREQUENCY);
      case Pl031Registers.LR -> load;
      case Pl031Registers.CR -> 1;
      default ->
          register >= Pl031Registers.PERIPH_ID0
              ? Pl031Registers.identification(register, PERIPHERAL)
              : 0;
    };
  }

  private void write(int register, int value) {
    if (register == Pl031Registers.LR) {
      timeBase = Integer.toUnsignedLong(value) * SystemCounter.FREQUENCY - counter();
      load = value;
    }
  }

  @Override
  protected void deactivate() {}

  @Override
  protected void cleanup() {}

  @Override
  public void save(StateWriter out) {
    out.bool(place != null);
    out.i64(place == null ? 0 : place.ipa());
    out.i64(timeBase);
    out.i32(load);
  }

  @Override
  public void load(StateReader in, ObjectService objects) {
    boolean placed = in.bool();
    long ipa = in.i64();
    place = placed ? new AttachedVdevice(this, ipa, Pl031Registers.SIZE) : null;
    timeBase = in.i64();
    load = in.i32();
  }
}
