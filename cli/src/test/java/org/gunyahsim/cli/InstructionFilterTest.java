package org.gunyahsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.gunyahsim.guest.aarch64.Aarch64Events;
import org.gunyahsim.guest.runtime.RuntimeEvents;
import org.gunyahsim.hypervisor.hypercall.HypercallEvents;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;
import org.gunyahsim.hypervisor.trace.TraceRecord;
import org.junit.jupiter.api.Test;

class InstructionFilterTest {
  private static boolean shows(String filter, EventType type, int vmid, int vcpu, long pc) {
    TraceRecord record = new TraceRecord();
    record.type = type;
    record.vmid = vmid;
    record.vcpu = vcpu;
    record.arguments[0] = pc;
    return InstructionFilter.parse(filter).shows(record, id -> "vm" + id);
  }

  private static boolean shows(String filter, int vmid, int vcpu, long pc) {
    return shows(filter, Aarch64Events.INSTRUCTION, vmid, vcpu, pc);
  }

  @Test
  void choosesByVmVcpuAndAddress() {
    assertThat(shows("vm=vm128", 128, 0, 0)).isTrue();
    assertThat(shows("vm=vm128", 129, 0, 0)).isFalse();
    assertThat(shows("vcpu=1", 128, 1, 0)).isTrue();
    assertThat(shows("vcpu=1", 128, 0, 0)).isFalse();
    assertThat(shows("range=0x1000-0x1fff", 128, 0, 0x1000)).isTrue();
    assertThat(shows("range=0x1000-0x1fff", 128, 0, 0x1FFF)).isTrue();
    assertThat(shows("range=0x1000-0x1fff", 128, 0, 0x2000)).isFalse();
    assertThat(shows("range=0x1000-0xffffffffffffffff", 128, 0, -4)).isTrue();
    assertThat(shows("range=0xffff000000000000-0xffffffffffffffff", 128, 0, 4)).isFalse();
    assertThat(shows("vcpu=1,range=16-31,vm=vm3", 3, 1, 16)).isTrue();
    assertThat(shows("vcpu=1,range=16-31,vm=vm3", 4, 1, 16)).isFalse();
  }

  @Test
  void leavesOtherEventsAlone() {
    assertThat(shows("vm=vm128,range=1-2", HypercallEvents.CALL, 3, 0, 0)).isTrue();
    assertThat(shows("vm=vm3", RuntimeEvents.HANDLER, 3, 0, 0)).isTrue();
    assertThat(shows("vm=vm3,range=1-2", RuntimeEvents.HANDLER, 3, 0, 1)).isFalse();
  }

  @Test
  void standsBeforeTheFile() {
    TraceOption option = TraceOption.parse("rpc,instr:vm=a,vcpu=2:out.txt");
    assertThat(option.categories()).containsExactlyInAnyOrder(Category.RPC, Category.INSTR);
    assertThat(option.instructions()).isEqualTo(new InstructionFilter("a", 2, 0, -1));
    assertThat(option.file()).isEqualTo("out.txt");
    assertThat(TraceOption.parse("instr:out.txt").instructions()).isEqualTo(InstructionFilter.ALL);
    assertThat(TraceOption.parse("instr:vcpu=0").file()).isNull();
  }
}
