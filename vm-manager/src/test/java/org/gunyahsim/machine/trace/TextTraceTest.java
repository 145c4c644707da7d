package org.gunyahsim.machine.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.gunyahsim.guest.aarch64.Aarch64Events;
import org.gunyahsim.guest.loader.Symbols;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.core.CoreEvents;
import org.gunyahsim.hypervisor.hypercall.HypercallEvents;
import org.gunyahsim.hypervisor.object.ObjectEvents;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.hypervisor.vcpu.VcpuEvents;
import org.gunyahsim.resourcemanager.protocol.RpcHeader;
import org.gunyahsim.vmmanager.VmmEvents;
import org.junit.jupiter.api.Test;

/** Events as recorded, and the lines that a person is to see. */
class TextTraceTest {
  private static final EventType SEND =
      EventType.of(0x50, "msgqueue_send", Category.RPC, "queue", "length", "count", "push");

  private final StringBuilder out = new StringBuilder();
  private final Tracer tracer = new Tracer();
  private int calls;

  TextTraceTest() {
    tracer.addSink(
        new TextTrace(
            out,
            vmid ->
                switch (vmid) {
                  case 3 -> "primary";
                  case 255 -> "rm";
                  default -> "vm" + vmid;
                },
            _ -> Symbols.NONE));
  }

  private void is(String expected) {
    assertThat(out).hasToString(expected);
  }

  @Test
  void hypercallsWithNamedArgumentsAndResults() {
    tracer.at(84_213_500, 0);
    call(3, 0, HypercallNumber.MSGQUEUE_SEND, 0, 0x7d43d4211e6bfd9eL, 8, 0x4100a000L, 1, 0);
    tracer.at(84_214_500, 0);
    ret(3, 0, HypercallNumber.MSGQUEUE_SEND, 0, 0, 1);
    tracer.at(12_345_678_901L, 1);
    call(130, 1, HypercallNumber.DOORBELL_SEND, 1, 5, 0x10, 7);
    ret(130, 1, HypercallNumber.DOORBELL_SEND, 1, 53, 0);
    ret(130, 1, HypercallNumber.HYPERVISOR_IDENTIFY, 0, 0x5100000000008001L, 0x10000eff, 0, 0);
    ret(255, 0, HypercallNumber.OBJECT_RESET, 0, -1);

    is(
        """
           0.084213500  cpu0  primary/0        hypercall        #1 msgqueue_send(msgqueue=0x7d43d4211e6bfd9e, size=8, data=0x4100a000, send_flags=0x1)
           0.084214500  cpu0  primary/0        return           #1 msgqueue_send = OK, not_full=yes
          12.345678901  cpu1  vm130/1          hypercall        #2 doorbell_send(doorbell=0x5, new_flags=0x10, res0=0x7) by SMCCC
          12.345678901  cpu1  vm130/1          return           #2 doorbell_send = CSPACE_INSUFFICIENT_RIGHTS
          12.345678901  cpu1  vm130/1          return           #2 hypervisor_identify = hyp_api_info=0x5100000000008001, api_flags_0=0x10000eff, api_flags_1=0x0, api_flags_2=0x0
          12.345678901  cpu1  rm/0             return           #2 object_reset = UNIMPLEMENTED
        """);
  }

  @Test
  void instructionsWithWhatTheyChanged() {
    tracer.at(1_000, 0);
    byte[] changes =
        HexFormat.of().parseHex("0002000000000000001f00100000000000002006" + "0".repeat(14));
    instruction(0x8000_0000L, 0x9100_0400, 1, changes);
    byte[] vector = HexFormat.of().parseHex("410100000000000000ff00000000000000");
    instruction(0xFFFF_8000_0000_0000L, 0x4E08_0C01, 0, vector);
    instruction(0x1000, 0x1400_0002, 1, new byte[0]);

    is(
        """
           0.000005000  cpu0  vm128/1          instruction      EL1 0x80000000: 91000400 add x0, x0, #0x1                 // x0=0x2 sp=0x1000 nzcv=-ZC-
           0.000005000  cpu0  vm128/1          instruction      EL0 0xffff800000000000: 4e080c01 dup v1.2d, x0                    // v1=0x00000000000000ff0000000000000001
           0.000005000  cpu0  vm128/1          instruction      EL1 0x1000: 14000002 b 0x1008
        """);
  }

