package org.gunyahsim.resourcemanager;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.guest.runtime.GuestProgram;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.VcpuRunState;
import org.jspecify.annotations.Nullable;

/**
 * Enough of a hypervisor to run the resource manager against: capabilities count up as in a debug
 * build, message queues work, memory has owners, everything else succeeds. Every call and every
 * device access is written down.
 */
final class FakeHypervisor implements GuestCpu {
  static final long ENVIRONMENT = 0x804E_D000L;
  static final long PRIMARY_RAM = 0x4000_0000L;
  static final long PRIMARY_RAM_SIZE = 0x4000_0000L;
  static final long TREE = 0x40F0_0000L;

  private static final int SLOTS = 62;
  private static final long ROOT_CSPACE = 0;
  private static final long PARTITION = 1;
  private static final long ROOT_VIC = 3;
  private static final int PAGE = 4096;

  /** A message queue. */
  static final class Queue {
    int depth;
    final ArrayDeque<byte[]> messages = new ArrayDeque<>();
    long receiveVic;
    int receiveVirq = -1;
    long sendVic;
    int sendVirq = -1;
  }

  /** One hypercall. */
  record Call(int number, List<Long> arguments) {
    static Call of(int number, long... arguments) {
      return new Call(number, Arrays.stream(arguments).boxed().toList());
    }

    String shape() {
      StringBuilder text = new StringBuilder("%04x".formatted(0x6000 + number));
      for (long argument : arguments) {
        text.append(' ').append(Long.toHexString(argument));
      }
      return text.toString();
    }
  }

  final List<String> events = new ArrayList<>();
  final List<Call> calls = new ArrayList<>();
  final StringBuilder uart = new StringBuilder();
  final Map<Long, Queue> queues = new HashMap<>();

  /** What vcpu_run_check says, by vCPU. */
  final Map<Long, long[]> runStates = new HashMap<>();

  /** Errors that the next vcpu_run calls give before the vCPU exits. */
  final ArrayDeque<Integer> runErrors = new ArrayDeque<>();

  /** Interrupts raised in VICs other than the root VM's, as "vic:virq". */
  final List<String> raised = new ArrayList<>();

  /** Hypercalls that fail: number to error. */
  final Map<Integer, Integer> failures = new HashMap<>();

  private int checksLeft;

  private final Map<Long, byte[]> pages = new HashMap<>();
  private final Map<Long, Long> nextSlot = new HashMap<>();
  private final Map<Long, Map<Long, Long>> cspaces = new HashMap<>();

  /** Owner by first page of a range; ranges without gaps. */
  private final TreeMap<Long, Long> owners = new TreeMap<>();

  private final ArrayDeque<Integer> pending = new ArrayDeque<>();
  private final long[] results = new long[8];
  private final Map<Long, Long> registers = new HashMap<>();
  private @Nullable GuestProgram program;
  private long time;
  private String act = "wfi";
  private boolean recordAccesses = true;

  FakeHypervisor() {
    nextSlot.put(ROOT_CSPACE, 0x339L);
    owners.put(0L, -1L);
    owners.put(PRIMARY_RAM, PARTITION);
    owners.put(PRIMARY_RAM + PRIMARY_RAM_SIZE, -1L);
    write(ENVIRONMENT, RootEnvironmentBytes.build(), 0, RootEnvironmentBytes.build().length);
  }

  // The machine around the program.

  void boot(GuestProgram booted) {
    program = booted;
    act = "wfi";
    booted.onBoot(this, ENVIRONMENT);
    recordAccesses = false;
    settle();
  }

  /** What replaces the program after each handler; by default nothing does. */
  java.util.function.UnaryOperator<GuestProgram> afterEachHandler = current -> current;

  /** Delivers interrupts and performs acts until the program waits. */
  void settle() {
    for (int i = 0; i < 10_000 && step(); i++) {
      // Each turn is one handler.
    }
  }

  /** One handler; false when the program waits and nothing is pending. */
  boolean step() {
    GuestProgram current = java.util.Objects.requireNonNull(program);
    time += 1000;
    boolean woken = !pending.isEmpty();
    while (!pending.isEmpty()) {
      current.onInterrupt(this, pending.removeFirst());
    }
    if (act.equals("wfi") && !woken) {
      return false;
    }
    perform();
    act = "wfi";
    current.onResume(this);
    program = afterEachHandler.apply(current);
    return true;
  }

