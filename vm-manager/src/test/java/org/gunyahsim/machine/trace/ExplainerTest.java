package org.gunyahsim.machine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallArgument.State;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallRule;
import org.gunyahsim.hypervisor.hypercall.Decision;
import org.gunyahsim.hypervisor.hypercall.HypercallEvents;
import org.gunyahsim.hypervisor.object.ObjectState;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.trace.EventType;
import org.gunyahsim.hypervisor.trace.TraceSink;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.junit.jupiter.api.Test;

/** Events of hypercalls, and what is said about them: at once, and from a file. */
class ExplainerTest {
  private static final int ACTIVE = 0;

  private final List<String> texts = new ArrayList<>();
  private final StringBuilder file = new StringBuilder();
  private final Tracer tracer = new Tracer();

  ExplainerTest() {
    tracer.addSink(explainer(texts));
    tracer.addSink(new TraceFile.Writer(file, ExplainerTest::name));
  }

  private static String name(int vmid) {
    return vmid == 3 ? "primary" : "vm" + vmid;
  }

  private static TraceSink explainer(List<String> into) {
    return new Explainer(ExplainerTest::name, (_, _, _, text) -> into.add(text));
  }

  private void event(EventType type, long... arguments) {
    Tracer event = tracer.begin(type, 3, 0);
    for (long argument : arguments) {
      event.arg(argument);
    }
    event.end();
  }

  private String explained() throws IOException, TraceFile.FormatException {
    List<String> read = new ArrayList<>();
    new TraceFile.Reader()
        .read(new BufferedReader(new StringReader(file.toString())), explainer(read));
    assertThat(read).as("the saved trace says the same").isEqualTo(texts);
    return texts.getLast();
  }

  private void lookUp(
      int argument, int slot, long object, ObjectType type, ObjectType needed, int... rest) {
    event(
        HypercallEvents.LOOKUP,
        7,
        argument,
        12,
        3,
        slot,
        object,
        object == 0 ? -1 : type.ordinal(),
        needed.ordinal(),
        rest[0],
        rest[1],
        object == 0 ? 0 : ObjectState.ACTIVE.ordinal(),
        ACTIVE,
        rest[2]);
  }

  @Test
  void missingRight() throws IOException, TraceFile.FormatException {
    event(HypercallEvents.CALL, 7, HypercallNumber.DOORBELL_SEND, 1, 0x1234, 1, 0);
    lookUp(0, 0x0105, 41, ObjectType.DOORBELL, ObjectType.DOORBELL, 2, 1, 53);
    event(HypercallEvents.RETURN, 7, HypercallNumber.DOORBELL_SEND, 1, Decision.CHECK, 0, 53, 0);

    assertThat(explained())
        .isEqualTo(
            """
            #7 doorbell_send (0x12) by primary/0, SMCCC
              arguments   doorbell=0x1234, new_flags=0x1
              looked up   doorbell in cspace 12 of VM 3, table 1 slot 5: doorbell 41, ACTIVE, rights receive
                          needed: doorbell, ACTIVE, rights send
              result      CSPACE_INSUFFICIENT_RIGHTS (53)
              decided by  look-up of doorbell: the capability lacks a right (4.4)
              to succeed  use a capability with the right; copies can only lose rights
            """);
  }

  @Test
  void noCapId() throws IOException, TraceFile.FormatException {
    event(HypercallEvents.CALL, 7, HypercallNumber.DOORBELL_RESET, 0, -1, 0);
    lookUp(0, -1, 0, ObjectType.DOORBELL, ObjectType.DOORBELL, 0, 2, ErrorCode.ARGUMENT_INVALID);
    event(HypercallEvents.RETURN, 7, HypercallNumber.DOORBELL_RESET, 0, Decision.CHECK, 0, 1);

    assertThat(explained()).contains("cspace 12 of VM 3: no CapID there", "look-up of doorbell:");
  }

