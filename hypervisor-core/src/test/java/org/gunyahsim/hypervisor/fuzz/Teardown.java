package org.gunyahsim.hypervisor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.gunyahsim.hypervisor.memextent.Memdb;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectState;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vcpu.VcpuPower;

/**
 * The end of everything that guests can take away: all threads exit, all capabilities go. Of what a
 * machine had then nothing is left but its partition, with an empty heap and all the memory.
 */
final class Teardown {
  private Teardown() {}

  /** Tears a machine down, the root VM included, and throws when something is left. */
  static void of(Hypervisor hypervisor, IdentityHashMap<HypObject, Integer> fromBoot) {
    for (HypObject object : List.copyOf(hypervisor.objects().all())) {
      if (object instanceof Vcpu vcpu
          && vcpu.state() == ObjectState.ACTIVE
          && !vcpu.schedule.exited()) {
        VcpuPower.kill(vcpu);
        VcpuPower.exit(vcpu);
      }
    }
    Sweep.of(hypervisor, fromBoot);
    for (HypObject object : List.copyOf(hypervisor.objects().all())) {
      if (object instanceof Cspace space && hypervisor.objects().byId(space.id()) == space) {
        List<Long> caps = new ArrayList<>();
        space.forEach(slot -> caps.add(slot.capId()));
        // It may hold the last capability to itself.
        space.retain();
        for (long cap : caps) {
          int unused = space.delete(cap);
        }
        space.release();
      }
    }
    fromBoot.forEach(
        (object, count) -> {
          for (int i = 0; i < count; i++) {
            object.release();
          }
        });
    List<HypObject> left = List.copyOf(hypervisor.objects().all());
    assertThat(left)
        .as("what is left when every capability is deleted")
        .allMatch(object -> object.type() == ObjectType.PARTITION);
    assertThat(left).hasSize(1);
    assertThat(hypervisor.objects().rootPartition().heap().used()).as("heap in use").isZero();
    Memdb memdb = hypervisor.memdb();
    for (int i = 0; i < memdb.intervals(); i++) {
      HypObject owner = memdb.owner(memdb.intervalBase(i));
      assertThat(owner == null || owner.type() == ObjectType.PARTITION)
          .as("owner of 0x%x", memdb.intervalBase(i))
          .isTrue();
    }
  }
}
