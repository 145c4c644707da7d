package org.gunyahsim.hypervisor.core;

import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.Quirk;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.addrspace.Vdevice;
import org.gunyahsim.hypervisor.engine.Exceptions;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.memextent.Memextent;
import org.gunyahsim.hypervisor.time.CostTable;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.vcpu.DeviceAccess;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vcpu.VcpuPower;
import org.gunyahsim.hypervisor.vcpu.VcpuRun;
import org.gunyahsim.hypervisor.vic.Vic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stage-2 aborts: devices first, then vMMIO exits to the proxy, else an external abort for the
 * guest (hypercall reference, sections 8.10 and 9.7).
 */
final class AbortTraps {
  /**
   * Aborts in a row that the same instruction of a vector may take, each on top of the last, before
   * it is called endless.
   */
  private static final int VECTOR_LOOP_LIMIT = 64;

  private static final Logger LOG = LoggerFactory.getLogger(AbortTraps.class);

  private final Hypervisor hypervisor;

  AbortTraps(Hypervisor hypervisor) {
    this.hypervisor = hypervisor;
  }

  void dataAbort(Vcpu vcpu) {
    VcpuExit e = vcpu.exit;
    AddressSpace space = vcpu.addressSpace();
    if (space == null) {
      hypervisor.panic(vcpu + " runs without an address space", vcpu);
      return;
    }
    if (e.syndromeValid && !e.stage1Walk) {
      if (!e.permission && device(vcpu, space, e)) {
        return;
      }
      if (!e.permission
          && vcpu.proxied()
          && space.inVmmioRange(e.ipa, e.size)
          && (space.stage2().lookup(e.ipa) & Stage2.VALID) == 0) {
        hypervisor.charge(CostTable.MMIO);
        VcpuRun.mmioExit(vcpu);
        return;
      }
    }
    if (nowMapped(space, e, e.write ? Stage2.WRITE : Stage2.READ)) {
      hypervisor.charge(CostTable.ABORT);
      return;
    }
    if (e.syndromeValid && !e.stage1Walk && e.permission && registerPage(vcpu, space, e)) {
      return;
    }
    inject(vcpu, false);
  }

  private boolean device(Vcpu vcpu, AddressSpace space, VcpuExit e) {
    AddressSpace.AttachedVdevice attached = space.vdeviceAt(e.ipa, e.size);
    Vic vic = vcpu.vic();
    if (attached == null && vic != null) {
      attached = vic.fixedFrameAt(e.ipa, e.size);
    }
    if (attached == null) {
      attached = space.vrtcAt(e.ipa, e.size);
    }
    if (attached == null) {
      return false;
    }
    emulate(vcpu, e, attached.device(), e.ipa - attached.ipa());
    return true;
  }

  /** A page that is mapped with fewer rights can be a device's registers, found by its owner. */
  private boolean registerPage(Vcpu vcpu, AddressSpace space, VcpuExit e) {
    long entry = space.stage2().lookup(e.ipa);
    long physical = (entry & Stage2.ADDRESS) + (e.ipa & Limits.PAGE_SIZE - 1);
    if ((entry & Stage2.VALID) == 0
        || !(hypervisor.memdb().owner(physical) instanceof Memextent extent)) {
      return false;
    }
    Vdevice device = extent.device();
    if (device == null) {
      return false;
    }
    emulate(vcpu, e, device, physical - extent.base());
    return true;
  }

  private void emulate(Vcpu vcpu, VcpuExit e, Vdevice device, long offset) {
    hypervisor.charge(CostTable.MMIO);
    boolean done = device.access(vcpu, e, offset);
    if (hypervisor.tracer().on(Category.MMIO)) {
      hypervisor
          .tracer()
          .begin(CoreEvents.MMIO, vcpu.vmid(), vcpu.vicIndex())
          .arg(e.ipa)
          .arg(e.size)
          .arg(e.write ? 1 : 0)
          .arg(e.value)
          .arg(vcpu.state.pc)
          .end();
    }
    if (done) {
      DeviceAccess.complete(vcpu.state, e);
    } else {
      inject(vcpu, false);
    }
  }