  @Test
  void reservedArgument() throws IOException, TraceFile.FormatException {
    event(HypercallEvents.CALL, 7, HypercallNumber.DOORBELL_SEND, 0, 0x1234, 1, 9);
    event(HypercallEvents.RETURN, 7, HypercallNumber.DOORBELL_SEND, 0, Decision.RESERVED + 2, 0, 1);

    assertThat(explained()).contains("res0=0x9", "reserved argument x2", "pass 0 in x2");
  }

  @Test
  void forbiddenBits() throws IOException, TraceFile.FormatException {
    event(HypercallEvents.CALL, 7, HypercallNumber.VCPU_CONFIGURE, 0, 5, 0x1040, 0);
    event(HypercallEvents.RETURN, 7, HypercallNumber.VCPU_CONFIGURE, 0, Decision.CHECK, 0, 1);

    assertThat(explained()).contains("allowed bits of vcpu_options", "clear bits 0x1040");
  }

  @Test
  void ruleThatWasNamed() throws IOException, TraceFile.FormatException {
    event(HypercallEvents.CALL, 7, HypercallNumber.ADDRSPACE_MAP, 0, 1, 2, 0, 0xF_0077, 0, 0, 0);
    int rule = HypercallRule.MAP_ACCESS.ordinal() + 1;
    event(HypercallEvents.RETURN, 7, HypercallNumber.ADDRSPACE_MAP, 0, Decision.HANDLER, rule, 1);

    assertThat(explained())
        .contains("user=RWX kernel=RWX memtype=NORMAL_WB", HypercallRule.MAP_ACCESS.condition())
        .doesNotContain(HypercallRule.MAP_MEMTYPE.condition(), "one of");
  }

  @Test
  void rulesThatCouldBeMeant() throws IOException, TraceFile.FormatException {
    event(HypercallEvents.CALL, 7, HypercallNumber.ADDRSPACE_MAP, 0, 1, 2, 0, 0x4_0077, 0, 0, 0);
    event(HypercallEvents.RETURN, 7, HypercallNumber.ADDRSPACE_MAP, 0, Decision.HANDLER, 0, 1);

    assertThat(explained())
        .contains(
            "one of", HypercallRule.MAP_ACCESS.condition(), HypercallRule.MAP_MEMTYPE.condition());
  }

  @Test
  void activationDependsOnTheType() throws IOException, TraceFile.FormatException {
    event(HypercallEvents.CALL, 7, HypercallNumber.OBJECT_ACTIVATE, 0, 1, 0);
    lookUp(0, 3, 9, ObjectType.MSGQUEUE, ObjectType.MSGQUEUE, 0x8000_0000, 0x8000_0000, 0);
    event(HypercallEvents.RETURN, 7, HypercallNumber.OBJECT_ACTIVATE, 0, Decision.HANDLER, 0, 34);

    assertThat(explained())
        .contains("decided by  depth and size of the queue", "rights object_activate")
        .doesNotContain("one of");
  }

  @Test
  void numberWithoutACall() throws IOException, TraceFile.FormatException {
    event(HypercallEvents.CALL, 7, 8, 0);
    event(HypercallEvents.RETURN, 7, 8, 0, Decision.UNIMPLEMENTED, 0, -1);

    assertThat(explained()).contains("assigns no call to this number");
  }

  @Test
  void whatIsToBeChangedMustNotBeActiveYet() throws IOException, TraceFile.FormatException {
    event(HypercallEvents.CALL, 7, HypercallNumber.MSGQUEUE_CONFIGURE, 0, 1, 0xF0_0008, 0);
    state(ObjectState.ACTIVE, State.INIT);
    event(HypercallEvents.RETURN, 7, HypercallNumber.MSGQUEUE_CONFIGURE, 0, Decision.CHECK, 0, 33);

    assertThat(explained())
        .contains("to succeed  make a new object")
        .doesNotContain("activate it first");
  }