  private void instruction(long pc, int word, int el, byte[] changes) {
    tracer
        .beginAt(Aarch64Events.INSTRUCTION, 128, 1, 5_000)
        .arg(pc)
        .arg(word)
        .arg(el)
        .payload(changes, 0, changes.length)
        .end();
  }

  @Test
  void vcpuRunAndWhyItReturned() {
    tracer.at(1_000, 0);
    tracer.begin(VcpuEvents.RUN, 3, 0).arg(130).arg(0).arg(0).arg(1).end();
    tracer.at(2_000, 0);
    returned(0, 5, 0x3f000, 4, 0x48);
    returned(0, 4, 0x3f018, 4, 0);
    returned(0, 1, 0, 1, 0);
    returned(0, 2, 1, 0, 0);
    returned(0, 0x100, 0x8000000000000000L, 0, 0);
    returned(0, 0, 9, 9, 9);
    returned(31, 0, 0, 0, 0);

    is(
        """
           0.000001000  cpu0  primary/0        vcpu_run         target_vmid=130 target=0 resume0=0x0 last_state=expects_wakeup
           0.000002000  cpu0  primary/0        vcpu_run_return  target_vmid=130 target=0 addrspace_vmmio_write ipa=0x3f000 size=4 value=0x48
           0.000002000  cpu0  primary/0        vcpu_run_return  target_vmid=130 target=0 addrspace_vmmio_read ipa=0x3f018 size=4
           0.000002000  cpu0  primary/0        vcpu_run_return  target_vmid=130 target=0 expects_wakeup suspend_state=0x0 wakeup_from=0x1
           0.000002000  cpu0  primary/0        vcpu_run_return  target_vmid=130 target=0 powered_off exited=0x1
           0.000002000  cpu0  primary/0        vcpu_run_return  target_vmid=130 target=0 psci_system_reset reset_type=0x8000000000000000 cookie=0x0
           0.000002000  cpu0  primary/0        vcpu_run_return  target_vmid=130 target=0 ready
           0.000002000  cpu0  primary/0        vcpu_run_return  target_vmid=130 target=0 BUSY
        """);
  }

  @Test
  void messagesOfTheResourceManagerInWords() {
    byte[] request = new byte[12];
    RpcHeader.write(request, RpcHeader.REQUEST, 0, 7, 0x56000004);
    request[8] = (byte) 0x82;
    byte[] fragment = new byte[240];
    RpcHeader.write(fragment, RpcHeader.REQUEST, 1, 8, 0x56000004);
    tracer.at(5, -1);
    send(17, request);
    send(17, fragment);
    send(18, "not an RPC".getBytes(StandardCharsets.UTF_8));

    is(
        """
           0.000000005  -     primary/0        rpc send         queue 17: request VM_START seq=7 vmid=0x82
           0.000000005  -     primary/0        rpc send         queue 17: request VM_START seq=8 fragment 1/2 (232 bytes)
           0.000000005  -     primary/0        rpc send         queue=18 length=10 count=1 push=yes 6e6f7420616e20525043
        """);
  }

  @Test
  void anyEventByTheNamesOfItsArguments() {
    EventType phase = EventType.of(0x309, "vm_phase", Category.VMM, "vm", "run");
    EventType bytes = EventType.of(0x30f, "an_event_with_a_long_name", Category.VMM);
    tracer.at(0, 0);
    tracer.begin(VcpuEvents.FAULT, 130, 0).arg(0x80000134L).arg(0x2000000).arg(-1).end();
    text(phase, "running", 0, 1);
    text(bytes, "a\u0001b");
    tracer.begin(EventType.of(1, "nothing", Category.FAULT), 0, -1).end();

    is(
        """
           0.000000000  cpu0  vm130/0          vcpu_fault       pc=0x80000134 esr=0x2000000 far=-1
           0.000000000  cpu0  primary/-        vm_phase         vm=0 run=1 running
           0.000000000  cpu0  primary/-        an_event_with_a_long_name 610162
           0.000000000  cpu0  hypervisor       nothing
        """);
  }

