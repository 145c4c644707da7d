package org.gunyahsim.hypervisor.memextent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.MapAttributes;
import org.gunyahsim.hypervisor.abi.MapFlags;
import org.gunyahsim.hypervisor.abi.MemextentDonate;
import org.gunyahsim.hypervisor.abi.MemextentModify;
import org.gunyahsim.hypervisor.abi.PgtableAccess;
import org.gunyahsim.hypervisor.abi.VmMemtype;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.hypercall.RootVmFixture;
import org.gunyahsim.hypervisor.memextent.ReachModel.Extent;
import org.gunyahsim.hypervisor.memextent.ReachModel.Mapping;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vcpu.VcpuPower;
import org.jspecify.annotations.Nullable;

/**
 * Whatever sequence of donations, mappings, derivations, deletions and revocations: no VM reaches a
 * page without the right, each reaches what it has a right to, no page is owned twice, none is
 * lost. Three VMs load, store and fetch for it.
 */
class MemoryReachTest {
  private static final int VMS = 3;
  private static final int PAGES = ReachModel.PAGES;
  private static final long PAGE = 4096;
  private static final long FIRST = 0x5000_0000L;
  private static final long ROOT_CSPACE = 0;
  private static final long ROOT_PARTITION = 1;
  private static final int SPARSE = 1 << 16;
  private static final long NO_SYNC = 0x8000_0000L;
  private static final int[] ACCESS = {
    PgtableAccess.RWX, PgtableAccess.RWX, PgtableAccess.RW, PgtableAccess.R, PgtableAccess.RX
  };

  private record Step(int kind, int a, int b, int first, int count) {
    <T> @Nullable T pick(List<T> from, int choice) {
      return from.isEmpty() ? null : from.get(choice % from.size());
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> choice = Arbitraries.integers().between(0, 59).withoutEdgeCases();
    return Combinators.combine(
            Arbitraries.integers().between(0, 23).withoutEdgeCases(),
            choice,
            choice,
            Arbitraries.integers().between(0, PAGES - 1),
            Arbitraries.integers().between(1, 6))
        .as(Step::new)
        .list()
        .ofMinSize(10)
        .ofMaxSize(90);
  }

  @Property(tries = 60)
  void lenient(@ForAll("steps") List<Step> steps) {
    run(steps, false);
  }

  @Property(tries = 60)
  void strict(@ForAll("steps") List<Step> steps) {
    run(steps, true);
  }

  private static void run(List<Step> steps, boolean strict) {
    HypervisorConfig config = new HypervisorConfig(Quality.DEBUG, strict, 1, 1, 4 << 20);
    try (RootVmFixture machine = new RootVmFixture(config, true, TlbEngine::new)) {
      World world = new World(machine, strict);
      for (Step step : steps) {
        world.step(step);
        world.compare();
      }
      world.tearDown();
    }
  }

  /** A VM: its capabilities in the root VM's space, and its vCPU. */
  private static final class Vm {
    final long cspace;
    final long space;
    final long thread;
    final Vcpu vcpu;
    final TlbEngine engine;

    /** The VM's own capability to its address space. */
    final long own;

    Vm(RootVmFixture machine, int vmid) {
      cspace = create(machine, HypercallNumber.PARTITION_CREATE_CSPACE);
      machine.must(HypercallNumber.CSPACE_CONFIGURE, cspace, 1000, 0);
      machine.must(HypercallNumber.OBJECT_ACTIVATE, cspace, 0);
      space = create(machine, HypercallNumber.PARTITION_CREATE_ADDRSPACE);
      machine.must(HypercallNumber.ADDRSPACE_CONFIGURE, space, vmid, 0);
      machine.must(HypercallNumber.OBJECT_ACTIVATE, space, 0);
      long vic = create(machine, HypercallNumber.PARTITION_CREATE_VIC);
      machine.must(HypercallNumber.VIC_CONFIGURE, vic, 1, 8, 0, 0);
      machine.must(HypercallNumber.OBJECT_ACTIVATE, vic, 0);
      thread = create(machine, HypercallNumber.PARTITION_CREATE_THREAD);
      machine.must(HypercallNumber.CSPACE_ATTACH_THREAD, cspace, thread, 0);
      machine.must(HypercallNumber.ADDRSPACE_ATTACH_THREAD, space, thread, 0);
      machine.must(HypercallNumber.VIC_ATTACH_VCPU, vic, thread, 0, 0);
      machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, ROOT_CSPACE, vic, 0);
      machine.must(HypercallNumber.OBJECT_ACTIVATE, thread, 0);
      vcpu = machine.object(thread, Vcpu.class);
      engine = (TlbEngine) Objects.requireNonNull(vcpu.engine());
      own = machine.must(HypercallNumber.CSPACE_COPY_CAP_FROM, 0, space, cspace, -1, 0);
    }

