package org.gunyahsim.machine.trace;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.gunyahsim.guest.aarch64.Aarch64Events;
import org.gunyahsim.guest.loader.Symbols;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.gunyahsim.hypervisor.abi.VcpuRunState;
import org.gunyahsim.hypervisor.hypercall.HypercallEvents;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;
import org.gunyahsim.hypervisor.trace.TraceRecord;
import org.gunyahsim.resourcemanager.protocol.ResourceType;
import org.gunyahsim.resourcemanager.protocol.RpcDecoder;
import org.gunyahsim.resourcemanager.protocol.RpcHeader;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.gunyahsim.vmmanager.VmmEvents;
import org.gunyahsim.vmmanager.driver.Ioctl;

/** Finds the format of each event type: that of its kind, or the general one. */
final class EventFormats {
  private static final int SHOWN_BYTES = 48;

  private final IntFunction<Symbols> symbols;

  EventFormats(IntFunction<Symbols> symbols) {
    this.symbols = symbols;
  }

  EventFormat of(EventType type) {
    if (type.equals(Aarch64Events.INSTRUCTION)) {
      return new InstructionFormat(symbols);
    }
    if (type.equals(HypercallEvents.CALL)) {
      return new CallFormat();
    }
    if (type.equals(HypercallEvents.RETURN)) {
      return new ReturnFormat();
    }
    if (type.category() == Category.RPC && type.arguments().contains("queue")) {
      return new QueueFormat(type);
    }
    if (type.arguments().containsAll(RunReturnFormat.NEEDED)) {
      return new RunReturnFormat(type);
    }
    return new GeneralFormat(type);
  }

  /** Why {@code vcpu_run} returned: the meaning of its data depends on the state. */
  private static final class RunReturnFormat implements EventFormat {
    static final List<String> NEEDED = List.of("error", "state");

    private final EventType type;
    private final int error;
    private final int state;

    RunReturnFormat(EventType type) {
      this.type = type;
      this.error = type.arguments().indexOf("error");
      this.state = type.arguments().indexOf("state");
    }

    @Override
    public String label() {
      return type.name();
    }

    @Override
    public void describe(TraceRecord record, StringBuilder out) {
      for (int i = 0; i < error; i++) {
        String name = type.arguments().get(i);
        out.append(name).append('=');
        ArgumentText.append(name, record.arguments[i], out);
        out.append(' ');
      }
      long code = record.arguments[error];
      if (code != ErrorCode.OK) {
        out.append(ErrorCode.name(code));
        return;
      }
      int value = (int) record.arguments[state];
      out.append(VcpuRunState.name(value));
      List<String> names = dataNames(value);
      for (int i = 0; i < names.size() && state + 1 + i < type.arguments().size(); i++) {
        out.append(' ').append(names.get(i)).append('=');
        ArgumentText.append(names.get(i), record.arguments[state + 1 + i], out);
      }
    }

    /** Hypercall reference, section 7.9. */
    private static List<String> dataNames(int state) {
      return switch (state) {
        case VcpuRunState.READY, VcpuRunState.BLOCKED -> List.of();
        case VcpuRunState.EXPECTS_WAKEUP -> List.of("suspend_state", "wakeup_from");
        case VcpuRunState.POWERED_OFF -> List.of("exited");
        case VcpuRunState.ADDRSPACE_VMMIO_READ -> List.of("ipa", "size");
        case VcpuRunState.ADDRSPACE_VMMIO_WRITE -> List.of("ipa", "size", "value");
        case VcpuRunState.PSCI_SYSTEM_RESET -> List.of("reset_type", "cookie");
        default -> List.of("data0", "data1", "data2");
      };
    }
  }

  /** A hypercall with the names of its arguments; reserved ones only when they are not right. */
  private static final class CallFormat implements EventFormat {
    private static final int FIRST = HypercallEvents.CALL.arguments().indexOf("a0");

    @Override
    public String label() {
      return "hypercall";
    }

    @Override
    public void describe(TraceRecord record, StringBuilder out) {
      int number = (int) record.arguments[1];
      Hypercall call = HypercallTable.byNumber(number);
      out.append('#').append(record.arguments[0]).append(' ');
      out.append(call == null ? "0x" + Integer.toHexString(number) : call.name()).append('(');
      if (call != null) {
        HypercallText.arguments(call, record.arguments, FIRST, out);
      }
      out.append(')');
      if (record.arguments[2] != 0) {
        out.append(" by SMCCC");
      }
    }
  }

