package org.gunyahsim.hypervisor.cspace;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.Consumer;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectEvents;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.partition.HeapCost;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.trace.Category;
import org.jspecify.annotations.Nullable;

/**
 * A capability space: what its threads may name, and how (hypercall reference, section 4).
 *
 * <p>Two levels: up to 232 tables of 62 slots. Tables are made on demand and freed when empty.
 * Methods return an error and leave their result behind ({@link #found}, {@link #newCapId}), so
 * that nothing is allocated on the way of a hypercall.
 */
public final class Cspace extends HypObject {
  private static final int SLOTS = Limits.CAPS_PER_TABLE;

  private static final class Table {
    final int index;
    final Capability[] slots = new Capability[SLOTS];
    long used;

    Table(Cspace cspace, int index) {
      this.index = index;
      for (int i = 0; i < SLOTS; i++) {
        slots[i] = new Capability(cspace, index << 8 | i);
      }
    }

    boolean full() {
      return used == (1L << SLOTS) - 1;
    }
  }

  private final Hypervisor hypervisor;
  private final @Nullable Table[] tables = new Table[Limits.CAP_TABLES];

  /** Indices of {@link #tables} that exist. */
  private final BitSet allocated = new BitSet(Limits.CAP_TABLES);

  /** Indices of those that have a free slot: the lowest one is taken first. */
  private final BitSet withRoom = new BitSet(Limits.CAP_TABLES);

  private CapIdCode code = new CapIdCode();
  private int maxCaps;
  private int count;
  private @Nullable Capability found;
  private long newCapId;

  public Cspace(Hypervisor hypervisor, long id) {
    super(ObjectType.CSPACE, id);
    this.hypervisor = hypervisor;
  }

  @Override
  protected void created() {
    if (hypervisor.config().quality() == Quality.PRODUCTION) {
      code = CapIdCode.random(hypervisor.random());
    }
  }

  /**
   * Sets the number of capabilities that it may hold.
   *
   * @return ARGUMENT_INVALID above the maximum
   */
  public int configure(long max) {
    if (max > Limits.CAPS_PER_CSPACE) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    maxCaps = (int) max;
    return ErrorCode.OK;
  }

  public int maxCaps() {
    return maxCaps;
  }

  /** Slots in use, revoked ones included. */
  public int count() {
    return count;
  }

  /** What a CapID decodes to: [15:8] table, [7:0] slot; -1 when it is none of this space. */
  public int decode(long capId) {
    return code.decode(capId);
  }

  /** The CapID of a slot. */
  long encode(int value) {
    return code.encode(value);
  }

  /**
   * Finds a slot, valid or revoked, and leaves it in {@link #found}.
   *
   * @return ARGUMENT_INVALID for what is no CapID here, CSPACE_CAP_NULL for an empty slot
   */
  public int find(long capId) {
    found = null;
    int value = code.decode(capId);
    if (value < 0) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    Table table = tables[value >>> 8];
    if (table == null) {
      return ErrorCode.CSPACE_CAP_NULL;
    }
    Capability slot = table.slots[value & 0xFF];
    if (slot.state == Capability.NULL) {
      return ErrorCode.CSPACE_CAP_NULL;
    }
    found = slot;
    return ErrorCode.OK;
  }

  /** As {@link #find}, but a revoked capability is CSPACE_CAP_REVOKED. */
  public int findValid(long capId) {
    int error = find(capId);
    if (error == ErrorCode.OK && found().state == Capability.REVOKED) {
      return ErrorCode.CSPACE_CAP_REVOKED;
    }
    return error;
  }

  /** What the last successful {@link #find} found. */
  public Capability found() {
    Capability capability = found;
    if (capability == null) {
      throw new IllegalStateException("nothing was found");
    }
    return capability;
  }

  /** The CapID that the last successful {@link #insertMaster} or {@link #copy} made. */
  public long newCapId() {
    return newCapId;
  }

  /**
   * Makes the master capability of a new object: all rights of its type. It takes over the object's
   * first reference.
   *
   * @return CSPACE_FULL, NOMEM or OK; the CapID is {@link #newCapId}
   */
  public int insertMaster(HypObject target) {
    int error = allocate();
    if (error == ErrorCode.OK) {
      Capability slot = found();
      fill(slot, target, TypeRights.all(target.type()), true);
      target.capabilities().addFirst(slot);
      created(slot);
    }
    return error;
  }

