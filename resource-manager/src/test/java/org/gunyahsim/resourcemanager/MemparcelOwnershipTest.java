package org.gunyahsim.resourcemanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gunyahsim.resourcemanager.protocol.AclEntry;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.Requests;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.protocol.SglEntry;
import org.gunyahsim.resourcemanager.root.RmOptions.Quality;

/**
 * Whatever is lent, appended and reclaimed: every page has one owner, a refused request changes
 * nothing, and what was reclaimed is the owner's again.
 */
class MemparcelOwnershipTest {
  private static final long BASE = 0x6000_0000L;
  private static final int PAGES = 16;
  private static final int PAGE = 0x1000;

  /** One request: what, and for which pages or which of the handles given out so far. */
  private record Action(int kind, int page, int count, int handle) {}

  @Provide
  Arbitrary<List<Action>> actions() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(0, PAGES),
            Arbitraries.integers().between(0, 6),
            Arbitraries.integers().between(0, 12))
        .as(Action::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  private final Map<Integer, Integer> ownerOfPage = new HashMap<>();
  private final Map<Integer, Boolean> open = new HashMap<>();
  private int nextHandle;

  @Property(tries = 60)
  void everyPageHasOneOwner(@ForAll("actions") List<Action> actions) {
    ownerOfPage.clear();
    open.clear();
    nextHandle = 0;
    Client client = Client.primary(Quality.PRODUCTION);
    client.request(MessageId.VM_ALLOCATE, Requests.vmid(0));
    Map<Long, Integer> handleOfExtent = new HashMap<>();
    for (Action action : actions) {
      act(client, action);
      for (int page = 0; page < PAGES; page++) {
        long extent = client.machine.ownerOf(BASE + (long) page * PAGE);
        Integer handle = ownerOfPage.get(page);
        if (handle == null) {
          assertThat(extent).isEqualTo(Client.PRIMARY_EXTENT);
        } else {
          assertThat(extent).isNotEqualTo(Client.PRIMARY_EXTENT);
          assertThat(handleOfExtent.computeIfAbsent(extent, key -> handle)).isEqualTo(handle);
        }
      }
    }
  }

  private boolean free(int page, int count) {
    boolean free = count > 0 && page + count <= PAGES;
    for (int i = page; i < page + count; i++) {
      free &= !ownerOfPage.containsKey(i);
    }
    return free;
  }

  private void act(Client client, Action action) {
    // Pages beyond the arena belong to nobody: they are the hypervisor's.
    long address =
        action.page + action.count > PAGES ? 0x8000_0000L : BASE + (long) action.page * PAGE;
    List<SglEntry> sgl = List.of(new SglEntry(address, (long) action.count * PAGE));
    switch (action.kind) {
      case 0, 1 -> {
        boolean append = action.kind == 1;
        byte[] payload =
            Requests.memCreate(
                MemoryType.NORMAL,
                append ? MemoryType.CREATE_APPEND : 0,
                7,
                List.of(new AclEntry(0x80, MemoryType.ALL)),
                sgl);
        int handle = nextHandle++;
        if (expect(client, MessageId.MEM_LEND, payload, action)) {
          take(action, handle);
          open.put(handle, append);
        }
      }
      case 2 -> {
        Boolean appendable = open.get(action.handle);
        int error =
            client.error(
                MessageId.MEM_APPEND,
                Requests.memAppend(action.handle, MemoryType.APPEND_END, sgl));
        if (appendable == null) {
          assertThat(error).isEqualTo(RmError.HANDLE_INVALID);
        } else if (!appendable) {
          assertThat(error).isEqualTo(RmError.DENIED);
        } else if (free(action.page, action.count)) {
          assertThat(error).isEqualTo(RmError.OK);
          take(action, action.handle);
          open.put(action.handle, false);
        } else {
          assertThat(error).isEqualTo(RmError.MEM_INVALID);
        }
      }
      default -> {
        int error = client.error(MessageId.MEM_RECLAIM, Requests.memHandle(action.handle, 0));
        assertThat(error)
            .isEqualTo(open.containsKey(action.handle) ? RmError.OK : RmError.HANDLE_INVALID);
        open.remove(action.handle);
        ownerOfPage.values().removeIf(handle -> handle == action.handle);
      }
    }
  }

  private boolean expect(Client client, int messageId, byte[] payload, Action action) {
    boolean free = free(action.page, action.count);
    assertThat(client.error(messageId, payload)).isEqualTo(free ? RmError.OK : RmError.MEM_INVALID);
    return free;
  }

  private void take(Action action, int handle) {
    for (int i = action.page; i < action.page + action.count; i++) {
      ownerOfPage.put(i, handle);
    }
  }
}
