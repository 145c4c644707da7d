package org.gunyahsim.resourcemanager.protocol;

import static org.gunyahsim.resourcemanager.protocol.Field.bytes;
import static org.gunyahsim.resourcemanager.protocol.Field.list;
import static org.gunyahsim.resourcemanager.protocol.Field.reserved;
import static org.gunyahsim.resourcemanager.protocol.Field.text;
import static org.gunyahsim.resourcemanager.protocol.Field.u16;
import static org.gunyahsim.resourcemanager.protocol.Field.u32;
import static org.gunyahsim.resourcemanager.protocol.Field.u64;
import static org.gunyahsim.resourcemanager.protocol.Field.u8;
import static org.gunyahsim.resourcemanager.protocol.MessageType.Status.IMPLEMENTED;
import static org.gunyahsim.resourcemanager.protocol.MessageType.Status.UNIMPLEMENTED;
import static org.gunyahsim.resourcemanager.protocol.MessageType.Status.VENDOR;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every message of the protocol with its payload: the one table (reference, section 3). */
public final class MessageCatalogue {
  private static final List<Field> NONE = List.of();

  private static final Field VMID = u16("vmid");
  private static final Field MEM_TYPE = u8("mem_type").as(MessageCatalogue::memoryType);
  private static final Field TRANS_TYPE = u8("trans_type").as(MemoryType::transfer);
  private static final Field RIGHTS = u8("rights").as(MemoryType::rights);
  private static final Field HANDLE = u32("handle");
  private static final Field STATE = u8("vm_status").as(VmState::name);

  private static final List<Field> VMID_REQUEST = List.of(VMID, reserved(2));
  private static final List<Field> ACL =
      List.of(
          u16("acl_entries"), reserved(2), list("acl", "acl_entries", VMID, RIGHTS, reserved(1)));
  private static final List<Field> SGL =
      List.of(u16("sgl_entries"), reserved(2), list("sgl", "sgl_entries", u64("ipa"), u64("size")));
  private static final List<Field> ATTR =
      List.of(u16("attr_entries"), reserved(2), list("attrs", "attr_entries", u16("attr"), VMID));
  private static final List<Field> VMIDS =
      List.of(u16("vmids"), reserved(2), list("list", "vmids", VMID, reserved(2)));
  private static final List<Field> MEM_CREATE =
      join(List.of(MEM_TYPE, reserved(1), u8("flags"), reserved(1), u32("label")), ACL, SGL, ATTR);
  private static final List<Field> HANDLE_FLAGS = List.of(HANDLE, u8("flags"), reserved(3));
  private static final List<Field> HANDLE_REPLY = List.of(HANDLE);
  private static final List<Field> HYP_ERROR = List.of(u32("hyp_error"));
  private static final List<Field> LOOKUP =
      List.of(u16("size"), reserved(2), text("string", "size"));
  private static final List<Field> LOOKUP_REPLY =
      List.of(u32("matches"), list("vms", "matches", VMID, reserved(2)));
  private static final List<Field> PARTICIPANT =
      List.of(HANDLE, VMID, reserved(2), u32("mem_info_tag"));

