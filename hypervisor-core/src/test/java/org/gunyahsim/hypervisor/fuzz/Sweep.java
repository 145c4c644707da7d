package org.gunyahsim.hypervisor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.addrspace.TranslationAudit;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.cspace.Capability;
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.memextent.MappingAudit;
import org.gunyahsim.hypervisor.memextent.Memdb;
import org.gunyahsim.hypervisor.memextent.Memextent;
import org.gunyahsim.hypervisor.memextent.MemoryOwner;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectState;
import org.gunyahsim.hypervisor.partition.Heap;
import org.gunyahsim.hypervisor.scheduler.ScheduleAudit;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vic.BindingAudit;
import org.gunyahsim.hypervisor.vic.Vic;
import org.gunyahsim.hypervisor.vic.VirqSource;

/** Looks at every object of a machine, and holds each account against what it should add up to. */
final class Sweep {
  private static final long PAGE = 4096;

  private final Hypervisor hypervisor;
  private final IdentityHashMap<HypObject, Integer> fromBoot;
  private final List<HypObject> objects;

  private Sweep(Hypervisor hypervisor, IdentityHashMap<HypObject, Integer> fromBoot) {
    this.hypervisor = hypervisor;
    this.fromBoot = fromBoot;
    this.objects = List.copyOf(hypervisor.objects().all());
  }

  /**
   * Throws an AssertionError when anything is wrong.
   *
   * @param fromBoot references that boot took ({@link References#unexplained})
   */
  static void of(Hypervisor hypervisor, IdentityHashMap<HypObject, Integer> fromBoot) {
    Sweep sweep = new Sweep(hypervisor, fromBoot);
    sweep.references();
    sweep.capabilities();
    sweep.heap();
    sweep.ownership();
    sweep.translations();
    sweep.scheduling();
    sweep.interrupts();
  }

  private void references() {
    IdentityHashMap<HypObject, Integer> counted = References.count(objects);
    fromBoot.forEach((object, more) -> counted.merge(object, more, Integer::sum));
    for (HypObject object : objects) {
      assertThat(object.state())
          .as("state of %s %d", object.type(), object.id())
          .isNotEqualTo(ObjectState.DESTROYING);
      assertThat(object.references())
          .as("references to %s %d, %s", object.type(), object.id(), object.state())
          .isEqualTo(counted.getOrDefault(object, 0));
    }
    for (HypObject held : counted.keySet()) {
      assertThat(hypervisor.objects().byId(held.id()))
          .as("%s %d is held", held.type(), held.id())
          .isSameAs(held);
    }
  }

  private void capabilities() {
    IdentityHashMap<HypObject, Integer> slots = new IdentityHashMap<>();
    for (HypObject object : objects) {
      if (object instanceof Cspace space) {
        int[] used = {0};
        space.forEach(
            slot -> {
              used[0]++;
              HypObject target = slot.object();
              assertThat(slot.state() == Capability.VALID).isEqualTo(target != null);
              if (target != null) {
                assertThat(slot.rights()).as("rights of a valid capability").isNotZero();
                slots.merge(target, 1, Integer::sum);
              }
            });
        assertThat(space.count()).as("slots in use").isEqualTo(used[0]);
        assertThat(used[0]).as("slots in use").isLessThanOrEqualTo(space.maxCaps());
      }
    }
    for (HypObject object : objects) {
      int listed = 0;
      int masters = 0;
      for (Capability at = object.capabilities().first(); at != null; at = at.next()) {
        listed++;
        masters += at.master() ? 1 : 0;
        assertThat(at.object()).as("what a listed capability names").isSameAs(object);
        assertThat(hypervisor.objects().byId(at.cspace().id()))
            .as("the space of a capability")
            .isSameAs(at.cspace());
      }
      assertThat(masters).as("master capabilities to %s", object.type()).isLessThan(2);
      assertThat(listed)
          .as("capabilities to %s %d", object.type(), object.id())
          .isEqualTo(object.capabilities().size())
          .isEqualTo(slots.getOrDefault(object, 0));
    }
  }

  private void heap() {
    Heap heap = hypervisor.objects().rootPartition().heap();
    long held = objects.stream().mapToLong(HypObject::heapBytes).sum();
    assertThat(heap.used()).as("bytes booked and bytes held").isEqualTo(held);
    assertThat(heap.used()).isLessThanOrEqualTo(heap.capacity());
  }