  @Test
  void numbersThatHaveNamesByThem() {
    tracer.at(0, 0);
    event(VmmEvents.IOCTL, 3, 0, 0, 1, 0x40104704, 0x40000000);
    event(VmmEvents.IOCTL_RETURN, 3, 0, 0, 1, 0x4703, -22);
    event(VmmEvents.VM_STATE, 3, 0, 1, 128, 2, 3);
    event(CoreEvents.SMCCC_CALL, 130, 0, 0xffffffff_c4000003L, 1, 0x80000000L, 0, 0, 0);
    event(CoreEvents.SMCCC_CALL, 130, 0, 0x8600ff01L, 0, 0, 0, 0, 1);
    event(VcpuEvents.BLOCKED, 130, 0, 8, 0x48);
    event(VcpuEvents.UNBLOCKED, 130, 0, 8, 0);
    event(ObjectEvents.CREATED, 255, 0, 7, ObjectType.VPM_GROUP.ordinal(), 4096);
    call(255, 0, HypercallNumber.VCPU_BIND_VIRQ, 0, -5, 9, 32, 1);

    is(
        """
           0.000000000  cpu0  primary/0        ioctl            process=0 fd=1 code=ADD_FUNCTION argument=0x40000000
           0.000000000  cpu0  primary/0        ioctl_return     process=0 fd=1 code=VM_START result=-22
           0.000000000  cpu0  primary/0        vm_state         vm=1 vmid=128 from=READY to=RUNNING
           0.000000000  cpu0  vm130/0          smccc_call       function=CPU_ON x1=0x1 x2=0x80000000 x3=0x0 x4=0x0 smc=no
           0.000000000  cpu0  vm130/0          smccc_call       function=0x8600ff01 x1=0x0 x2=0x0 x3=0x0 x4=0x0 smc=yes
           0.000000000  cpu0  vm130/0          vcpu_block       flag=wfi all_flags=wfi+vmmio_access
           0.000000000  cpu0  vm130/0          vcpu_unblock     flag=wfi remaining_flags=none
           0.000000000  cpu0  rm/0             object_created   object=7 type=vpm_group heap_free=4096
           0.000000000  cpu0  rm/0             hypercall        #1 vcpu_bind_virq(vcpu=0xfffffffffffffffb, vic=0x9, virq=32, virq_type=0x1)
        """);
  }

  private void text(EventType type, String text, long... arguments) {
    Tracer event = tracer.begin(type, 3, -1);
    for (long argument : arguments) {
      event.arg(argument);
    }
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    event.payload(payload, 0, payload.length).end();
  }

  private void send(long queue, byte[] message) {
    tracer
        .begin(SEND, 3, 0)
        .arg(queue)
        .arg(message.length)
        .arg(1)
        .arg(1)
        .payload(message, 0, message.length)
        .end();
  }

  private void call(int vmid, int vcpu, long... arguments) {
    long[] values = new long[arguments.length + 1];
    values[0] = ++calls;
    System.arraycopy(arguments, 0, values, 1, arguments.length);
    event(HypercallEvents.CALL, vmid, vcpu, values);
  }

  private void ret(int vmid, int vcpu, long number, long smccc, long... results) {
    long[] values = new long[results.length + 5];
    values[0] = calls;
    values[1] = number;
    values[2] = smccc;
    System.arraycopy(results, 0, values, 5, results.length);
    event(HypercallEvents.RETURN, vmid, vcpu, values);
  }

  private void returned(long error, long state, long data0, long data1, long data2) {
    event(VcpuEvents.RUN_RETURN, 3, 0, 130, 0, error, state, data0, data1, data2);
  }

  private void event(EventType type, int vmid, int vcpu, long... arguments) {
    Tracer event = tracer.begin(type, vmid, vcpu);
    for (long argument : arguments) {
      event.arg(argument);
    }
    event.end();
  }
}