  @Test
  void whatHasFailedCannotBeActivated() throws IOException, TraceFile.FormatException {
    event(HypercallEvents.CALL, 7, HypercallNumber.MSGQUEUE_FLUSH, 0, 1, 0);
    state(ObjectState.FAILED, State.ACTIVE);
    event(HypercallEvents.RETURN, 7, HypercallNumber.MSGQUEUE_FLUSH, 0, Decision.CHECK, 0, 33);
    assertThat(explained()).contains("use another object").doesNotContain("activate it first");

    event(HypercallEvents.CALL, 7, HypercallNumber.MSGQUEUE_FLUSH, 0, 1, 0);
    state(ObjectState.INIT, State.ACTIVE);
    event(HypercallEvents.RETURN, 7, HypercallNumber.MSGQUEUE_FLUSH, 0, Decision.CHECK, 0, 33);
    assertThat(explained()).contains("to succeed  activate it first");
  }

  private void state(ObjectState is, State needed) {
    event(
        HypercallEvents.LOOKUP,
        7,
        0,
        12,
        3,
        5,
        41,
        ObjectType.MSGQUEUE.ordinal(),
        ObjectType.MSGQUEUE.ordinal(),
        0x8000_0002,
        0,
        is.ordinal(),
        needed.ordinal(),
        ErrorCode.OBJECT_STATE);
  }

  @Test
  void aLookUpOfTheCallsOwn() throws IOException, TraceFile.FormatException {
    event(HypercallEvents.CALL, 7, HypercallNumber.SCHEDULER_YIELD, 0, 1, 0x5555, 0);
    lookUp(1, -1, 0, ObjectType.THREAD, ObjectType.THREAD, 0, 16, ErrorCode.ARGUMENT_INVALID);
    event(HypercallEvents.RETURN, 7, HypercallNumber.SCHEDULER_YIELD, 0, Decision.HANDLER, 0, 1);

    assertThat(explained())
        .contains("decided by  look-up of arg1: the number is no CapID")
        .doesNotContain("one of");
  }

  @Test
  void noCodeBehindTheCallInTheReferenceBuild() throws IOException, TraceFile.FormatException {
    event(HypercallEvents.CALL, 7, HypercallNumber.OBJECT_RESET, 0, 1, 0);
    event(
        HypercallEvents.RETURN, 7, HypercallNumber.OBJECT_RESET, 0, Decision.UNIMPLEMENTED, 0, -1);

    assertThat(explained())
        .contains(HypercallRule.NOT_IMPLEMENTED.condition(), "to succeed")
        .doesNotContain("this simulator");
  }

  @Test
  void okWithoutEffect() throws IOException, TraceFile.FormatException {
    List<String> failed = new ArrayList<>();
    tracer.addSink(
        new Explainer(
            ExplainerTest::name,
            (_, bad, summary, _) -> {
              if (bad) {
                failed.add(summary);
              }
            }));
    event(HypercallEvents.CALL, 7, HypercallNumber.MSGQUEUE_SEND, 0, 1, 241, 0x1000, 0, 0);
    int rule = HypercallRule.COPY_SIZE.ordinal() + 1;
    event(
        HypercallEvents.RETURN, 7, HypercallNumber.MSGQUEUE_SEND, 0, Decision.HANDLER, rule, 0, 1);

    assertThat(explained())
        .contains("result      OK", "no effect   " + HypercallRule.COPY_SIZE.condition())
        .doesNotContain("every check passed");
    assertThat(failed).singleElement().asString().endsWith("without effect");
  }

  @Test
  void brokenFilesAreRefusedByLine() {
    assertThatThrownBy(() -> read("hello")).hasMessageContaining("--trace-file");
    assertThatThrownBy(() -> read("gunyah-sim-trace 1-00000000")).hasMessageContaining("version");
    assertThatThrownBy(() -> read(TraceFile.firstLine() + "\n2 0 0 3"))
        .hasMessageContaining("malformed")
        .satisfies(e -> assertThat(((TraceFile.FormatException) e).line()).isEqualTo(2));
  }

  private static void read(String text) throws IOException, TraceFile.FormatException {
    new TraceFile.Reader().read(new BufferedReader(new StringReader(text)), _ -> {});
  }
}