  void instructionAbort(Vcpu vcpu) {
    VcpuExit e = vcpu.exit;
    AddressSpace space = vcpu.addressSpace();
    long needed = vcpu.state.el == 0 ? Stage2.EXECUTE_EL0 : Stage2.EXECUTE_EL1;
    if (space != null && nowMapped(space, e, needed)) {
      hypervisor.charge(CostTable.ABORT);
      return;
    }
    inject(vcpu, true);
  }

  /** The table has changed since the engine looked: the instruction is tried again. */
  private static boolean nowMapped(AddressSpace space, VcpuExit e, long permission) {
    if (e.stage1Walk) {
      return false;
    }
    long entry = space.stage2().lookup(e.ipa);
    return (entry & (Stage2.VALID | permission)) == (Stage2.VALID | permission);
  }

  /** A synchronous external abort, or a fault state when that could only come back for ever. */
  private void inject(Vcpu vcpu, boolean instruction) {
    hypervisor.charge(CostTable.ABORT);
    VcpuExit e = vcpu.exit;
    VcpuState s = vcpu.state;
    if (hypervisor.tracer().on(Category.FAULT)) {
      hypervisor
          .tracer()
          .begin(CoreEvents.ABORT_INJECTED, vcpu.vmid(), vcpu.vicIndex())
          .arg(e.esr)
          .arg(e.far)
          .arg(e.ipa)
          .arg(s.pc)
          .arg(instruction ? 1 : 0)
          .end();
    }
    boolean atVector = instruction && atOwnVector(s);
    int inVector = vcpu.abortsInVector(atVector || inOwnVector(s) && s.elrEl1 == s.pc);
    if ((atVector || inVector > VECTOR_LOOP_LIMIT) && ends(vcpu, inVector)) {
      return;
    }
    Exceptions.takeExternalAbort(s, instruction, e.far, s.pc);
  }

  /**
   * A vCPU takes abort after abort in its vector for synchronous exceptions. It ends by a fault, as
   * with the debug build of the real one; of the primary VM that ends the machine. The production
   * build does not notice: the vCPU goes on for ever.
   *
   * @param times how often in a row
   * @return false when it goes on
   */
  private boolean ends(Vcpu vcpu, int times) {
    HypervisorConfig config = hypervisor.config();
    if (config.imitates(Quirk.ABORT_LOOP_UNNOTICED)
        && config.quality() == HypervisorConfig.Quality.PRODUCTION) {
      if (times == VECTOR_LOOP_LIMIT + 1) {
        LOG.warn("{} {}, and nobody stops it", vcpu, loop(vcpu));
      }
      return false;
    }
    VcpuPower.fault(vcpu, loop(vcpu));
    return true;
  }

  private static String loop(Vcpu vcpu) {
    return "faults for ever in its exception vector at 0x" + Long.toHexString(vcpu.state.pc);
  }

  /**
   * Handles the end of a run that EL2 had no part in: a vector whose first instruction faults back
   * to itself leads nowhere but to the vCPU's end.
   */
  void outOfBudget(Vcpu vcpu) {
    if (spinsInVector(vcpu)) {
      ends(vcpu, vcpu.abortsInVector(true));
    }
  }

  /** PC is the vector that a synchronous exception at EL1 with SP_EL1 leads to. */
  private static boolean atOwnVector(VcpuState s) {
    return s.el == 1 && s.spsel && s.pc == s.vbarEl1 + 0x200 + Exceptions.SYNCHRONOUS;
  }

  /** PC lies in the code of that vector. */
  private static boolean inOwnVector(VcpuState s) {
    long offset = s.pc - s.vbarEl1 - 0x200;
    return s.el == 1 && s.spsel && offset >= 0 && offset < 0x80;
  }

  private static boolean spinsInVector(Vcpu vcpu) {
    VcpuState s = vcpu.state;
    return s.elrEl1 == s.pc
        && vcpu.exit.reason == ExitReason.BUDGET
        && atOwnVector(s)
        && (s.spsrEl1 & 0xF) == 5;
  }
}