  private void ownership() {
    Memdb memdb = hypervisor.memdb();
    long at = 0;
    for (int i = 0; i < memdb.intervals(); i++) {
      assertThat(memdb.intervalBase(i)).as("no page twice, none lost").isEqualTo(at);
      HypObject owner = memdb.owner(at);
      MemoryOwner type = memdb.type(at);
      assertThat(owner == null).isEqualTo(type == MemoryOwner.NOTYPE);
      if (owner != null) {
        assertThat(hypervisor.objects().byId(owner.id())).as("owner of 0x%x", at).isSameAs(owner);
      }
      if (owner instanceof Memextent extent) {
        assertThat(extent.isActive()).as("owner of 0x%x is active", at).isTrue();
        assertThat(at).isGreaterThanOrEqualTo(extent.base());
        assertThat(memdb.intervalEnd(i)).isLessThanOrEqualTo(extent.base() + extent.size());
      }
      at = memdb.intervalEnd(i);
      assertThat(at % PAGE).isZero();
    }
    assertThat(at).as("end of the physical addresses").isEqualTo(1L << Memdb.ADDRESS_BITS);
  }

  /**
   * Whatever a VM can reach is recorded: by the extent that owns the page, or by one that lent the
   * page to it and is a sibling (a strict machine leaves a lender its translation).
   */
  private void translations() {
    IdentityHashMap<AddressSpace, List<MappingAudit.Mapping>> records = new IdentityHashMap<>();
    for (HypObject object : objects) {
      if (object instanceof Memextent extent) {
        for (MappingAudit.Mapping mapping : MappingAudit.of(extent)) {
          assertThat(extent.isActive()).as("an extent with mappings is active").isTrue();
          assertThat(hypervisor.objects().byId(mapping.space().id())).isSameAs(mapping.space());
          records.computeIfAbsent(mapping.space(), space -> new ArrayList<>()).add(mapping);
        }
      }
    }
    for (HypObject object : objects) {
      if (object instanceof AddressSpace space) {
        List<MappingAudit.Mapping> of = records.getOrDefault(space, List.of());
        TranslationAudit.forEach(space, (ipa, pages, entry) -> explain(of, ipa, pages, entry));
      }
    }
  }

  private void explain(List<MappingAudit.Mapping> records, long ipa, long pages, long entry) {
    long done = 0;
    while (done < pages) {
      long at = ipa + done * PAGE;
      long physical = (entry & Stage2.ADDRESS) + done * PAGE;
      long left = (pages - done) * PAGE;
      long covered = 0;
      for (MappingAudit.Mapping record : records) {
        if (record.start() <= physical
            && physical < record.end()
            && record.ipa() + (physical - record.start()) == at
            && record.attributes() == AddressSpace.attributesOf(entry)) {
          covered = Math.max(covered, covered(record, physical, left));
        }
      }
      assertThat(covered)
          .as("a record and a right for IPA 0x%x -> 0x%x, entry 0x%x", at, physical, entry)
          .isPositive();
      done += covered / PAGE;
    }
  }

  /** How much from a physical address on an extent owns, or has lent to a sibling. */
  private long covered(MappingAudit.Mapping record, long physical, long left) {
    Memextent extent = record.extent();
    long length = Math.min(left, record.end() - physical);
    Memdb memdb = hypervisor.memdb();
    HypObject owner = memdb.owner(physical);
    boolean lent =
        hypervisor.config().strict()
            && extent.parent() != null
            && owner instanceof Memextent holder
            && holder.parent() == extent.parent();
    if (owner != extent && !lent) {
      return 0;
    }
    for (int i = 0; i < memdb.intervals(); i++) {
      if (memdb.intervalEnd(i) > physical) {
        return Math.min(length, memdb.intervalEnd(i) - physical);
      }
    }
    return 0;
  }

  private void scheduling() {
    List<Vcpu> threads = new ArrayList<>();
    for (HypObject object : objects) {
      if (object instanceof Vcpu vcpu) {
        threads.add(vcpu);
      }
    }
    ScheduleAudit.check(hypervisor.scheduler(), hypervisor.config().cpus(), threads);
  }

  private void interrupts() {
    Set<VirqSource> sources = Collections.newSetFromMap(new IdentityHashMap<>());
    for (HypObject object : objects) {
      References.forEachSource(object, sources::add);
    }
    sources.forEach(BindingAudit::check);
    for (HypObject object : objects) {
      if (object instanceof Vic vic) {
        BindingAudit.check(vic, sources);
      }
    }
  }
}
