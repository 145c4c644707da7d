package org.gunyahsim.resourcemanager.protocol;

/** Ids of requests and notifications (reference, section 3.1). */
public final class MessageId {
  public static final int GET_IDENT = 0x00000001;
  public static final int GET_FEATURES = 0x00000002;

  public static final int MEM_DONATE = 0x51000010;
  public static final int MEM_ACCEPT = 0x51000011;
  public static final int MEM_LEND = 0x51000012;
  public static final int MEM_SHARE = 0x51000013;
  public static final int MEM_RELEASE = 0x51000014;
  public static final int MEM_RECLAIM = 0x51000015;
  public static final int MEM_NOTIFY = 0x51000017;
  public static final int MEM_APPEND = 0x51000018;
  public static final int MEM_QCOM_LOOKUP_SGL = 0x5100001A;
  public static final int FW_MILESTONE = 0x51000020;
  public static final int FW_SET_VM_FIRMWARE = 0x51000021;

  public static final int VM_ALLOCATE = 0x56000001;
  public static final int VM_DEALLOCATE = 0x56000002;
  public static final int VM_START = 0x56000004;
  public static final int VM_STOP = 0x56000005;
  public static final int VM_RESET = 0x56000006;
  public static final int VM_SUSPEND = 0x56000007;
  public static final int VM_RESUME = 0x56000008;
  public static final int VM_CONFIG_IMAGE = 0x56000009;
  public static final int VM_AUTH_IMAGE = 0x5600000A;
  public static final int VM_INIT = 0x5600000B;

  public static final int VM_GET_ID = 0x56000010;
  public static final int VM_LOOKUP_URI = 0x56000011;
  public static final int VM_LOOKUP_GUID = 0x56000012;
  public static final int VM_LOOKUP_NAME = 0x56000013;
  public static final int VM_GET_OWNER = 0x56000015;
  public static final int VM_GET_STATE = 0x56000017;
  public static final int VM_GET_CRASH_MSG = 0x56000019;
  public static final int VM_GET_HYP_RESOURCES = 0x56000020;
  public static final int VM_GET_HYP_CAPIDS = 0x56000021;
  public static final int VM_GET_HYP_IRQS = 0x56000022;
  public static final int VM_GET_VMID = 0x56000024;
  public static final int VM_GET_PEERS = 0x56000025;
  public static final int VM_SET_TIME_BASE = 0x56000030;
  public static final int VM_SET_CONTEXT = 0x56000031;
  public static final int VM_SET_FIRMWARE_MEM = 0x56000032;
  public static final int VM_SET_DEMAND_PAGING = 0x56000033;
  public static final int VM_SET_ADDRESS_LAYOUT = 0x56000034;
  public static final int VM_MINIDUMP_GET_INFO = 0x56000040;
  public static final int VM_MINIDUMP_REGISTER_RANGE = 0x56000041;
  public static final int VM_MINIDUMP_DEREGISTER_SLOT = 0x56000042;
  public static final int VM_MINIDUMP_GET_SLOT_NUMBER = 0x56000043;

  public static final int VM_IRQ_ACCEPT = 0x56000050;
  public static final int VM_IRQ_LEND = 0x56000051;
  public static final int VM_IRQ_RELEASE = 0x56000052;
  public static final int VM_IRQ_RECLAIM = 0x56000053;
  public static final int VM_IRQ_NOTIFY = 0x56000054;
  public static final int VM_IRQ_UNMAP = 0x56000055;

  public static final int VM_SET_STATUS = 0x56000080;
  public static final int VM_CONSOLE_OPEN = 0x56000081;
  public static final int VM_CONSOLE_CLOSE = 0x56000082;
  public static final int VM_CONSOLE_WRITE = 0x56000083;
  public static final int VM_CONSOLE_FLUSH = 0x56000084;
  public static final int VM_EXIT = 0x56000085;
  public static final int VM_SET_CRASH_MSG = 0x56000086;
  public static final int VM_HOST_GET_TYPE = 0x560000A0;
  public static final int IPA_RESERVE = 0x560000B0;
  public static final int IPA_UNRESERVE = 0x560000B1;

  public static final int NOTIFY_MEM_SHARED = 0x51100011;
  public static final int NOTIFY_MEM_RELEASED = 0x51100012;
  public static final int NOTIFY_MEM_ACCEPTED = 0x51100013;
  public static final int NOTIFY_MEM_RECALL = 0x51100014;
  public static final int NOTIFY_VM_EXITED = 0x56100001;
  public static final int NOTIFY_VM_SHUTDOWN = 0x56100002;
  public static final int NOTIFY_VM_STATUS = 0x56100008;
  public static final int NOTIFY_VM_IRQ_LENT = 0x56100011;
  public static final int NOTIFY_VM_IRQ_RELEASED = 0x56100012;
  public static final int NOTIFY_VM_IRQ_ACCEPTED = 0x56100013;
  public static final int NOTIFY_VM_CONSOLE_CHARS = 0x56100080;

  private MessageId() {}
}