  /**
   * Copies a capability of another (or this) space into this one. The slot is taken first, so a
   * full destination is reported before anything that is wrong with the source.
   *
   * @param rightsMask rights to keep, of those that the source has
   * @return CSPACE_FULL, NOMEM; then ARGUMENT_INVALID, CSPACE_CAP_NULL, CSPACE_CAP_REVOKED,
   *     CSPACE_INSUFFICIENT_RIGHTS when none is left; the CapID is {@link #newCapId}
   */
  public int copy(Cspace source, long sourceCapId, int rightsMask) {
    int error = allocate();
    if (error != ErrorCode.OK) {
      return error;
    }
    Capability slot = found();
    error = source.findValid(sourceCapId);
    int rights = 0;
    if (error == ErrorCode.OK) {
      rights = source.found().rights & rightsMask;
      if (rights == 0) {
        error = ErrorCode.CSPACE_INSUFFICIENT_RIGHTS;
      }
    }
    if (error != ErrorCode.OK) {
      free(slot);
      return error;
    }
    Capability from = source.found();
    HypObject target = from.object;
    if (target == null) {
      throw new IllegalStateException("a valid capability without an object");
    }
    fill(slot, target, rights, false);
    target.capabilities().addAfter(from, slot);
    created(slot);
    return ErrorCode.OK;
  }

  /**
   * Deletes a capability, revoked or not. The last valid one of an object drops the reference that
   * they held together.
   *
   * @return ARGUMENT_INVALID, CSPACE_CAP_NULL or OK
   */
  public int delete(long capId) {
    int error = find(capId);
    if (error == ErrorCode.OK) {
      delete(found());
    }
    return error;
  }

  /**
   * Revokes every other capability to the object, in all spaces.
   *
   * @return ARGUMENT_INVALID, CSPACE_CAP_NULL, CSPACE_CAP_REVOKED; CSPACE_INSUFFICIENT_RIGHTS when
   *     it is no master capability
   */
  public int revokeCaps(long masterCapId) {
    int error = findValid(masterCapId);
    if (error != ErrorCode.OK) {
      return error;
    }
    Capability master = found();
    HypObject target = master.object;
    if (!master.master || target == null) {
      return ErrorCode.CSPACE_INSUFFICIENT_RIGHTS;
    }
    CapabilityList list = target.capabilities();
    int revoked = 0;
    Capability next = list.first();
    while (next != null) {
      Capability capability = next;
      next = capability.next;
      if (capability != master) {
        list.remove(capability);
        capability.state = Capability.REVOKED;
        capability.rights = 0;
        capability.object = null;
        revoked++;
      }
    }
    if (hypervisor.tracer().on(Category.OBJECT)) {
      hypervisor
          .tracer()
          .begin(ObjectEvents.CAPS_REVOKED, 0, -1)
          .arg(target.id())
          .arg(target.type().ordinal())
          .arg(revoked)
          .end();
    }
    return ErrorCode.OK;
  }

  /** Calls the visitor for each slot in use, in the order of tables and slots. */
  public void forEach(Consumer<Capability> visitor) {
    for (Table table : tables) {
      if (table != null) {
        for (Capability slot : table.slots) {
          if (slot.state != Capability.NULL) {
            visitor.accept(slot);
          }
        }
      }
    }
  }

  private void delete(Capability slot) {
    HypObject target = slot.object;
    if (hypervisor.tracer().on(Category.OBJECT)) {
      hypervisor
          .tracer()
          .begin(ObjectEvents.CAP_DELETED, 0, -1)
          .arg(id())
          .arg(slot.capId())
          .arg(ObjectService.idOf(target))
          .end();
    }
    boolean last = false;
    if (target != null) {
      target.capabilities().remove(slot);
      last = target.capabilities().size() == 0;
    }
    free(slot);
    if (last && target != null) {
      target.release();
    }
  }

