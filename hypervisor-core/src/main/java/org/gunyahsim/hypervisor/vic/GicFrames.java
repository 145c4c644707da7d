package org.gunyahsim.hypervisor.vic;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.VdeviceFlags;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.addrspace.Vdevice;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/** The frames of one VIC and where they stand: GICD is frame 0, the GICR of vCPU n is frame n+1. */
final class GicFrames {
  /** Where the frames of a VIC with fixed addresses answer (hypercall reference, section 8.1). */
  static final long FIXED_GICD = 0x0800_0000;

  static final long FIXED_GICR = 0x080A_0000;

  private final Vic vic;
  private final Vdevice[] devices = new Vdevice[Vic.MAX_VCPUS + 1];

  /** Each frame at its fixed address. */
  private final AddressSpace.AttachedVdevice[] fixed =
      new AddressSpace.AttachedVdevice[Vic.MAX_VCPUS + 1];

  /** The address space that each frame is attached to; holds a reference. */
  private final @Nullable AddressSpace[] spaces = new AddressSpace[Vic.MAX_VCPUS + 1];

  private final long[] ipas = new long[Vic.MAX_VCPUS + 1];
  private final long[] sizes = new long[Vic.MAX_VCPUS + 1];

  GicFrames(Vic vic) {
    this.vic = vic;
    devices[0] = new Distributor(vic);
    fixed[0] = new AddressSpace.AttachedVdevice(devices[0], FIXED_GICD, Distributor.SIZE);
    for (int i = 1; i < devices.length; i++) {
      devices[i] = new Redistributor(vic, i - 1, false);
      fixed[i] =
          new AddressSpace.AttachedVdevice(
              new Redistributor(vic, i - 1, true),
              FIXED_GICR + (i - 1) * Redistributor.SIZE,
              Redistributor.SIZE);
    }
  }

  Vdevice device(int frame) {
    return devices[frame];
  }

  int attach(AddressSpace space, int frame, long ipa, long size, long flags) {
    if (frame < 0 || frame > vic.maxVcpus()) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    long allowed = frame == 0 ? 0 : VdeviceFlags.LAST_VALID | VdeviceFlags.LAST;
    if ((flags & ~allowed) != 0) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    if (frame > 0 && vic.vcpu(frame - 1) == null) {
      return ErrorCode.IDLE;
    }
    if (spaces[frame] != null) {
      return ErrorCode.BUSY;
    }
    if (frame > 0) {
      vic.interfaceAt(frame - 1).last =
          (flags & VdeviceFlags.LAST_VALID) != 0
              ? (flags & VdeviceFlags.LAST) != 0
              : frame == vic.maxVcpus();
    }
    int error = space.attachVdevice(devices[frame], ipa, size);
    if (error == ErrorCode.OK) {
      space.retain();
      spaces[frame] = space;
      ipas[frame] = ipa;
      sizes[frame] = size;
    }
    return error;
  }

  /** Detaches a frame: its vCPU goes, or the VIC. Nothing happens when it is not attached. */
  void release(int frame) {
    AddressSpace space = spaces[frame];
    if (space != null) {
      spaces[frame] = null;
      space.detachVdevice(devices[frame]);
      space.release();
    }
  }

  /** The VIC goes. */
  void releaseAll() {
    for (int i = 0; i < spaces.length; i++) {
      release(i);
    }
  }

  /** Null also for the redistributor of a vCPU that is not active: such an access is nobody's. */
  AddressSpace.@Nullable AttachedVdevice fixedAt(long ipa, long size) {
    for (int i = 0; i <= vic.maxVcpus(); i++) {
      AddressSpace.AttachedVdevice frame = fixed[i];
      if (ipa >= frame.ipa() && ipa - frame.ipa() <= frame.size() - size) {
        return i == 0 || vic.vcpu(i - 1) != null ? frame : null;
      }
    }
    return null;
  }

  /** Writes where the frames stand. */
  void save(StateWriter out) {
    for (int i = 0; i < spaces.length; i++) {
      AddressSpace space = spaces[i];
      out.i64(ObjectService.idOf(space));
      if (space != null) {
        out.i64(ipas[i]);
        out.i64(sizes[i]);
      }
    }
  }

  /** Reads what {@link #save} wrote; the references that frames hold are saved with the spaces. */
  void load(StateReader in, ObjectService objects) {
    for (int i = 0; i < spaces.length; i++) {
      AddressSpace space = objects.resolve(in.i64(), AddressSpace.class);
      spaces[i] = space;
      if (space != null) {
        ipas[i] = in.i64();
        sizes[i] = in.i64();
        space.restoreVdevice(devices[i], ipas[i], sizes[i]);
      }
    }
  }
}
