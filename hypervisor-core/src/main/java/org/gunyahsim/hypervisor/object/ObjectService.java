package org.gunyahsim.hypervisor.object;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallRule;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.partition.Partition;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.trace.Category;
import org.jspecify.annotations.Nullable;

/**
 * Every object of a machine: creation, activation and end, and the object table of snapshots.
 *
 * <p>Types are defined by the packages that own them ({@link #define}), so this class knows none.
 * Saving and loading include what refers to objects from outside: the memory database.
 */
public final class ObjectService implements Snapshottable {
  private record Definition(long heapBytes, ObjectFactory factory) {}

  private final Hypervisor hypervisor;
  private final Map<ObjectType, Definition> definitions = new EnumMap<>(ObjectType.class);
  private final TreeMap<Long, HypObject> objects = new TreeMap<>();
  private final ArrayDeque<HypObject> doomed = new ArrayDeque<>();
  private boolean destroying;
  private @Nullable Partition rootPartition;

  public ObjectService(Hypervisor hypervisor) {
    this.hypervisor = hypervisor;
  }

  /**
   * Says how objects of a type are made. Once for each type, before boot.
   *
   * @param heapBytes what creating one takes from its partition's heap; what activation takes in
   *     addition is {@link HypObject#allocateHeap}
   */
  public void define(ObjectType type, long heapBytes, ObjectFactory factory) {
    if (definitions.put(type, new Definition(heapBytes, factory)) != null) {
      throw new IllegalStateException("object type " + type + " is defined twice");
    }
  }

  /** The partition that owns all memory at boot; the only one that guests ever see. */
  public Partition rootPartition() {
    Partition root = rootPartition;
    if (root == null) {
      throw new IllegalStateException("no root partition: the machine has not booted");
    }
    return root;
  }

  /** Makes the root partition, active. Once, at boot. */
  public Partition createRootPartition(long heapSize) {
    if (rootPartition != null) {
      throw new IllegalStateException("the root partition exists already");
    }
    Partition root = new Partition(hypervisor.newObjectId());
    root.heap().setCapacity(heapSize);
    adopt(root, null, 0);
    root.setState(ObjectState.ACTIVE);
    // An active partition refers to itself and is never freed.
    root.retain();
    rootPartition = root;
    return root;
  }

  /**
   * Makes an object in state INIT, with one reference that the caller hands to its master
   * capability.
   *
   * @return null when the partition's heap is exhausted (NOMEM)
   */
  public @Nullable HypObject create(Partition partition, ObjectType type) {
    Definition definition = definition(type);
    if (!partition.heap().allocate(definition.heapBytes)) {
      return null;
    }
    HypObject object = definition.factory.create(hypervisor.newObjectId());
    partition.retain();
    adopt(object, partition, definition.heapBytes);
    object.created();
    if (hypervisor.tracer().on(Category.OBJECT)) {
      hypervisor
          .tracer()
          .begin(ObjectEvents.CREATED, 0, -1)
          .arg(object.id())
          .arg(type.ordinal())
          .arg(partition.heap().free())
          .end();
    }
    return object;
  }

  /** {@link #create} for boot: a heap too small for the hypervisor's own objects is an error. */
  public <T extends HypObject> T createForBoot(ObjectType type, Class<T> as) {
    HypObject object = create(rootPartition(), type);
    if (object == null) {
      throw new IllegalStateException("the heap is too small to boot");
    }
    return as.cast(object);
  }

  /**
   * Activates an object.
   *
   * @return OBJECT_STATE unless it is INIT; else what its activation says. Failure is permanent.
   */
  public int activate(HypObject object) {
    if (object.state() != ObjectState.INIT) {
      return hypervisor.decision().refuse(HypercallRule.NOT_INIT);
    }
    int error = object.activate();
    object.setState(error == ErrorCode.OK ? ObjectState.ACTIVE : ObjectState.FAILED);
    if (hypervisor.tracer().on(Category.OBJECT)) {
      hypervisor
          .tracer()
          .begin(ObjectEvents.ACTIVATED, 0, -1)
          .arg(object.id())
          .arg(object.type().ordinal())
          .arg(error)
          .end();
    }
    return error;
  }

  /** All objects that exist, by id. */
  public Collection<HypObject> all() {
    return Collections.unmodifiableCollection(objects.values());
  }

  /** The object with this id, or null when there is none (any more). */
  public @Nullable HypObject byId(long id) {
    return objects.get(id);
  }