  private void perform() {
    if (act.startsWith("run ")) {
      long cap = Long.parseLong(act.substring(4));
      Arrays.fill(results, 0);
      Integer error = runErrors.pollFirst();
      if (error != null && error != ErrorCode.OK) {
        results[0] = error;
      } else if (error == null) {
        results[1] = VcpuRunState.POWERED_OFF;
        results[2] = 1;
        runStates.put(cap, new long[] {VcpuRunState.POWERED_OFF, 1, 0});
      }
    }
  }

  /** True when the program's last act was to run a vCPU. */
  boolean runningVcpu() {
    return act.startsWith("run ");
  }

  /** A vCPU that is gone after so many looks at it. */
  void exitAfterChecks(long vcpu, int checks) {
    runStates.remove(vcpu);
    checksLeft = checks;
  }

  void raise(int virq) {
    if (!pending.contains(virq)) {
      pending.addLast(virq);
    }
  }

  /** Sends on a queue as its client. */
  int clientSend(long cap, byte[] message) {
    Queue queue = java.util.Objects.requireNonNull(queues.get(cap));
    if (queue.messages.size() == queue.depth) {
      return ErrorCode.MSGQUEUE_FULL;
    }
    queue.messages.addLast(message.clone());
    if (queue.messages.size() == 1) {
      signal(queue.receiveVic, queue.receiveVirq);
    }
    return ErrorCode.OK;
  }

  byte @Nullable [] clientReceive(long cap) {
    Queue queue = java.util.Objects.requireNonNull(queues.get(cap));
    byte[] message = queue.messages.pollFirst();
    if (message != null && queue.messages.size() == queue.depth - 1) {
      signal(queue.sendVic, queue.sendVirq);
    }
    return message;
  }

  private void signal(long vic, int virq) {
    if (virq < 0) {
      return;
    }
    if (vic == ROOT_VIC) {
      raise(virq);
    } else {
      raised.add(Long.toHexString(vic) + ":" + virq);
    }
  }

  /** The master capability behind a client's. */
  long master(long cspace, long cap) {
    return java.util.Objects.requireNonNull(
        java.util.Objects.requireNonNull(cspaces.get(cspace)).get(cap));
  }

  /** Capabilities made since boot that the resource manager still holds. */
  int rootCaps() {
    return capsOf(ROOT_CSPACE);
  }

  int capsOf(long cspace) {
    return java.util.Objects.requireNonNull(cspaces.get(cspace)).size();
  }

  /** Extent that owns the page at a physical address. */
  long ownerOf(long phys) {
    return owners.floorEntry(phys).getValue();
  }

  // GuestCpu.

  @Override
  public int index() {
    return 0;
  }

  @Override
  public long counter() {
    return time / 16;
  }

  @Override
  public int hypercall(int number, long a0, long a1, long a2, long a3, long a4, long a5, long a6) {
    long[] a = {a0, a1, a2, a3, a4, a5, a6};
    Call call = Call.of(number, a);
    calls.add(call);
    if (recordAccesses) {
      events.add(call.shape());
    }
    Arrays.fill(results, 0);
    Integer failure = failures.get(number);
    int error = failure != null ? failure : serve(number, a);
    results[0] = error & 0xFFFF_FFFFL;
    return error;
  }