  private static final List<MessageType> ALL =
      List.of(
          request(MessageId.GET_IDENT, "GET_IDENT", VENDOR, NONE, NONE),
          request(MessageId.GET_FEATURES, "GET_FEATURES", VENDOR, NONE, NONE),
          request(MessageId.MEM_DONATE, "MEM_DONATE", IMPLEMENTED, MEM_CREATE, HANDLE_REPLY),
          request(
              MessageId.MEM_ACCEPT,
              "MEM_ACCEPT",
              IMPLEMENTED,
              join(
                  List.of(HANDLE, MEM_TYPE, TRANS_TYPE, u8("flags"), reserved(1), u32("label")),
                  ACL,
                  List.of(
                      u16("sgl_entries"),
                      u16("map_vmid"),
                      list("sgl", "sgl_entries", u64("ipa"), u64("size"))),
                  ATTR),
              List.of(
                  u16("sgl_entries"),
                  u8("flags"),
                  reserved(1),
                  list("sgl", "sgl_entries", u64("ipa"), u64("size")))),
          request(MessageId.MEM_LEND, "MEM_LEND", IMPLEMENTED, MEM_CREATE, HANDLE_REPLY),
          request(MessageId.MEM_SHARE, "MEM_SHARE", IMPLEMENTED, MEM_CREATE, HANDLE_REPLY),
          request(MessageId.MEM_RELEASE, "MEM_RELEASE", IMPLEMENTED, HANDLE_FLAGS, NONE),
          request(MessageId.MEM_RECLAIM, "MEM_RECLAIM", IMPLEMENTED, HANDLE_FLAGS, NONE),
          request(
              MessageId.MEM_NOTIFY,
              "MEM_NOTIFY",
              IMPLEMENTED,
              join(List.of(HANDLE, u8("flags"), reserved(3), u32("mem_info_tag")), VMIDS),
              NONE),
          request(
              MessageId.MEM_APPEND,
              "MEM_APPEND",
              IMPLEMENTED,
              join(List.of(HANDLE, u8("flags"), reserved(3)), SGL),
              NONE),
          request(
              MessageId.MEM_QCOM_LOOKUP_SGL,
              "MEM_QCOM_LOOKUP_SGL",
              IMPLEMENTED,
              join(List.of(MEM_TYPE, reserved(3), u32("label")), ACL, SGL, ATTR),
              HANDLE_REPLY),
          request(MessageId.FW_MILESTONE, "FW_MILESTONE", IMPLEMENTED, NONE, NONE),
          request(
              MessageId.FW_SET_VM_FIRMWARE,
              "FW_SET_VM_FIRMWARE",
              IMPLEMENTED,
              List.of(
                  u16("auth_type").as(MessageCatalogue::authType),
                  reserved(2),
                  HANDLE,
                  u64("image_offset"),
                  u64("image_size")),
              NONE),
          request(
              MessageId.VM_ALLOCATE,
              "VM_ALLOCATE",
              IMPLEMENTED,
              VMID_REQUEST,
              List.of(u32("vmid"))),
          request(MessageId.VM_DEALLOCATE, "VM_DEALLOCATE", IMPLEMENTED, VMID_REQUEST, NONE),
          request(MessageId.VM_START, "VM_START", IMPLEMENTED, VMID_REQUEST, NONE),
          request(
              MessageId.VM_STOP,
              "VM_STOP",
              IMPLEMENTED,
              List.of(
                  VMID,
                  u8("flags").as(flags -> (flags & 1) != 0 ? "force" : "0x" + hex(flags)),
                  reserved(1),
                  u32("stop_reason")),
              NONE),
          request(MessageId.VM_RESET, "VM_RESET", IMPLEMENTED, VMID_REQUEST, NONE),
          request(MessageId.VM_SUSPEND, "VM_SUSPEND", UNIMPLEMENTED, NONE, NONE),
          request(MessageId.VM_RESUME, "VM_RESUME", UNIMPLEMENTED, NONE, NONE),
          request(
              MessageId.VM_CONFIG_IMAGE,
              "VM_CONFIG_IMAGE",
              IMPLEMENTED,
              List.of(
                  VMID,
                  u16("auth_type").as(MessageCatalogue::authType),
                  HANDLE,
                  u64("image_offset"),
                  u64("image_size"),
                  u64("dtb_offset"),
                  u64("dtb_size")),
              NONE),
          request(
              MessageId.VM_AUTH_IMAGE,
              "VM_AUTH_IMAGE",
              IMPLEMENTED,
              List.of(VMID, u16("params"), list("list", "params", u32("param_type"), u32("param"))),
              NONE),
          request(MessageId.VM_INIT, "VM_INIT", IMPLEMENTED, VMID_REQUEST, NONE),
          request(
              MessageId.VM_GET_ID,
              "VM_GET_ID",
              IMPLEMENTED,
              VMID_REQUEST,
              List.of(
                  u32("entries"),
                  list(
                      "ids",
                      "entries",
                      u8("type").as(MessageCatalogue::identity),
                      reserved(1),
                      u16("size"),
                      text("value", "size")))),
          request(MessageId.VM_LOOKUP_URI, "VM_LOOKUP_URI", IMPLEMENTED, LOOKUP, LOOKUP_REPLY),
          request(
              MessageId.VM_LOOKUP_GUID,
              "VM_LOOKUP_GUID",
              IMPLEMENTED,
              List.of(bytes("guid", "")),
              LOOKUP_REPLY),
          request(MessageId.VM_LOOKUP_NAME, "VM_LOOKUP_NAME", IMPLEMENTED, LOOKUP, LOOKUP_REPLY),
          request(MessageId.VM_GET_OWNER, "VM_GET_OWNER", IMPLEMENTED, NONE, List.of(u32("owner"))),
          request(
              MessageId.VM_GET_STATE,
              "VM_GET_STATE",
              IMPLEMENTED,
              VMID_REQUEST,
              List.of(STATE, u8("os_status"), u16("app_status"))),
          request(
              MessageId.VM_GET_CRASH_MSG,
              "VM_GET_CRASH_MSG",
              IMPLEMENTED,
              VMID_REQUEST,
              List.of(u16("size"), reserved(2), text("message", "size"))),
          request(
              MessageId.VM_GET_HYP_RESOURCES,
              "VM_GET_HYP_RESOURCES",
              IMPLEMENTED,
              VMID_REQUEST,
              List.of(
                  u32("entries"),
                  list(
                      "resources",
                      "entries",
                      u8("type").as(ResourceType::name),
                      reserved(1),
                      u16("partner_vmid"),
                      u32("resource_handle"),
                      u32("label"),
                      u64("cap"),
                      u32("virq_handle"),
                      u32("virq"),
                      u64("base"),
                      u64("size")))),
          request(MessageId.VM_GET_HYP_CAPIDS, "VM_GET_HYP_CAPIDS", UNIMPLEMENTED, NONE, NONE),
          request(MessageId.VM_GET_HYP_IRQS, "VM_GET_HYP_IRQS", UNIMPLEMENTED, NONE, NONE),
          request(MessageId.VM_GET_VMID, "VM_GET_VMID", IMPLEMENTED, NONE, List.of(u32("vmid"))),
          request(
              MessageId.VM_GET_PEERS,
              "VM_GET_PEERS",
              IMPLEMENTED,
              NONE,
              List.of(u32("peers"), list("vmids", "peers", u32("vmid")))),
          new MessageType(
              MessageId.VM_SET_TIME_BASE,
              "VM_SET_TIME_BASE",
              MessageType.Kind.REQUEST,
              IMPLEMENTED,
              List.of(VMID, reserved(2), u64("time_base"), u64("timer_reference")),
              NONE,
              HYP_ERROR),
          request(
              MessageId.VM_SET_CONTEXT,
              "VM_SET_CONTEXT",
              UNIMPLEMENTED,
              List.of(VMID, u8("reg_set"), u8("reg_index"), reserved(4), u64("value")),
              NONE),
          new MessageType(
              MessageId.VM_SET_FIRMWARE_MEM,
              "VM_SET_FIRMWARE_MEM",
              MessageType.Kind.REQUEST,
              IMPLEMENTED,
              List.of(VMID, reserved(2), HANDLE, u64("offset"), u64("size")),
              NONE,
              HYP_ERROR),
          request(
              MessageId.VM_SET_DEMAND_PAGING,
              "VM_SET_DEMAND_PAGING",
              VENDOR,
              List.of(
                  VMID,
                  reserved(2),
                  u32("entries"),
                  list("ranges", "entries", u64("address"), u64("size"))),
              NONE),
          request(
              MessageId.VM_SET_ADDRESS_LAYOUT,
              "VM_SET_ADDRESS_LAYOUT",
              VENDOR,
              List.of(VMID, reserved(2), u32("range_id"), u64("base"), u64("size")),
              NONE),
          request(MessageId.VM_MINIDUMP_GET_INFO, "VM_MINIDUMP_GET_INFO", VENDOR, NONE, NONE),
          request(
              MessageId.VM_MINIDUMP_REGISTER_RANGE,
              "VM_MINIDUMP_REGISTER_RANGE",
              VENDOR,
              NONE,
              NONE),
          request(
              MessageId.VM_MINIDUMP_DEREGISTER_SLOT,
              "VM_MINIDUMP_DEREGISTER_SLOT",
              VENDOR,
              NONE,
              NONE),
          request(
              MessageId.VM_MINIDUMP_GET_SLOT_NUMBER,
              "VM_MINIDUMP_GET_SLOT_NUMBER",
              VENDOR,
              NONE,
              NONE),
          request(
              MessageId.VM_IRQ_ACCEPT,
              "VM_IRQ_ACCEPT",
              IMPLEMENTED,
              List.of(HANDLE, u32("virq")),
              List.of(u32("virq"))),
          request(
              MessageId.VM_IRQ_LEND,
              "VM_IRQ_LEND",
              IMPLEMENTED,
              List.of(u16("borrower"), reserved(2), u32("virq"), u32("label")),
              HANDLE_REPLY),
          request(MessageId.VM_IRQ_RELEASE, "VM_IRQ_RELEASE", IMPLEMENTED, List.of(HANDLE), NONE),
          request(MessageId.VM_IRQ_RECLAIM, "VM_IRQ_RECLAIM", IMPLEMENTED, List.of(HANDLE), NONE),
          request(
              MessageId.VM_IRQ_NOTIFY,
              "VM_IRQ_NOTIFY",
              IMPLEMENTED,
              join(List.of(HANDLE, u32("flags")), VMIDS),
              NONE),
          request(MessageId.VM_IRQ_UNMAP, "VM_IRQ_UNMAP", UNIMPLEMENTED, NONE, NONE),
          request(
              MessageId.VM_SET_STATUS,
              "VM_SET_STATUS",
              IMPLEMENTED,
              List.of(STATE, u8("os_status"), u16("app_status")),
              NONE),
          request(MessageId.VM_CONSOLE_OPEN, "VM_CONSOLE_OPEN", IMPLEMENTED, VMID_REQUEST, NONE),
          request(MessageId.VM_CONSOLE_CLOSE, "VM_CONSOLE_CLOSE", IMPLEMENTED, VMID_REQUEST, NONE),
          request(
              MessageId.VM_CONSOLE_WRITE,
              "VM_CONSOLE_WRITE",
              IMPLEMENTED,
              List.of(VMID, u16("size"), text("characters", "size")),
              NONE),
          request(MessageId.VM_CONSOLE_FLUSH, "VM_CONSOLE_FLUSH", IMPLEMENTED, VMID_REQUEST, NONE),
          request(
              MessageId.VM_EXIT,
              "VM_EXIT",
              IMPLEMENTED,
              List.of(u16("exit_flags"), u8("exit_code"), reserved(1)),
              NONE),
          request(
              MessageId.VM_SET_CRASH_MSG,
              "VM_SET_CRASH_MSG",
              IMPLEMENTED,
              List.of(u16("size"), reserved(2), text("message", "size")),
              NONE),
          request(
              MessageId.VM_HOST_GET_TYPE,
              "VM_HOST_GET_TYPE",
              IMPLEMENTED,
              NONE,
              List.of(u32("host_type"))),
          request(
              MessageId.IPA_RESERVE,
              "IPA_RESERVE",
              IMPLEMENTED,
              List.of(
                  u8("alloc_type"),
                  reserved(3),
                  u32("generic"),
                  u32("platform"),
                  u16("entries"),
                  reserved(2),
                  bytes("ranges", "")),
              List.of(u32("entries"), list("ranges", "entries", u64("ipa")))),
          request(MessageId.IPA_UNRESERVE, "IPA_UNRESERVE", UNIMPLEMENTED, NONE, NONE),
          notification(
              MessageId.NOTIFY_MEM_SHARED,
              "MEM_SHARED",
              join(
                  List.of(
                      HANDLE,
                      MEM_TYPE,
                      TRANS_TYPE,
                      u8("flags"),
                      reserved(1),
                      u16("owner"),
                      reserved(2),
                      u32("label"),
                      u32("mem_info_tag")),
                  ACL,
                  List.of(u16("regions"), reserved(2), list("sizes", "regions", u64("size"))),
                  ATTR)),
          notification(MessageId.NOTIFY_MEM_RELEASED, "MEM_RELEASED", PARTICIPANT),
          notification(MessageId.NOTIFY_MEM_ACCEPTED, "MEM_ACCEPTED", PARTICIPANT),
          notification(
              MessageId.NOTIFY_MEM_RECALL, "MEM_RECALL", List.of(HANDLE, u32("mem_info_tag"))),
          notification(
              MessageId.NOTIFY_VM_EXITED,
              "VM_EXITED",
              List.of(
                  VMID,
                  u16("exit_type").as(ExitType::name),
                  u32("reason_size"),
                  bytes("reason", "reason_size"))),
          notification(MessageId.NOTIFY_VM_SHUTDOWN, "VM_SHUTDOWN", List.of(u32("stop_reason"))),
          notification(
              MessageId.NOTIFY_VM_STATUS,
              "VM_STATUS",
              List.of(VMID, reserved(2), STATE, u8("os_status"), u16("app_status"))),
          notification(
              MessageId.NOTIFY_VM_IRQ_LENT,
              "VM_IRQ_LENT",
              List.of(u16("owner"), reserved(2), HANDLE, u32("label"))),
          notification(MessageId.NOTIFY_VM_IRQ_RELEASED, "VM_IRQ_RELEASED", List.of(HANDLE)),
          notification(MessageId.NOTIFY_VM_IRQ_ACCEPTED, "VM_IRQ_ACCEPTED", List.of(HANDLE)),
          notification(
              MessageId.NOTIFY_VM_CONSOLE_CHARS,
              "VM_CONSOLE_CHARS",
              List.of(u16("from"), u16("size"), text("characters", "size"))));