    /** Ends the vCPU and deletes everything: the address space goes. */
    void destroy(RootVmFixture machine) {
      machine.must(HypercallNumber.VCPU_KILL, thread, 0);
      VcpuPower.exit(vcpu);
      for (long cap : new long[] {thread, cspace, space}) {
        machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, ROOT_CSPACE, cap, 0);
      }
    }
  }

  private static long create(RootVmFixture machine, int call) {
    return machine.must(call, ROOT_PARTITION, ROOT_CSPACE, 0);
  }

  private static final class World {
    private final RootVmFixture machine;
    private final boolean strict;
    private final ReachModel model = new ReachModel();
    private final Vm[] vms = new Vm[VMS];

    /** Where anything was ever mapped, in whatever VM. */
    private final TreeSet<Long> places = new TreeSet<>();

    private final long heapBefore;
    private final int intervalsBefore;
    private final long[] tokens = new long[PAGES];
    private int made;
    private int vmids = 10;
    private long nextToken = 1;

    World(RootVmFixture machine, boolean strict) {
      this.machine = machine;
      this.strict = strict;
      heapBefore = used();
      intervalsBefore = machine.hypervisor.memdb().intervals();
      for (int i = 0; i < VMS; i++) {
        vms[i] = new Vm(machine, vmids++);
      }
      for (int page = 0; page < PAGES; page++) {
        mark(page);
      }
    }

    private long used() {
      return machine.hypervisor.objects().rootPartition().heap().used();
    }

    /** Puts something into a page that is in no other. */
    private void mark(int page) {
      tokens[page] = nextToken++;
      machine.memory.setLong(physical(page), tokens[page]);
    }

    private static long physical(int page) {
      return FIRST + page * PAGE;
    }

    /** Each extent has places of its own in each VM, so that no two mappings meet. */
    private static long ipa(Extent extent, int variant, int page) {
      return 0x1_0000_0000L + (extent.number * 4L + variant) * 0x20_0000L + page * PAGE;
    }

    void step(Step s) {
      List<Extent> named = model.extents.stream().filter(extent -> !extent.unnamed).toList();
      Extent one = s.pick(named, s.a);
      int count = Math.min(s.count, PAGES - s.first);
      if (one == null || s.kind < 2) {
        create(s, count);
        return;
      }
      int first = Math.max(s.first, one.first);
      int pages = Math.max(1, Math.min(count, one.first + one.count - first));
      first = Math.min(first, one.first + one.count - 1);
      switch (s.kind) {
        case 2, 3, 4 -> derive(s, one, first, pages);
        case 5, 6, 7, 8 -> donateWithParent(one, s.kind < 7, first, pages);
        case 9, 10 -> donateToSibling(one, s.pick(named, s.b), first, pages);
        case 11, 12, 13, 14 -> map(s, one, first, pages, s.kind == 14);
        case 15, 16 -> unmap(s, one, first, pages);
        case 17, 18 -> updateAccess(s, one);
        case 19 -> delete(one);
        case 20 -> revoke(s, one);
        case 21 -> rebuild(s.b % VMS);
        case 22 -> modify(s, one, first, pages);
        default -> donateWithParent(one, true, first, pages);
      }
    }

    private void create(Step s, int count) {
      boolean sparse = s.b % 3 != 0;
      int access = ACCESS[s.b % ACCESS.length];
      int first = sparse ? 0 : s.first;
      int pages = sparse ? PAGES : count;
      long cap = MemoryReachTest.create(machine, HypercallNumber.PARTITION_CREATE_MEMEXTENT);
      long attributes = access | (sparse ? SPARSE : 0);
      machine.must(
          HypercallNumber.MEMEXTENT_CONFIGURE, cap, physical(first), pages * PAGE, attributes, 0);
      long error = machine.call(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
      boolean free = sparse || model.owns(null, first, pages);
      assertThat(error).isEqualTo(free ? ErrorCode.OK : ErrorCode.MEMDB_NOT_OWNER);
      if (free) {
        model.created(new Extent(cap, made++, null, sparse, access, first, pages));
      } else {
        machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, ROOT_CSPACE, cap, 0);
      }
    }

    private void derive(Step s, Extent parent, int first, int pages) {
      boolean sparse = s.b % 2 == 0;
      int access = parent.access & ACCESS[s.b % ACCESS.length];
      if (sparse && parent.sparse) {
        first = parent.first;
        pages = parent.count;
      }
      long cap = MemoryReachTest.create(machine, HypercallNumber.PARTITION_CREATE_MEMEXTENT);
      machine.must(
          HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE,
          cap,
          parent.cap,
          (first - parent.first) * PAGE,
          pages * PAGE,
          access | (sparse ? SPARSE : 0),
          0);
      long error = machine.call(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
      boolean takes = !sparse || !parent.sparse;
      if (error == ErrorCode.OK) {
        assertThat(!takes || model.owns(parent, first, pages)).isTrue();
        model.derived(new Extent(cap, made++, parent, sparse, access, first, pages), parent);
      } else {
        assertThat(error).isIn((long) ErrorCode.MEMDB_NOT_OWNER, (long) ErrorCode.DENIED);
        machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, ROOT_CSPACE, cap, 0);
      }
    }

    private void donateWithParent(Extent child, boolean toChild, int first, int pages) {
      Extent parent = child.parent;
      if (parent != null && parent.unnamed) {
        return;
      }
      long other = parent == null ? ROOT_PARTITION : parent.cap;
      long error =
          machine.call(
              HypercallNumber.MEMEXTENT_DONATE,
              (toChild ? MemextentDonate.TO_CHILD : MemextentDonate.TO_PARENT) | NO_SYNC,
              toChild ? other : child.cap,
              toChild ? child.cap : other,
              (first - child.first) * PAGE,
              pages * PAGE,
              0);
      boolean right = child.sparse && (parent == null || parent.sparse);
      boolean owned = model.owns(toChild ? parent : child, first, pages);
      assertThat(error == ErrorCode.OK).as("donation %d", error).isEqualTo(right && owned);
      if (error == ErrorCode.OK) {
        model.give(toChild ? child : parent, first, pages);
      }
    }

    private void donateToSibling(Extent from, @Nullable Extent to, int first, int pages) {
      if (to == null) {
        return;
      }
      long error =
          machine.call(
              HypercallNumber.MEMEXTENT_DONATE,
              MemextentDonate.TO_SIBLING | NO_SYNC,
              from.cap,
              to.cap,
              (first - from.first) * PAGE,
              pages * PAGE,
              0);
      boolean right =
          from != to
              && from.parent != null
              && from.parent == to.parent
              && from.sparse
              && to.sparse
              && to.holds(first, pages);
      boolean may = right && model.owns(from, first, pages);
      assertThat(error == ErrorCode.OK).as("donation %d", error).isEqualTo(may);
      if (may) {
        model.give(to, first, pages);
      }
    }

    /** Maps in the root VM's name, or in that of the VM itself, with a copied capability. */
    private void map(Step s, Extent extent, int first, int pages, boolean byItself) {
      int vm = s.b % VMS;
      int from = extent.sparse ? first : extent.first;
      int count = extent.sparse ? pages : extent.count;
      int variant = s.b / VMS % 4;
      long ipa = ipa(extent, variant, from);
      for (int i = 0; i < count; i++) {
        for (Mapping mapping : extent.mappings) {
          if (mapping.page(vm, ipa + i * PAGE) >= 0) {
            return;
          }
        }
      }
      int access = ACCESS[s.a % ACCESS.length] & extent.access;
      long extentCap = extent.cap;
      if (byItself) {
        extentCap =
            machine.must(
                HypercallNumber.CSPACE_COPY_CAP_FROM, 0, extent.cap, vms[vm].cspace, -1, 0);
      }
      long error =
          machine.call(
              byItself ? vms[vm].vcpu : machine.root,
              HypercallNumber.ADDRSPACE_MAP,
              byItself ? vms[vm].own : vms[vm].space,
              extentCap,
              ipa,
              MapAttributes.of(access, access, VmMemtype.NORMAL_WB),
              flags(extent),
              (from - extent.first) * PAGE,
              count * PAGE);
      if (byItself) {
        machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, vms[vm].cspace, extentCap, 0);
      }
      assertThat(error).isIn((long) ErrorCode.OK, (long) ErrorCode.MEMEXTENT_MAPPINGS_FULL);
      if (error == ErrorCode.OK) {
        extent.mappings.add(new Mapping(vm, ipa, from, count, access));
        for (int i = 0; i < count; i++) {
          places.add(ipa + i * PAGE);
        }
      }
    }

    private static long flags(Extent extent) {
      return NO_SYNC | (extent.sparse ? MapFlags.PARTIAL : 0);
    }

    private void unmap(Step s, Extent extent, int first, int pages) {
      Mapping mapping = s.pick(extent.mappings, s.b);
      if (mapping == null) {
        return;
      }
      int from = extent.sparse ? Math.max(first, mapping.first()) : mapping.first();
      int to = Math.min(from + pages, mapping.first() + mapping.count());
      if (!extent.sparse || from >= to) {
        from = mapping.first();
        to = from + mapping.count();
      }
      long ipa = mapping.ipa() + (from - mapping.first()) * PAGE;
      machine.must(
          HypercallNumber.ADDRSPACE_UNMAP,
          vms[mapping.vm()].space,
          extent.cap,
          ipa,
          flags(extent),
          (from - extent.first) * PAGE,
          (to - from) * PAGE);
      ReachModel.unmapped(extent, mapping.vm(), ipa, from, to - from);
    }

    private void updateAccess(Step s, Extent extent) {
      Mapping mapping = s.pick(extent.mappings, s.b);
      if (mapping == null) {
        return;
      }
      int access = ACCESS[s.first % ACCESS.length] & extent.access;
      long error =
          machine.call(
              HypercallNumber.ADDRSPACE_UPDATE_ACCESS,
              vms[mapping.vm()].space,
              extent.cap,
              mapping.ipa(),
              MapAttributes.of(access, access, 0),
              flags(extent),
              (mapping.first() - extent.first) * PAGE,
              mapping.count() * PAGE);
      // SPARSE extents of a strict machine always refuse: recorded.
      assertThat(error).isEqualTo(extent.sparse && strict ? ErrorCode.ADDR_INVALID : ErrorCode.OK);
      if (error == ErrorCode.OK) {
        extent.mappings.remove(mapping);
        extent.mappings.add(
            new Mapping(mapping.vm(), mapping.ipa(), mapping.first(), mapping.count(), access));
      }
    }

    private void delete(Extent extent) {
      machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, ROOT_CSPACE, extent.cap, 0);
      model.deleted(extent);
    }

    /** Takes a VM its capability: what is mapped stays, but the VM cannot change it any more. */
    private void revoke(Step s, Extent extent) {
      Vm vm = vms[s.b % VMS];
      long copy =
          machine.must(HypercallNumber.CSPACE_COPY_CAP_FROM, 0, extent.cap, vm.cspace, -1, 0);
      machine.must(HypercallNumber.CSPACE_REVOKE_CAPS_FROM, ROOT_CSPACE, extent.cap, 0);
      long attributes = MapAttributes.of(extent.access, extent.access, VmMemtype.NORMAL_WB);
      long[] map = {vm.own, copy, ipa(extent, 0, 0), attributes, flags(extent), 0, PAGE};
      assertThat(machine.call(vm.vcpu, HypercallNumber.ADDRSPACE_MAP, map))
          .isEqualTo(ErrorCode.CSPACE_CAP_REVOKED);
      machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, vm.cspace, copy, 0);
    }

    /** An address space goes, and a new one takes its place. */
    private void rebuild(int vm) {
      vms[vm].destroy(machine);
      model.forget(vm);
      vms[vm] = new Vm(machine, vmids++ % 200 + 1);
    }

    private void modify(Step s, Extent extent, int first, int pages) {
      if (s.b % 2 == 0) {
        machine.must(
            HypercallNumber.MEMEXTENT_MODIFY,
            extent.cap,
            MemextentModify.UNMAP_ALL | NO_SYNC,
            0,
            0);
        extent.mappings.clear();
        return;
      }
      long error =
          machine.call(
              HypercallNumber.MEMEXTENT_MODIFY,
              extent.cap,
              MemextentModify.ZERO_RANGE | NO_SYNC,
              (first - extent.first) * PAGE,
              pages * PAGE);
      boolean writable = (extent.access & PgtableAccess.W) != 0;
      assertThat(error).isEqualTo(writable ? ErrorCode.OK : ErrorCode.DENIED);
      for (int page = first; page < first + pages; page++) {
        boolean zeroed = writable && model.owner[page] == extent;
        assertThat(machine.memory.getLong(physical(page))).isEqualTo(zeroed ? 0 : tokens[page]);
        mark(page);
      }
    }

    void compare() {
      Memdb memdb = machine.hypervisor.memdb();
      for (int page = 0; page < PAGES; page++) {
        Extent expected = model.owner[page];
        boolean partition = expected == null;
        assertThat(memdb.type(physical(page)))
            .as("owner of page %d", page)
            .isEqualTo(partition ? MemoryOwner.PARTITION : MemoryOwner.EXTENT);
        if (expected != null && !expected.unnamed) {
          assertThat(memdb.owner(physical(page)))
              .as("owner of page %d", page)
              .isSameAs(machine.object(expected.cap, Memextent.class));
        }
      }
      for (int vm = 0; vm < VMS; vm++) {
        for (long place : places) {
          compare(vm, place);
        }
      }
    }

    private void compare(int vm, long ipa) {
      TlbEngine engine = vms[vm].engine;
      int page = model.pageAt(vm, ipa);
      long got = engine.load(ipa);
      if (page < 0 && strict) {
        // A lender may go on seeing what it lent, until the borrower is mapped.
        page = model.lentAt(vm, ipa);
        if (got != TlbEngine.ABORT) {
          assertThat(page).as("VM %d reaches 0x%x", vm, ipa).isNotNegative();
          assertThat(got).as("VM %d, 0x%x", vm, ipa).isEqualTo(tokens[page]);
        }
        return;
      }
      int access = model.accessAt(vm, ipa);
      assertThat(got)
          .as("VM %d loads from 0x%x, page %d", vm, ipa, page)
          .isEqualTo((access & PgtableAccess.R) != 0 ? tokens[page] : TlbEngine.ABORT);
      assertThat(engine.fetch(ipa))
          .as("VM %d fetches from 0x%x, page %d", vm, ipa, page)
          .isEqualTo((access & PgtableAccess.X) != 0);
      long value = nextToken++;
      boolean stored = engine.store(ipa, value);
      assertThat(stored)
          .as("VM %d stores to 0x%x, page %d", vm, ipa, page)
          .isEqualTo((access & PgtableAccess.W) != 0);
      if (stored) {
        assertThat(machine.memory.getLong(physical(page))).isEqualTo(value);
        tokens[page] = value;
      }
    }

    void tearDown() {
      for (Extent extent : List.copyOf(model.extents)) {
        if (!extent.unnamed) {
          delete(extent);
        }
      }
      assertThat(model.extents).isEmpty();
      compare();
      assertThat(machine.hypervisor.memdb().intervals()).isEqualTo(intervalsBefore);
      for (Vm vm : vms) {
        vm.destroy(machine);
      }
      assertThat(used()).as("heap in use").isEqualTo(heapBefore);
      List<Long> contents = new ArrayList<>();
      for (int page = 0; page < PAGES; page++) {
        contents.add(machine.memory.getLong(physical(page)));
      }
      assertThat(contents).as("what is in the pages").doesNotHaveDuplicates();
    }
  }
}
