package org.gunyahsim.hypervisor.fuzz;

import java.util.List;
import java.util.Objects;
import org.gunyahsim.hypervisor.abi.CapabilityType;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallArgument;
import org.gunyahsim.hypervisor.abi.HypercallArgument.State;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.gunyahsim.hypervisor.core.DeterministicRandom;
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.gunyahsim.hypervisor.fuzz.Symbols.Handle;
import org.gunyahsim.hypervisor.memextent.Memextent;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectState;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/**
 * Makes up the next step from the declared table and from what the machine holds by now: the thread
 * that acts is one that runs, its capabilities are mostly ones that fit.
 */
final class Generator {
  /** With more objects than this, capabilities are thrown away by the dozen. */
  private static final int ENOUGH = 520;

  /** VMs that should be running. */
  private static final int RUNNING = 3;

  private static final ObjectType[] TYPES = {
    ObjectType.ADDRSPACE, ObjectType.CSPACE, ObjectType.DOORBELL, ObjectType.MEMEXTENT,
    ObjectType.MSGQUEUE, ObjectType.THREAD, ObjectType.VIC, ObjectType.VIRTIO_MMIO,
    ObjectType.VPM_GROUP, ObjectType.PARTITION, ObjectType.HWIRQ
  };

  private final FuzzMachine machine;
  private final Values values;
  private final GuestActions guest;
  private final Recipes recipes;
  private final int[] lottery = new int[4096];
  private final int[] graveyard = new int[64];
  private int graves;
  private final Draft[] maps = new Draft[64];
  private final Cspace[] mappers = new Cspace[64];
  private int mapCount;
  private int nextId = Symbols.FIRST_STEP;

  Generator(FuzzMachine machine, DeterministicRandom random) {
    this.machine = machine;
    this.values = new Values(random);
    this.guest = new GuestActions(values);
    this.recipes = new Recipes(values, () -> nextId++);
    fillLottery();
    as(machine.fixture.root);
    for (int i = 0; i < 3; i++) {
      recipes.vm(1 + 1);
    }
  }

  private void fillLottery() {
    int[] weights = new int[HypercallNumber.COUNT];
    int total = 0;
    for (Hypercall call : HypercallTable.all()) {
      weights[call.number()] = weight(call);
      total += weights[call.number()];
    }
    int at = 0;
    int sum = 0;
    for (int number = 0; number < weights.length; number++) {
      sum += weights[number];
      int end = sum * lottery.length / total;
      while (at < end) {
        lottery[at++] = number;
      }
    }
  }

  private static int weight(Hypercall call) {
    if (call.name().startsWith("partition_create_")) {
      return 6;
    }
    if (call.name().endsWith("_configure") || call.argumentIndex("vcpu") == 1) {
      return 5;
    }
    return switch (call.number()) {
      case HypercallNumber.VCPU_KILL -> 1;
      case HypercallNumber.HYPERVISOR_IDENTIFY,
          HypercallNumber.OBJECT_RESET,
          HypercallNumber.OBJECT_RESET_FROM,
          HypercallNumber.VCPU_POWEROFF,
          HypercallNumber.CSPACE_REVOKE_CAP_FROM ->
          2;
      case HypercallNumber.CSPACE_REVOKE_CAPS_FROM, HypercallNumber.MSGQUEUE_FLUSH -> 3;
      case HypercallNumber.VCPU_SET_PRIORITY,
          HypercallNumber.VCPU_SET_TIMESLICE,
          HypercallNumber.CSPACE_ATTACH_THREAD,
          HypercallNumber.ADDRSPACE_ATTACH_THREAD,
          HypercallNumber.VGIC_SET_MPIDR_MAPPING ->
          5;
      case HypercallNumber.CSPACE_DELETE_CAP_FROM -> 60;
      case HypercallNumber.CSPACE_COPY_CAP_FROM, HypercallNumber.VCPU_RUN -> 30;
      case HypercallNumber.ADDRSPACE_MAP, HypercallNumber.MEMEXTENT_DONATE -> 25;
      case HypercallNumber.MSGQUEUE_SEND,
          HypercallNumber.MSGQUEUE_RECEIVE,
          HypercallNumber.DOORBELL_SEND,
          HypercallNumber.ADDRSPACE_UNMAP,
          HypercallNumber.OBJECT_ACTIVATE ->
          16;
      default -> 10;
    };
  }