  /** Takes a slot, leaves it in {@link #found}. Its state stays NULL. */
  private int allocate() {
    found = null;
    if (count >= maxCaps) {
      return ErrorCode.CSPACE_FULL;
    }
    int available = withRoom.nextSetBit(0);
    if (available >= 0) {
      return take(Objects.requireNonNull(tables[available]));
    }
    int free = allocated.nextClearBit(0);
    if (free >= tables.length) {
      return ErrorCode.CSPACE_FULL;
    }
    int error = allocateHeap(HeapCost.CAP_TABLE);
    if (error != ErrorCode.OK) {
      return error;
    }
    return take(addTable(free));
  }

  private int take(Table table) {
    int slot = Long.numberOfTrailingZeros(~table.used);
    table.used |= 1L << slot;
    if (table.full()) {
      withRoom.clear(table.index);
    }
    count++;
    found = table.slots[slot];
    return ErrorCode.OK;
  }

  private Table addTable(int index) {
    Table table = new Table(this, index);
    tables[index] = table;
    allocated.set(index);
    withRoom.set(index);
    return table;
  }

  private void free(Capability slot) {
    slot.state = Capability.NULL;
    slot.rights = 0;
    slot.master = false;
    slot.object = null;
    int index = slot.value >>> 8;
    Table table = tables[index];
    if (table == null) {
      throw new IllegalStateException("a capability outside its table");
    }
    table.used &= ~(1L << (slot.value & 0xFF));
    withRoom.set(index);
    count--;
    if (table.used == 0) {
      tables[index] = null;
      allocated.clear(index);
      withRoom.clear(index);
      freeHeap(HeapCost.CAP_TABLE);
    }
  }

  private static void fill(Capability slot, HypObject target, int rights, boolean master) {
    slot.state = Capability.VALID;
    slot.object = target;
    slot.rights = rights;
    slot.master = master;
  }

  private void created(Capability slot) {
    newCapId = slot.capId();
    HypObject target = slot.object;
    if (target != null && hypervisor.tracer().on(Category.OBJECT)) {
      hypervisor
          .tracer()
          .begin(ObjectEvents.CAP_CREATED, 0, -1)
          .arg(id())
          .arg(newCapId)
          .arg(target.id())
          .arg(target.type().ordinal())
          .arg(slot.rights)
          .end();
    }
  }

  @Override
  public int activate() {
    return maxCaps == 0 ? ErrorCode.OBJECT_CONFIG : ErrorCode.OK;
  }

  @Override
  protected void deactivate() {}

  @Override
  protected void cleanup() {
    for (int i = 0; i < tables.length; i++) {
      Table table = tables[i];
      if (table != null) {
        for (Capability slot : table.slots) {
          if (slot.state != Capability.NULL) {
            delete(slot);
          }
        }
      }
    }
  }

  @Override
  public void save(StateWriter out) {
    code.save(out);
    out.i32(maxCaps);
    out.i32(count);
    forEach(
        slot -> {
          out.i32(slot.value);
          out.i32(slot.state);
          out.i32(slot.rights);
          out.bool(slot.master);
          out.i64(ObjectService.idOf(slot.object));
        });
  }

  @Override
  public void load(StateReader in, ObjectService objects) {
    code.load(in);
    maxCaps = in.i32();
    int saved = in.i32();
    Arrays.fill(tables, null);
    allocated.clear();
    withRoom.clear();
    count = 0;
    for (int i = 0; i < saved; i++) {
      loadSlot(in, objects);
    }
  }

  private void loadSlot(StateReader in, ObjectService objects) {
    int value = in.i32();
    int index = value >>> 8;
    int bit = value & 0xFF;
    if (index >= tables.length || bit >= SLOTS) {
      throw new SnapshotException("the snapshot has a capability outside its tables");
    }
    Table table = tables[index];
    if (table == null) {
      table = addTable(index);
    }
    Capability slot = table.slots[bit];
    slot.state = in.i32();
    slot.rights = in.i32();
    slot.master = in.bool();
    slot.object = objects.resolve(in.i64(), HypObject.class);
    HypObject target = slot.object;
    if ((table.used >>> bit & 1) != 0
        || slot.state < Capability.VALID
        || slot.state > Capability.REVOKED
        || slot.state == Capability.VALID != (target != null)) {
      throw new SnapshotException("the snapshot has a malformed capability");
    }
    table.used |= 1L << bit;
    if (table.full()) {
      withRoom.clear(index);
    }
    count++;
    if (target != null) {
      // The order within the list can't be seen; only who is in it.
      target.capabilities().addFirst(slot);
    }
  }
}