  private int serve(int number, long[] a) {
    return switch (number) {
      case HypercallNumber.PARTITION_CREATE_CSPACE,
          HypercallNumber.PARTITION_CREATE_ADDRSPACE,
          HypercallNumber.PARTITION_CREATE_MEMEXTENT,
          HypercallNumber.PARTITION_CREATE_THREAD,
          HypercallNumber.PARTITION_CREATE_DOORBELL,
          HypercallNumber.PARTITION_CREATE_VIC,
          HypercallNumber.PARTITION_CREATE_VPM_GROUP -> {
        results[1] = newCap(ROOT_CSPACE, -1);
        yield ErrorCode.OK;
      }
      case HypercallNumber.PARTITION_CREATE_MSGQUEUE -> {
        results[1] = newCap(ROOT_CSPACE, -1);
        queues.put(results[1], new Queue());
        yield ErrorCode.OK;
      }
      case HypercallNumber.CSPACE_COPY_CAP_FROM -> {
        results[1] = newCap(a[2], a[1]);
        yield ErrorCode.OK;
      }
      case HypercallNumber.CSPACE_DELETE_CAP_FROM -> {
        Map<Long, Long> caps = cspaces.get(a[0]);
        boolean held = caps != null && caps.remove(a[1]) != null;
        yield held ? ErrorCode.OK : ErrorCode.CSPACE_CAP_NULL;
      }
      case HypercallNumber.MSGQUEUE_CONFIGURE -> {
        queue(a[0]).depth = (int) a[1] & 0xFFFF;
        yield ErrorCode.OK;
      }
      case HypercallNumber.MSGQUEUE_BIND_RECEIVE_VIRQ -> {
        queue(a[0]).receiveVic = a[1];
        queue(a[0]).receiveVirq = (int) a[2];
        yield ErrorCode.OK;
      }
      case HypercallNumber.MSGQUEUE_BIND_SEND_VIRQ -> {
        queue(a[0]).sendVic = a[1];
        queue(a[0]).sendVirq = (int) a[2];
        yield ErrorCode.OK;
      }
      case HypercallNumber.MSGQUEUE_SEND -> send(a);
      case HypercallNumber.MSGQUEUE_RECEIVE -> receive(a);
      case HypercallNumber.VIC_CONFIGURE -> a[4] == 0 ? ErrorCode.OK : ErrorCode.ARGUMENT_INVALID;
      case HypercallNumber.PRNG_GET_ENTROPY -> {
        for (int i = 1; i <= a[0] / 4; i++) {
          results[i] = 0x1234_5678L * (calls.size() + i) & 0xFFFF_FFFFL;
        }
        yield ErrorCode.OK;
      }
      case HypercallNumber.ADDRSPACE_UNMAP ->
          a[1] == 0x336 ? ErrorCode.ARGUMENT_SIZE : ErrorCode.OK;
      case HypercallNumber.ADDRSPACE_LOOKUP -> lookup(a);
      case HypercallNumber.MEMEXTENT_DONATE -> donate(a);
      case HypercallNumber.MEMEXTENT_MODIFY -> modify(a);
      case HypercallNumber.VCPU_RUN_CHECK -> {
        long[] state = runStates.get(a[0]);
        if (state == null && checksLeft > 0 && --checksLeft == 0) {
          runStates.put(a[0], new long[] {VcpuRunState.POWERED_OFF, 1, 0});
        }
        if (state == null) {
          yield ErrorCode.BUSY;
        }
        System.arraycopy(state, 0, results, 1, 3);
        yield ErrorCode.OK;
      }
      default -> ErrorCode.OK;
    };
  }

  private Queue queue(long cap) {
    return java.util.Objects.requireNonNull(queues.get(cap));
  }

  private long newCap(long cspace, long of) {
    long cap = nextSlot.getOrDefault(cspace, 0L);
    long next = cap + 1;
    nextSlot.put(cspace, (next & 0xFF) >= SLOTS ? (next | 0xFF) + 1 : next);
    cspaces.computeIfAbsent(cspace, key -> new HashMap<>()).put(cap, of);
    return cap;
  }

  private int send(long[] a) {
    Queue queue = queue(a[0]);
    if (queue.messages.size() == queue.depth) {
      return ErrorCode.MSGQUEUE_FULL;
    }
    byte[] message = new byte[(int) a[1]];
    read(a[2], message, 0, message.length);
    queue.messages.addLast(message);
    results[1] = queue.messages.size() < queue.depth ? 1 : 0;
    if (queue.messages.size() == 1) {
      signal(queue.receiveVic, queue.receiveVirq);
    }
    return ErrorCode.OK;
  }

  private int receive(long[] a) {
    Queue queue = queue(a[0]);
    byte[] message = queue.messages.pollFirst();
    if (message == null) {
      return ErrorCode.MSGQUEUE_EMPTY;
    }
    write(a[1], message, 0, message.length);
    results[1] = message.length;
    results[2] = queue.messages.isEmpty() ? 0 : 1;
    if (queue.messages.size() == queue.depth - 1) {
      signal(queue.sendVic, queue.sendVirq);
    }
    return ErrorCode.OK;
  }

  /** The primary VM's memory lies at its physical address. */
  private int lookup(long[] a) {
    long ipa = a[2];
    if (a[3] == 0) {
      return ErrorCode.ARGUMENT_SIZE;
    }
    long owner = ownerOf(ipa);
    if (owner != a[1]) {
      boolean ram = ipa >= PRIMARY_RAM && ipa < PRIMARY_RAM + PRIMARY_RAM_SIZE;
      return ram ? ErrorCode.MEMDB_NOT_OWNER : ErrorCode.ADDR_INVALID;
    }
    long end = ipa;
    for (var range : owners.tailMap(owners.floorKey(ipa)).entrySet()) {
      if (range.getValue() != owner) {
        end = range.getKey();
        break;
      }
    }
    results[1] = ipa;
    results[2] = Math.min(a[3], end - ipa);
    return results[2] == a[3] ? ErrorCode.OK : ErrorCode.MEMDB_NOT_OWNER;
  }