  /** The next step; never null, but perhaps one that nobody gets to. */
  Step next() {
    if (!recipes.steps().isEmpty() && values.oneIn(2)) {
      return recipes.steps().remove();
    }
    Vcpu actor = actor();
    if (actor == null || values.oneIn(60)) {
      return byItself();
    }
    boolean root = actor == machine.fixture.root;
    int symbol = machine.symbols.symbolOf(actor);
    if (recipes.steps().isEmpty() && values.oneIn(root ? 40 : 150) && as(actor)) {
      cook(actor);
      if (!recipes.steps().isEmpty()) {
        return recipes.steps().remove();
      }
    }
    if (values.below(100) < (root ? 4 : 40)) {
      Step step = guest.next(nextId++, symbol, actor, root);
      if (step != null) {
        return step;
      }
    }
    return call(symbol, actor);
  }

  /** Somebody who has a CPU: the root VM every third time, unless everybody else sleeps. */
  private @Nullable Vcpu actor() {
    Vcpu root = machine.fixture.root;
    if (!root.running() || !values.oneIn(3)) {
      int cpus = machine.hypervisor.config().cpus();
      int first = values.below(cpus);
      for (int i = 0; i < cpus; i++) {
        Vcpu running = machine.hypervisor.scheduler().cpu((first + i) % cpus).running();
        if (running != null && running != root) {
          return running;
        }
      }
    }
    return root.running() ? root : null;
  }

  private Step byItself() {
    if (values.oneIn(2)) {
      return Step.guest(nextId++, 0, Step.Kind.LINE, 32 + values.below(12), values.below(2));
    }
    return Step.guest(
        nextId++, 0, Step.Kind.PASS, 0, values.pick(1_000, 20_000, 100_000, 100_000, 1_000_000));
  }

  /** Cooks for a thread that has what it takes. */
  private boolean as(Vcpu actor) {
    Cspace own = actor.cspace();
    if (own == null) {
      return false;
    }
    Handle partition = alive(own, ObjectType.PARTITION, State.ACTIVE);
    Handle space = actor == machine.fixture.root ? machine.symbols.bySymbol(1) : spaceOf(own);
    if (partition == null || space == null) {
      return false;
    }
    recipes.as(machine.symbols.symbolOf(actor), partition.symbol(), space.symbol());
    return true;
  }

