package org.gunyahsim.bench.root;

import static org.gunyahsim.hypervisor.abi.HypercallNumber.ADDRSPACE_MAP;
import static org.gunyahsim.hypervisor.abi.HypercallNumber.CSPACE_COPY_CAP_FROM;

import java.util.function.Consumer;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.PgtableAccess;

/** What else there is in the machine while a call is measured: it must not matter. */
public enum Population {
  ALONE(m -> {}),
  ADDRESS_SPACES_60(m -> addressSpaces(m, 60)),
  ADDRESS_SPACES_200(m -> addressSpaces(m, 200)),
  /** A full capability space of the greatest size beside, and the caller's own nearly full. */
  FULL_CSPACES(
      m -> {
        copies(m, m.cspace(Limits.CAPS_PER_CSPACE), Limits.CAPS_PER_CSPACE);
        copies(m, RootMachine.CSPACE, 1100);
      }),
  /** In full capability spaces, all to one object. */
  CAPABILITIES_100_000(
      m -> {
        long bell = m.doorbell();
        for (int left = 100_000; left > 0; left -= Limits.CAPS_PER_CSPACE) {
          copies(m, bell, m.cspace(Limits.CAPS_PER_CSPACE), Math.min(left, Limits.CAPS_PER_CSPACE));
        }
      });

  private final Consumer<RootMachine> preparation;

  Population(Consumer<RootMachine> preparation) {
    this.preparation = preparation;
  }

  void prepare(RootMachine machine) {
    preparation.accept(machine);
  }

  /** Each with a page of its own mapped. */
  private static void addressSpaces(RootMachine m, int count) {
    for (int i = 0; i < count; i++) {
      long space = m.addressSpace(i < 99 ? i + 1 : i + 5);
      long extent = m.extent(0x4800_0000L + i * 0x1000L, 0x1000, PgtableAccess.RW);
      m.call(ADDRSPACE_MAP, space, extent, 0x4000_0000L, RootMachine.data());
    }
  }

  private static void copies(RootMachine m, long cspace, int count) {
    copies(m, m.doorbell(), cspace, count);
  }

  private static void copies(RootMachine m, long bell, long cspace, int count) {
    for (int i = 0; i < count; i++) {
      m.call(CSPACE_COPY_CAP_FROM, RootMachine.CSPACE, bell, cspace, 1);
    }
  }
}