  private static final Map<Integer, MessageType> BY_ID =
      ALL.stream().collect(Collectors.toUnmodifiableMap(MessageType::id, Function.identity()));

  private MessageCatalogue() {}

  /** All messages, requests first, in order of id. */
  public static List<MessageType> all() {
    return ALL;
  }

  /** The message with this id, or null. */
  public static @Nullable MessageType find(int id) {
    return BY_ID.get(id);
  }

  /** The name of a message id, or the id in hexadecimal. */
  public static String name(int id) {
    MessageType type = find(id);
    return type != null ? type.name() : "0x%08x".formatted(id);
  }

  private static MessageType request(
      int id, String name, MessageType.Status status, List<Field> request, List<Field> reply) {
    return new MessageType(id, name, MessageType.Kind.REQUEST, status, request, reply, NONE);
  }

  private static MessageType notification(int id, String name, List<Field> payload) {
    return new MessageType(
        id, name, MessageType.Kind.NOTIFICATION, IMPLEMENTED, payload, NONE, NONE);
  }

  private static List<Field> join(List<Field> first, List<Field> second) {
    return Stream.of(first, second).flatMap(List::stream).toList();
  }

  private static List<Field> join(
      List<Field> first, List<Field> second, List<Field> third, List<Field> fourth) {
    return join(join(first, second), join(third, fourth));
  }

  private static String hex(long value) {
    return Long.toHexString(value);
  }

  private static String memoryType(long type) {
    return switch ((int) type) {
      case MemoryType.NORMAL -> "normal";
      case MemoryType.IO -> "io";
      default -> Long.toString(type);
    };
  }

  private static String authType(long type) {
    return switch ((int) type) {
      case Requests.AUTH_NONE -> "none";
      case Requests.AUTH_PLATFORM -> "platform";
      case Requests.AUTH_ANDROID_PVM -> "android_pvm";
      default -> Long.toString(type);
    };
  }

  private static String identity(long type) {
    return switch ((int) type) {
      case 0 -> "GUID";
      case 1 -> "URI";
      case 2 -> "NAME";
      case 3 -> "SIGN_AUTH";
      default -> Long.toString(type);
    };
  }
}