  /**
   * Resolves a reference while loading.
   *
   * @param id 0 for none
   * @throws SnapshotException when there is no such object, or it has another type
   */
  public <T extends HypObject> @Nullable T resolve(long id, Class<T> as) {
    if (id == 0) {
      return null;
    }
    HypObject object = objects.get(id);
    if (!as.isInstance(object)) {
      throw new SnapshotException(
          "object " + id + " is missing or is no " + as.getSimpleName() + " in the snapshot");
    }
    return as.cast(object);
  }

  /** The id to save for a reference: 0 for none. */
  public static long idOf(@Nullable HypObject object) {
    return object == null ? 0 : object.id();
  }

  /**
   * Destroys an object, and whatever that releases. One after the other and not nested: a guest can
   * make chains of references that are longer than any stack.
   */
  void destroy(HypObject object) {
    doomed.add(object);
    if (!destroying) {
      destroying = true;
      try {
        HypObject next = doomed.poll();
        while (next != null) {
          next.destroy();
          destroyed(next);
          next = doomed.poll();
        }
      } finally {
        destroying = false;
      }
    }
  }

  private void destroyed(HypObject object) {
    objects.remove(object.id());
    Partition home = object.partition();
    if (hypervisor.tracer().on(Category.OBJECT)) {
      hypervisor
          .tracer()
          .begin(ObjectEvents.DESTROYED, 0, -1)
          .arg(object.id())
          .arg(object.type().ordinal())
          .end();
    }
    if (home != null) {
      object.freeHeap(object.heapBytes());
      home.release();
    }
  }

  private void adopt(HypObject object, @Nullable Partition partition, long bytes) {
    object.adopt(this, partition, bytes);
    objects.put(object.id(), object);
  }

  private Definition definition(ObjectType type) {
    Definition definition = definitions.get(type);
    if (definition == null) {
      throw new IllegalStateException("nobody has defined object type " + type);
    }
    return definition;
  }

  @Override
  public void save(StateWriter out) {
    out.section("objects", 1);
    out.i32(objects.size());
    for (HypObject object : objects.values()) {
      out.i64(object.id());
      out.string(object.type().lowerCaseName());
      out.i32(object.state().ordinal());
      out.i32(object.references());
      out.i64(idOf(object.partition()));
      out.i64(object.heapBytes());
    }
    out.i64(idOf(rootPartition));
    for (HypObject object : objects.values()) {
      out.section("object." + object.type().lowerCaseName(), 1);
      object.save(out);
    }
    hypervisor.memdb().save(out);
    hypervisor.traceClasses().save(out);
  }

  @Override
  public void load(StateReader in) {
    in.section("objects");
    objects.clear();
    hypervisor.vmids().clear();
    int count = in.i32();
    long[] homes = new long[checkedCount(count)];
    long[] heaps = new long[count];
    int[] states = new int[count];
    int[] references = new int[count];
    HypObject[] loaded = new HypObject[count];
    for (int i = 0; i < count; i++) {
      long id = in.i64();
      ObjectType type = typeNamed(in.string());
      states[i] = in.i32();
      references[i] = in.i32();
      homes[i] = in.i64();
      heaps[i] = in.i64();
      loaded[i] =
          type == ObjectType.PARTITION ? new Partition(id) : definition(type).factory.create(id);
      if (states[i] < 0 || states[i] >= ObjectState.values().length) {
        throw new SnapshotException("object " + id + " is in an unknown state");
      }
      if (objects.put(id, loaded[i]) != null) {
        throw new SnapshotException("object " + id + " occurs twice in the snapshot");
      }
    }
    rootPartition = resolve(in.i64(), Partition.class);
    for (int i = 0; i < count; i++) {
      loaded[i].adopt(this, resolve(homes[i], Partition.class), heaps[i]);
      loaded[i].setState(ObjectState.values()[states[i]]);
      loaded[i].setReferences(references[i]);
    }
    for (HypObject object : objects.values()) {
      in.section("object." + object.type().lowerCaseName());
      object.load(in, this);
    }
    hypervisor.memdb().load(in, this);
    hypervisor.traceClasses().load(in);
  }

  private static int checkedCount(int count) {
    if (count < 0 || count > 1 << 24) {
      throw new SnapshotException("the snapshot's object table has an impossible size");
    }
    return count;
  }

  private static ObjectType typeNamed(String name) {
    for (ObjectType type : ObjectType.values()) {
      if (type.lowerCaseName().equals(name)) {
        return type;
      }
    }
    throw new SnapshotException("unknown object type " + name + " in the snapshot");
  }
}