  private int donate(long[] a) {
    long from = a[1];
    long to = a[2];
    long base = a[3];
    long end = base + a[4];
    for (var range : owners.subMap(owners.floorKey(base), end).entrySet()) {
      if (range.getValue() != from) {
        return ErrorCode.MEMDB_NOT_OWNER;
      }
    }
    long after = ownerOf(end - 1);
    owners.putIfAbsent(end, after);
    owners.subMap(base, end).clear();
    owners.put(base, to);
    return ErrorCode.OK;
  }

  private int modify(long[] a) {
    if ((a[1] & 0xFF) == 1) {
      zero(a[2], a[3]);
    }
    return ErrorCode.OK;
  }

  @Override
  public long smccc(int function, long a1, long a2, long a3) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long result(int register) {
    return results[register];
  }

  @Override
  public long readSystemRegister(int key) {
    return 0;
  }

  @Override
  public void writeSystemRegister(int key, long value) {
    if (recordAccesses && key != org.gunyahsim.guest.runtime.IccRegister.PMR) {
      events.add(
          "sysreg W S%d_%d_c%d_c%d_%d <- %x"
              .formatted(
                  key >> 14 & 3, key >> 11 & 7, key >> 7 & 15, key >> 3 & 15, key & 7, value));
    }
  }

  @Override
  public void setVirtualTimer(long deadline, boolean enabled) {
    if (enabled) {
      raise(27);
    }
  }

  private static boolean gic(long ipa) {
    return ipa >= 0x0800_0000L && ipa < 0x0810_0000L;
  }

  @Override
  public long load(long ipa, int size) {
    if (gic(ipa)) {
      long value = ipa == 0x0800_0000L ? 0x50 : registers.getOrDefault(ipa, 0L);
      if (recordAccesses) {
        events.add("mmio R%d %x -> %x".formatted(8 * size, ipa, value));
      }
      return value;
    }
    byte[] bytes = new byte[8];
    read(ipa, bytes, 0, size);
    return java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong();
  }

  @Override
  public void store(long ipa, int size, long value) {
    if (ipa == 0x0900_0000L) {
      uart.append((char) value);
    } else if (gic(ipa)) {
      boolean enable = (ipa & 0xFFFF) >= 0x100 && (ipa & 0xFFFF) < 0x180 && ipa < 0x0801_0000L;
      registers.merge(ipa, value, (old, given) -> enable ? old | given : given);
      if (recordAccesses) {
        events.add("mmio W%d %x <- %x".formatted(8 * size, ipa, value));
      }
    } else {
      throw new IllegalStateException("store to 0x%x".formatted(ipa));
    }
  }

  private byte[] page(long address) {
    return pages.computeIfAbsent(address & -PAGE, key -> new byte[PAGE]);
  }

  @Override
  public void read(long ipa, byte[] into, int at, int length) {
    for (int i = 0; i < length; i++) {
      into[at + i] = page(ipa + i)[(int) (ipa + i & PAGE - 1)];
    }
  }

  @Override
  public void write(long ipa, byte[] from, int at, int length) {
    for (int i = 0; i < length; i++) {
      page(ipa + i)[(int) (ipa + i & PAGE - 1)] = from[at + i];
    }
  }

  @Override
  public void zero(long ipa, long length) {
    for (long at = ipa; at < ipa + length; at += PAGE) {
      pages.remove(at & -PAGE);
    }
  }

  @Override
  public boolean accessible(long ipa, long length, boolean write) {
    return ipa >= PRIMARY_RAM && ipa + length <= 0xC000_0000L;
  }

  @Override
  public boolean actPending() {
    return false;
  }

  @Override
  public void waitForInterrupt() {
    act = "wfi";
  }

  @Override
  public void callLast(int number, long a0, long a1, long a2, long a3) {
    calls.add(Call.of(number, a0, a1, a2, a3));
    act = number == HypercallNumber.VCPU_RUN ? "run " + a0 : "yield";
  }

  @Override
  public void smcccLast(int function, long a1, long a2, long a3) {
    throw new UnsupportedOperationException();
  }
}