  /** A capability of a space to itself. */
  private @Nullable Handle spaceOf(Cspace own) {
    List<Handle> all = machine.symbols.of(own, ObjectType.CSPACE);
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).object() == own && all.get(i).alive()) {
        return all.get(i);
      }
    }
    return null;
  }

  private void cook(Vcpu actor) {
    if (machine.hypervisor.objects().all().size() > ENOUGH) {
      for (int i = 0; i < 25; i++) {
        throwAway(actor);
      }
      return;
    }
    int running = 0;
    for (int i = 0; i < machine.hypervisor.config().cpus(); i++) {
      running += machine.hypervisor.scheduler().cpu(i).running() == null ? 0 : 1;
    }
    boolean room = machine.hypervisor.objects().rootPartition().heap().free() > 200 << 10;
    if (running < RUNNING && room && values.oneIn(3)) {
      recipes.vm(2);
      return;
    }
    switch (values.below(12)) {
      case 0, 1 -> recipes.vm(2);
      case 2 -> recipes.doorbell();
      case 3 -> recipes.queue();
      case 4, 5, 6 -> recipes.family();
      case 7 -> recipes.extent(0, 1 + values.below(4));
      case 8 -> recipes.virtio();
      case 9 -> recipes.addrspace();
      case 10 -> recipes.cspace();
      default -> recipes.vic();
    }
  }

  /** Deletes some capability that a thread has made. */
  private void throwAway(Vcpu actor) {
    Handle handle = alive(Objects.requireNonNull(actor.cspace()), anyType(), State.ANY);
    boolean mine = handle != null && handle.symbol() >= Symbols.FIRST_STEP;
    if (handle != null && mine && handle.object() != machine.fixture.root) {
      if (lives(handle.object())) {
        recipes.end(handle.symbol());
      } else {
        recipes.deleteAll(handle.symbol());
      }
    }
  }

  /** A thread that holds itself: without a capability nobody could ever end it. */
  private static boolean lives(@Nullable HypObject object) {
    return object instanceof Vcpu vcpu && vcpu.isActive() && !vcpu.schedule.exited();
  }

  // ---- Calls

  private Step call(int symbol, Vcpu actor) {
    Cspace own = Objects.requireNonNull(actor.cspace());
    while (true) {
      int number = lottery[values.below(lottery.length)];
      Hypercall call = HypercallTable.byNumber(values.oneIn(80) ? values.below(0x70) : number);
      if (call == null) {
        int absent = values.below(0x200);
        if (HypercallTable.byNumber(absent) == null) {
          return new Step(
              nextId++, symbol, Step.Kind.CALL, absent, values.oneIn(2), new long[0], new int[0]);
        }
        continue;
      }
      Draft draft = new Draft(call);
      for (int i = 0; i < draft.values.length; i++) {
        argument(draft, i, own);
      }
      refine(draft, actor, own);
      if (spared(draft, actor)) {
        if (call.number() == HypercallNumber.VCPU_RUN && draft.symbols[0] != 0 && as(actor)) {
          recipes.run(draft.symbols[0]);
        }
        return draft.step(nextId++, symbol, values.oneIn(3));
      }
    }
  }

  private void argument(Draft draft, int index, Cspace own) {
    HypercallArgument argument = draft.call.arguments().get(index);
    switch (argument.kind()) {
      case RES0, RES1 -> {
        if (values.oneIn(60)) {
          draft.value(index, values.anything());
        }
      }
      case CAPABILITY -> capability(draft, index, own, argument.type(), argument.state());
      case CAPID -> capability(draft, index, own, CapabilityType.ANY, State.ANY);
      default -> draft.value(index, values.argument(argument.name()));
    }
  }

  private void capability(Draft draft, int index, Cspace in, CapabilityType type, State state) {
    Handle handle = null;
    if (values.oneIn(20)) {
      if (graves > 0 && values.oneIn(3)) {
        draft.symbol(index, graveyard[values.below(Math.min(graves, graveyard.length))]);
        return;
      }
      handle = values.oneIn(2) ? alive(in, anyType(), State.ANY) : null;
    } else if (type == CapabilityType.ANY) {
      for (int tries = 0; tries < 4 && handle == null; tries++) {
        handle = alive(in, anyType(), state);
      }
    } else {
      handle = alive(in, ObjectType.valueOf(type.name()), state);
    }
    if (handle == null) {
      draft.value(index, values.anything());
    } else {
      draft.symbol(index, handle.symbol());
    }
  }

  private ObjectType anyType() {
    return TYPES[values.below(TYPES.length)];
  }

  /** A capability that is there, of an object in the wanted state if one is found soon. */
  private @Nullable Handle alive(Cspace in, ObjectType type, State state) {
    List<Handle> all = machine.symbols.of(in, type);
    Handle best = null;
    for (int tries = 0; tries < 6 && !all.isEmpty(); tries++) {
      // What was made last matters most.
      int back = Math.min(values.below(all.size()), values.below(all.size()));
      Handle handle = all.get(all.size() - 1 - back);
      if (!handle.alive()) {
        machine.symbols.forget(handle);
        graveyard[graves++ % graveyard.length] = handle.symbol();
        continue;
      }
      best = handle;
      ObjectState is = handle.object().state();
      if (state == State.ANY
          || state == State.ACTIVE && is == ObjectState.ACTIVE
          || state == State.INIT && is == ObjectState.INIT) {
        return handle;
      }
    }
    return best;
  }

  private @Nullable HypObject objectOf(Draft draft, int index) {
    Handle handle = machine.symbols.bySymbol(draft.symbols[index]);
    return handle == null ? null : handle.object();
  }

  /** Arguments that depend on each other. */
  private void refine(Draft draft, Vcpu actor, Cspace own) {
    switch (draft.call.number()) {
      case HypercallNumber.CSPACE_DELETE_CAP_FROM,
          HypercallNumber.CSPACE_COPY_CAP_FROM,
          HypercallNumber.CSPACE_REVOKE_CAPS_FROM,
          HypercallNumber.OBJECT_ACTIVATE_FROM -> {
        if (objectOf(draft, 0) instanceof Cspace inner && !values.oneIn(20)) {
          boolean activate = draft.call.number() == HypercallNumber.OBJECT_ACTIVATE_FROM;
          capability(draft, 1, inner, CapabilityType.ANY, activate ? State.INIT : State.ANY);
        }
      }
      case HypercallNumber.MSGQUEUE_SEND -> draft.value(1, values.oneIn(5) ? 0 : values.below(40));
      case HypercallNumber.ADDRSPACE_MAP -> {
        maps[mapCount % maps.length] = draft;
        mappers[mapCount++ % maps.length] = own;
      }
      case HypercallNumber.ADDRSPACE_UNMAP,
          HypercallNumber.ADDRSPACE_UPDATE_ACCESS,
          HypercallNumber.ADDRSPACE_LOOKUP ->
          likeMap(draft, own);
      case HypercallNumber.MEMEXTENT_DONATE -> donation(draft, own);
      case HypercallNumber.ADDRSPACE_CONFIGURE_VMMIO -> {
        draft.value(1, 0x0A00_0000L + values.below(24) * Values.PAGE);
        draft.value(2, Values.PAGE);
      }
      case HypercallNumber.ADDRSPACE_ATTACH_VDEVICE -> {
        draft.value(2, values.below(5));
        draft.value(3, 0x0800_0000L + values.below(4) * 0x2_0000L);
        draft.value(4, 0x1_0000L << values.below(2));
        draft.value(5, values.below(2) * values.below(4));
      }
      case HypercallNumber.VGIC_SET_MPIDR_MAPPING -> {
        if (values.oneIn(2)) {
          draft.value(1, 7);
          draft.value(2, 0);
          draft.value(3, 3);
          draft.value(4, 3);
          draft.value(5, 3);
        }
      }
      case HypercallNumber.VCPU_POWEROFF -> {
        if (!values.oneIn(4)) {
          int self = find(own, ObjectType.THREAD, actor);
          draft.symbol(0, self);
          draft.value(1, values.below(2));
        }
      }
      case HypercallNumber.VIRTIO_INPUT_SET_DATA -> {
        draft.value(1, values.pick(1, 2, 0x11, 0x12));
        draft.value(2, draft.values[1] > 2 ? values.below(4) : 0);
        draft.value(3, draft.values[1] == 0x12 ? 20 : values.below(20));
        draft.value(4, values.argument("data"));
      }
      case HypercallNumber.SCHEDULER_YIELD ->
          capability(draft, 1, own, CapabilityType.THREAD, State.ACTIVE);
      case HypercallNumber.VCPU_RUN -> {
        for (int i = 0; i < 4; i++) {
          if (!(objectOf(draft, 0) instanceof Vcpu vcpu) || !vcpu.proxied()) {
            capability(draft, 0, own, CapabilityType.THREAD, State.ACTIVE);
          }
        }
      }
      default -> {}
    }
  }

  /** The symbol of a capability to an object, or 0. */
  private int find(Cspace own, ObjectType type, HypObject object) {
    for (Handle handle : machine.symbols.of(own, type)) {
      if (handle.object() == object && handle.alive()) {
        return handle.symbol();
      }
    }
    return 0;
  }

  /** What was mapped before is what can be unmapped, changed and looked up. */
  private void likeMap(Draft draft, Cspace own) {
    int at = values.below(maps.length);
    Draft map = maps[at];
    if (map == null || mappers[at] != own || values.oneIn(6)) {
      return;
    }
    for (int i = 0; i < 2; i++) {
      draft.value(i, map.values[i]);
      draft.symbol(i, map.symbols[i]);
    }
    draft.value(2, map.values[2]);
    switch (draft.call.number()) {
      case HypercallNumber.ADDRSPACE_UNMAP -> {
        draft.value(3, map.values[4]);
        draft.value(4, map.values[5]);
        draft.value(5, map.values[6]);
      }
      case HypercallNumber.ADDRSPACE_UPDATE_ACCESS -> {
        draft.value(4, map.values[4]);
        draft.value(5, map.values[5]);
        draft.value(6, map.values[6]);
      }
      default -> draft.value(3, Values.PAGE * (1 + values.below(4)));
    }
  }

  /** Between an extent and where its pages may come from or go to. */
  private void donation(Draft draft, Cspace own) {
    Handle child = alive(own, ObjectType.MEMEXTENT, State.ACTIVE);
    if (child == null || !(child.object() instanceof Memextent extent) || values.oneIn(10)) {
      return;
    }
    int type = values.below(3);
    Memextent parent = extent.parent();
    int other =
        type == 2
            ? sibling(own, extent)
            : parent != null
                ? find(own, ObjectType.MEMEXTENT, parent)
                : find(own, ObjectType.PARTITION, machine.hypervisor.objects().rootPartition());
    draft.value(0, 0x8000_0000L * values.below(2) | type);
    draft.symbol(type == 0 ? 2 : 1, child.symbol());
    if (other != 0) {
      draft.symbol(type == 0 ? 1 : 2, other);
    }
    HypObject giver = objectOf(draft, 1);
    long page = Values.POOL;
    for (int tries = 0; tries < 8; tries++) {
      page = Values.POOL + values.below(Values.POOL_PAGES) * Values.PAGE;
      if (machine.hypervisor.memdb().owner(page) == giver) {
        break;
      }
    }
    draft.value(3, page - extent.base());
    draft.value(4, (values.oneIn(2) ? 1 : 1 + values.below(4)) * Values.PAGE);
  }

  private int sibling(Cspace own, Memextent extent) {
    for (Handle handle : machine.symbols.of(own, ObjectType.MEMEXTENT)) {
      if (handle.object() instanceof Memextent other
          && other != extent
          && other.parent() == extent.parent()
          && handle.alive()
          && values.oneIn(2)) {
        return handle.symbol();
      }
    }
    return 0;
  }

  /** False for what would end the root VM, and with it most of what is interesting. */
  private boolean spared(Draft draft, Vcpu actor) {
    boolean root = actor == machine.fixture.root;
    Object first = draft.symbols.length == 0 ? null : objectOf(draft, 0);
    boolean harmful =
        switch (draft.call.number()) {
          case HypercallNumber.VCPU_KILL, HypercallNumber.VCPU_SET_AFFINITY ->
              first == machine.fixture.root;
          case HypercallNumber.VCPU_POWEROFF -> root;
          case HypercallNumber.CSPACE_DELETE_CAP_FROM ->
              first == machine.fixture.root.cspace() && draft.symbols[1] < Symbols.FIRST_STEP;
          case HypercallNumber.ADDRSPACE_UNMAP,
              HypercallNumber.MEMEXTENT_MODIFY,
              HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE ->
              ofRoot(draft, 0) || ofRoot(draft, 1);
          default -> false;
        };
    if (draft.call.number() == HypercallNumber.CSPACE_DELETE_CAP_FROM
        && lives(objectOf(draft, 1))
        && !values.oneIn(10)) {
      return false;
    }
    return !harmful || values.oneIn(3000);
  }

  private boolean ofRoot(Draft draft, int index) {
    int symbol = draft.symbols[index];
    return symbol > 0 && symbol < Symbols.FIRST_STEP && objectOf(draft, index) instanceof Memextent;
  }
}