  /** A hypercall's return: the error's name, and the results when there are any. */
  private static final class ReturnFormat implements EventFormat {
    private static final int FIRST = HypercallEvents.RETURN.arguments().indexOf("r0");

    @Override
    public String label() {
      return "return";
    }

    @Override
    public void describe(TraceRecord record, StringBuilder out) {
      int number = (int) record.arguments[1];
      Hypercall call = HypercallTable.byNumber(number);
      out.append('#').append(record.arguments[0]).append(' ');
      out.append(call == null ? "0x" + Integer.toHexString(number) : call.name()).append(" = ");
      if (call == null) {
        out.append(ErrorCode.name(record.arguments[FIRST]));
      } else {
        HypercallText.results(call, record.arguments, FIRST, out);
      }
    }
  }

  /** A message that passes a queue: RPC in words, anything else in bytes. */
  private static final class QueueFormat implements EventFormat {
    private final String label;
    private final int queueArgument;
    private final GeneralFormat general;

    /** A reassembly for each queue: object ids come from a small range. */
    private final Map<Long, RpcDecoder> decoders = new HashMap<>();

    QueueFormat(EventType type) {
      this.label =
          switch (type.name()) {
            case "msgqueue_send" -> "rpc send";
            case "msgqueue_receive" -> "rpc receive";
            default -> type.name();
          };
      this.queueArgument = type.arguments().indexOf("queue");
      this.general = new GeneralFormat(type);
    }

    @Override
    public String label() {
      return label;
    }

    @Override
    public void describe(TraceRecord record, StringBuilder out) {
      if (record.payloadLength == 0 || !RpcHeader.valid(record.payload, record.payloadLength)) {
        general.describe(record, out);
        return;
      }
      long queue = record.arguments[queueArgument];
      out.append("queue ").append(queue).append(": ");
      out.append(
          decoders
              .computeIfAbsent(queue, _ -> new RpcDecoder())
              .describe(record.payload, record.payloadLength));
    }
  }

  /** name=value for each argument, then the payload as text or bytes. */
  private static final class GeneralFormat implements EventFormat {
    private final EventType type;

    GeneralFormat(EventType type) {
      this.type = type;
    }

    @Override
    public String label() {
      return type.name();
    }

    @Override
    public void describe(TraceRecord record, StringBuilder out) {
      List<String> names = type.arguments();
      for (int i = 0; i < names.size(); i++) {
        out.append(i == 0 ? "" : " ").append(names.get(i)).append('=');
        argument(names.get(i), record.arguments[i], out);
      }
      if (record.payloadLength > 0) {
        out.append(names.isEmpty() ? "" : " ");
        payload(record, out);
      }
    }

    /** What a name means depends on who the event comes from. */
    private void argument(String name, long value, StringBuilder out) {
      if (type.category() == Category.VMM && name.equals("code")) {
        out.append(Ioctl.name((int) value));
      } else if (type.category() == Category.VMM && name.equals("type")) {
        out.append(ResourceType.name(value));
      } else if (type.equals(VmmEvents.VM_STATE) && (name.equals("from") || name.equals("to"))) {
        out.append(VmState.name(value));
      } else if (type.category() == Category.OBJECT && name.equals("type")) {
        ObjectType[] types = ObjectType.values();
        if (value >= 0 && value < types.length) {
          out.append(types[(int) value].name().toLowerCase(Locale.ROOT));
        } else {
          out.append(value);
        }
      } else {
        ArgumentText.append(name, value, out);
      }
    }

    private void payload(TraceRecord record, StringBuilder out) {
      if (type.category() != Category.RPC && isText(record)) {
        out.append(new String(record.payload, 0, record.payloadLength, StandardCharsets.UTF_8));
        return;
      }
      int shown = Math.min(record.payloadLength, SHOWN_BYTES);
      HexFormat.of().formatHex(out, record.payload, 0, shown);
      if (shown < record.payloadLength) {
        out.append("... ").append(record.payloadLength).append(" bytes");
      }
    }

    private static boolean isText(TraceRecord record) {
      for (int i = 0; i < record.payloadLength; i++) {
        int c = record.payload[i];
        if (c >= 0 && c < 0x20 || c == 0x7F) {
          return false;
        }
      }
      return true;
    }
  }
}
