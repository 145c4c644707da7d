package org.gunyahsim.resourcemanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.resourcemanager.protocol.AclEntry;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.PayloadWriter;
import org.gunyahsim.resourcemanager.protocol.Requests;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.protocol.SglEntry;
import org.gunyahsim.resourcemanager.root.RmOptions.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Memory between a primary VM and a running secondary one (reference, sections 6.2 to 6.5). */
class SharingTest {
  private static final long BUFFER = 0x7000_0000L;
  private static final int VMID = SecondaryVmFixture.VMID;
  private static final int RW = MemoryType.READ | MemoryType.WRITE;

  private final SecondaryVmFixture vm = SecondaryVmFixture.running(Quality.PRODUCTION);
  private final Client primary = vm.primary;
  private final Client secondary = vm.secondary();

  private int create(int messageId, List<AclEntry> acl, SglEntry... sgl) {
    String reply =
        primary.request(messageId, Requests.memCreate(0, 0, 9, acl, List.of(sgl))).getLast();
    byte[] bytes = HexFormat.of().parseHex(reply);
    assertThat(LittleEndian.get32(bytes, 8)).isEqualTo(RmError.OK);
    return LittleEndian.get32(bytes, 12);
  }

  private static byte[] accept(int handle, int transfer, int flags, List<SglEntry> sgl) {
    return new PayloadWriter()
        .u32(handle)
        .u8(0)
        .u8(transfer)
        .u8(flags)
        .u8(0)
        .u32(0)
        .acl(List.of())
        .sgl(sgl, 0)
        .attributes(List.of())
        .toBytes();
  }

  private int share() {
    return create(
        MessageId.MEM_SHARE,
        List.of(new AclEntry(3, RW), new AclEntry(VMID, RW)),
        new SglEntry(BUFFER, 0x2000),
        new SglEntry(BUFFER + 0x10000, 0x1000));
  }

