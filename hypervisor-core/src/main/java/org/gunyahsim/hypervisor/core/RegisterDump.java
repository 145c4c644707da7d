package org.gunyahsim.hypervisor.core;

import java.util.Locale;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.vcpu.Vcpu;

/** The registers of a vCPU in lines for a person. */
public final class RegisterDump {
  private RegisterDump() {}

  /** All general-purpose registers and those that tell about exceptions. */
  public static String of(Vcpu vcpu) {
    VcpuState s = vcpu.state;
    StringBuilder out = new StringBuilder(1024);
    out.append(vcpu)
        .append(": last exit ")
        .append(ExitReason.name(vcpu.exit.reason))
        .append(", block flags 0x")
        .append(Integer.toHexString(vcpu.blockFlags()))
        .append('\n');
    for (int i = 0; i < 31; i++) {
      out.append(String.format(Locale.ROOT, "x%-2d %016x", i, s.x[i]));
      out.append(i % 4 == 3 ? '\n' : ' ').append(i % 4 == 3 ? "" : " ");
    }
    out.append(String.format(Locale.ROOT, "sp  %016x%n", s.x[VcpuState.SP]));
    out.append(String.format(Locale.ROOT, "pc  %016x  pstate %08x%n", s.pc, s.pstate()));
    out.append(
        String.format(
            Locale.ROOT,
            "vbar %x  esr %x  far %x  elr %x  spsr %x  sctlr %x%n",
            s.vbarEl1,
            s.esrEl1,
            s.farEl1,
            s.elrEl1,
            s.spsrEl1,
            s.sctlrEl1));
    return out.toString();
  }
}
