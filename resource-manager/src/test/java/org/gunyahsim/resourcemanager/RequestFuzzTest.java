package org.gunyahsim.resourcemanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.gunyahsim.resourcemanager.protocol.MessageCatalogue;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.MessageType;
import org.gunyahsim.resourcemanager.protocol.Requests;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.gunyahsim.resourcemanager.root.RmOptions.Quality;

/** Requests that nobody would send. */
class RequestFuzzTest {
  /** The primary VM may send anything to anybody: it always gets an answer. */
  @Property(tries = 40)
  void everyRequestIsAnswered(@ForAll long seed) {
    Client client = Client.primary(Quality.PRODUCTION);
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      List<MessageType> all = MessageCatalogue.all();
      MessageType type = all.get(random.nextInt(all.size()));
      byte[] payload = new byte[random.nextInt(70) * 4 / (1 + random.nextInt(3))];
      if (random.nextBoolean()) {
        random.nextBytes(payload);
      }
      for (int at = 0; at + 4 <= payload.length && random.nextInt(6) != 0; at += 4) {
        int[] likely = {0, 1, 3, 0x80, 0x81, 0x82, 4, 0x6000_0000, 0x1000, -1, 0x7_0080};
        int word = likely[random.nextInt(likely.length)];
        LittleEndian.put32(payload, at, word);
      }
      List<String> got = client.request(type.id(), payload);
      assertThat(got).as("%s %s", type.name(), HexFormat.of().formatHex(payload)).isNotEmpty();
      assertThat(got)
          .anyMatch(message -> message.startsWith("02", 2) || message.startsWith("00", 2));
    }
    assertThat(client.error(MessageId.VM_HOST_GET_TYPE, new byte[0])).isZero();
  }

  /** A tree that is damaged or hostile ends in an answer, and the VM can be reset. */
  @Property(tries = 150)
  void everyDeviceTreeIsAnswered(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] tree = Resources.secondaryTree();
    int used = Resources.bigEndian(tree, 12) + Resources.bigEndian(tree, 32);
    for (int i = random.nextInt(12); i >= 0; i--) {
      int at = random.nextInt(8) == 0 ? random.nextInt(56) : 56 + random.nextInt(used - 56);
      tree[at] =
          (byte) (random.nextBoolean() ? random.nextInt() : tree[at] ^ 1 << random.nextInt(8));
    }
    SecondaryVmFixture vm = new SecondaryVmFixture(Quality.PRODUCTION, tree);
    vm.giveImage(false, random.nextInt(2));
    vm.config();
    if (vm.init() == RmError.OK && vm.start() == RmError.OK) {
      vm.primary.error(MessageId.VM_STOP, Requests.stop(SecondaryVmFixture.VMID, 1, 0));
    }
    byte[] vmid = Requests.vmid(SecondaryVmFixture.VMID);
    if (vm.primary.error(MessageId.VM_RESET, vmid) != RmError.DENIED) {
      assertThat(vm.state()).isEqualTo(VmState.RESET);
      assertThat(vm.primary.error(MessageId.MEM_RECLAIM, Requests.memHandle(vm.handle, 0)))
          .isEqualTo(RmError.OK);
      assertThat(vm.primary.error(MessageId.VM_DEALLOCATE, vmid)).isEqualTo(RmError.OK);
      assertThat(vm.primary.machine.capsOf(Client.PRIMARY_CSPACE)).isEqualTo(3);
    }
  }
}