  @Test
  void acceptWhereThereIsRoomThenReleaseAndReclaim() {
    int handle = share();
    List<String> got =
        secondary.request(
            MessageId.MEM_ACCEPT, accept(handle, MemoryType.SHARE, MemoryType.DONE, List.of()));
    // Two ranges, at the lowest free addresses behind the device window and the information page.
    assertThat(got.getFirst().substring(16))
        .isEqualTo(
            "00000000"
                + "02000000"
                + "0010004000000000"
                + "0020000000000000"
                + "0030004000000000"
                + "0010000000000000");
    assertThat(primary.error(MessageId.MEM_RECLAIM, Requests.memHandle(handle, 0)))
        .isEqualTo(RmError.MEM_INUSE);
    assertThat(
            secondary.error(
                MessageId.MEM_ACCEPT, accept(handle, MemoryType.SHARE, MemoryType.DONE, List.of())))
        .isEqualTo(RmError.DENIED);
    assertThat(secondary.error(MessageId.MEM_RELEASE, Requests.memHandle(handle, 0)))
        .isEqualTo(RmError.OK);
    assertThat(secondary.error(MessageId.MEM_RELEASE, Requests.memHandle(handle, 0)))
        .isEqualTo(RmError.MEM_RELEASED);
    assertThat(primary.error(MessageId.MEM_RECLAIM, Requests.memHandle(handle, 0)))
        .isEqualTo(RmError.OK);
    assertThat(primary.machine.ownerOf(BUFFER)).isEqualTo(Client.PRIMARY_EXTENT);
    assertThat(primary.machine.ownerOf(BUFFER + 0x10000)).isEqualTo(Client.PRIMARY_EXTENT);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "other transfer, 1, 80, 0, 0, 6",
    "validate sanitized, 2, 81, 0, 0, 8",
    "validate label, 2, 84, 0, 0, 8",
    "validate absent acl, 2, 82, 0, 0, 6",
    "map other, 2, 88, 0, 0, 3",
    "contiguous with a wrong size, 2, 90, 50000000, 2000, 6",
    "contiguous, 2, 90, 50000000, 3000, 0",
    "misaligned, 2, 80, 50000800, 2000, 6",
    "address taken, 2, 90, 80000000, 3000, 2",
    "address in the device window, 2, 90, 10000000, 3000, 2",
    "done too early, 2, 80, 50000000, 2000, 6",
    "in part, 2, 00, 50000000, 2000, 0"
  })
  void acceptChecks(String what, int transfer, String flags, String ipa, String size, int error) {
    int handle = share();
    List<SglEntry> sgl =
        size.equals("0")
            ? List.of()
            : List.of(new SglEntry(Long.parseLong(ipa, 16), Long.parseLong(size, 16)));
    assertThat(
            secondary.error(
                MessageId.MEM_ACCEPT, accept(handle, transfer, Integer.parseInt(flags, 16), sgl)))
        .as(what)
        .isEqualTo(error);
    // A refusal leaves nothing behind: the whole can still be accepted at these addresses.
    if (error != RmError.OK) {
      assertThat(
              secondary.error(
                  MessageId.MEM_ACCEPT,
                  accept(
                      handle,
                      MemoryType.SHARE,
                      MemoryType.DONE,
                      List.of(
                          new SglEntry(0x5000_0000L, 0x2000), new SglEntry(0x5100_0000L, 0x1000)))))
          .isEqualTo(RmError.OK);
    }
  }

  @Test
  void aDonationChangesHandsForGood() {
    int handle =
        create(
            MessageId.MEM_DONATE,
            List.of(new AclEntry(VMID, MemoryType.ALL)),
            new SglEntry(BUFFER, 0x20_0000));
    assertThat(
            secondary.error(
                MessageId.MEM_ACCEPT,
                accept(
                    handle,
                    MemoryType.DONATE,
                    MemoryType.DONE | MemoryType.MAP_CONTIGUOUS,
                    List.of(new SglEntry(0x1_0000_0000L, 0x20_0000)))))
        .isEqualTo(RmError.OK);
    assertThat(primary.error(MessageId.MEM_RECLAIM, Requests.memHandle(handle, 0)))
        .isEqualTo(RmError.HANDLE_INVALID);
    long extent = primary.machine.ownerOf(BUFFER);
    assertThat(extent).isNotEqualTo(Client.PRIMARY_EXTENT);
    assertThat(
            primary.machine.calls.reversed().stream()
                .filter(call -> call.number() == HypercallNumber.ADDRSPACE_MAP)
                .findFirst()
                .orElseThrow()
                .arguments()
                .subList(1, 4))
        .containsExactly(extent, 0x1_0000_0000L, 0xF0077L);
  }

  @Test
  void notifications() {
    int handle = share();
    byte[] shared =
        new PayloadWriter()
            .u32(handle)
            .u8(1)
            .zeros(3)
            .u32(0x55)
            .u16(1)
            .u16(0)
            .u16(VMID)
            .u16(0)
            .toBytes();
    assertThat(primary.error(MessageId.MEM_NOTIFY, shared)).isEqualTo(RmError.OK);
    List<String> told = secondary.receiveAll();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().substring(8))
        .isEqualTo(
            "11001051"
                + "%02x000000".formatted(handle)
                + "00020000"
                + "03000000"
                + "09000000"
                + "55000000"
                + "02000000"
                + "03000600"
                + "80000600"
                + "02000000"
                + "0020000000000000"
                + "0010000000000000"
                + "00000000");
    byte[] accepted = new PayloadWriter().u32(handle).u8(4).zeros(3).u32(0x55).toBytes();
    assertThat(secondary.error(MessageId.MEM_NOTIFY, accepted)).isEqualTo(RmError.MEM_RELEASED);
    secondary.request(
        MessageId.MEM_ACCEPT, accept(handle, MemoryType.SHARE, MemoryType.DONE, List.of()));
    assertThat(secondary.error(MessageId.MEM_NOTIFY, accepted)).isEqualTo(RmError.OK);
    assertThat(primary.receiveAll().getFirst().substring(8))
        .isEqualTo("13001051" + "%02x000000".formatted(handle) + "80000000" + "55000000");
    byte[] released = new PayloadWriter().u32(handle).u8(2).zeros(3).u32(0x55).toBytes();
    assertThat(secondary.error(MessageId.MEM_NOTIFY, released)).isEqualTo(RmError.MEM_INUSE);
    byte[] otherTag = new PayloadWriter().u32(handle).u8(2).zeros(3).u32(0x56).toBytes();
    assertThat(secondary.error(MessageId.MEM_NOTIFY, otherTag)).isEqualTo(RmError.ARGUMENT_INVALID);
    assertThat(primary.error(MessageId.MEM_NOTIFY, released)).isEqualTo(RmError.HANDLE_INVALID);
  }

  @Test
  void consoleCharactersReachTheOwnerWhileItListens() {
    byte[] own = Requests.vmid(0);
    byte[] theirs = Requests.vmid(VMID);
    byte[] text = new PayloadWriter().u16(0).u16(2).text("hi").toBytes();
    assertThat(secondary.error(MessageId.VM_CONSOLE_WRITE, text)).isEqualTo(RmError.DENIED);
    assertThat(secondary.error(MessageId.VM_CONSOLE_OPEN, own)).isEqualTo(RmError.OK);
    assertThat(secondary.error(MessageId.VM_CONSOLE_WRITE, text)).isEqualTo(RmError.OK);
    assertThat(primary.receiveAll()).as("discarded").isEmpty();
    assertThat(primary.error(MessageId.VM_CONSOLE_OPEN, theirs)).isEqualTo(RmError.OK);
    assertThat(secondary.error(MessageId.VM_CONSOLE_WRITE, text)).isEqualTo(RmError.OK);
    assertThat(primary.receiveAll().getFirst().substring(8))
        .isEqualTo("80001056" + "80000200" + "6869");
    byte[] back = new PayloadWriter().u16(VMID).u16(1).text("!").toBytes();
    assertThat(primary.error(MessageId.VM_CONSOLE_WRITE, back)).isEqualTo(RmError.OK);
    assertThat(secondary.receiveAll().getFirst().substring(8))
        .isEqualTo("80001056" + "00000100" + "21");
  }

  @Test
  void lendingAPhysicalInterrupt() {
    byte[] lend = new PayloadWriter().u16(VMID).u16(0).u32(0x30).u32(7).toBytes();
    String reply = primary.request(MessageId.VM_IRQ_LEND, lend).getLast();
    String handle = reply.substring(24);
    assertThat(primary.error(MessageId.VM_IRQ_LEND, lend)).isEqualTo(RmError.IRQ_INUSE);
    byte[] handleBytes = HexFormat.of().parseHex(handle);
    assertThat(
            primary.error(
                MessageId.VM_IRQ_NOTIFY, new PayloadWriter().bytes(handleBytes).u32(1).toBytes()))
        .isEqualTo(RmError.OK);
    assertThat(secondary.receiveAll().getFirst().substring(8))
        .isEqualTo("11001056" + "03000000" + handle + "07000000");
    byte[] accept = new PayloadWriter().bytes(handleBytes).u32(-1).toBytes();
    assertThat(primary.error(MessageId.VM_IRQ_ACCEPT, accept)).isEqualTo(RmError.HANDLE_INVALID);
    assertThat(secondary.request(MessageId.VM_IRQ_ACCEPT, accept).getLast())
        .endsWith("00000000" + "30000000");
    assertThat(secondary.error(MessageId.VM_IRQ_ACCEPT, accept)).isEqualTo(RmError.IN_USE);
    assertThat(primary.error(MessageId.VM_IRQ_RECLAIM, handleBytes)).isEqualTo(RmError.IN_USE);
    // The borrower's reset gives it up; its owner still has to take it back.
    primary.request(MessageId.VM_STOP, Requests.stop(VMID, Requests.FORCE_STOP, 3));
    primary.request(MessageId.VM_RESET, Requests.vmid(VMID));
    assertThat(primary.error(MessageId.VM_IRQ_LEND, lend)).isEqualTo(RmError.IRQ_INUSE);
    assertThat(primary.error(MessageId.VM_IRQ_RECLAIM, handleBytes)).isEqualTo(RmError.OK);
    assertThat(primary.error(MessageId.VM_IRQ_LEND, lend)).isEqualTo(RmError.OK);
  }

  @Test
  void exitByItsOwnWish() {
    byte[] exit = new PayloadWriter().u16(1).u8(3).u8(0).toBytes();
    byte[] unknownCode = new PayloadWriter().u16(1).u8(2).u8(0).toBytes();
    assertThat(secondary.error(MessageId.VM_EXIT, unknownCode)).isEqualTo(RmError.MSG_INVALID);
    secondary.request(MessageId.VM_EXIT, exit);
    assertThat(primary.receiveAll().getLast().substring(8))
        .isEqualTo("01001056" + "80000000" + "04000000" + "01000300");
  }
}
