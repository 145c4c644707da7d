package org.gunyahsim.hypervisor.fuzz;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vic.VirqSource;
import org.jspecify.annotations.Nullable;

/**
 * Who refers to whom, found by looking into the objects' fields: a field that holds an object holds
 * a reference to it, but for those named here. So new types are seen by themselves.
 */
final class References {
  /** Fields that refer to an object without keeping it alive. */
  private static final Set<String> UNCOUNTED = Set.of("Vcpu.nextWakeup", "HwIrq.forwardedTo");

  private static final Map<Class<?>, List<Field>> OBJECTS = new HashMap<>();
  private static final Map<Class<?>, List<Field>> SOURCES = new HashMap<>();

  private References() {}

  /** Counts what every object is held by (hypercall reference, section 4.1). */
  static IdentityHashMap<HypObject, Integer> count(Iterable<HypObject> objects) {
    IdentityHashMap<HypObject, Integer> counts = new IdentityHashMap<>();
    for (HypObject object : objects) {
      if (object.capabilities().size() > 0) {
        counts.merge(object, 1, Integer::sum);
      }
      for (Field field : fields(OBJECTS, object, HypObject.class)) {
        if (read(field, object) instanceof HypObject held) {
          counts.merge(held, 1, Integer::sum);
        }
      }
      if (object instanceof AddressSpace space) {
        // Each attached device's owner holds one.
        counts.merge(space, space.vdevices().size(), Integer::sum);
      }
      boolean holdsItself =
          object.isActive()
              && (object.type() == ObjectType.PARTITION
                  || object instanceof Vcpu vcpu && !vcpu.schedule.exited());
      if (holdsItself) {
        counts.merge(object, 1, Integer::sum);
      }
    }
    return counts;
  }

  /** References that boot took and nothing above shows: the hypervisor's own device memory. */
  static IdentityHashMap<HypObject, Integer> unexplained(Iterable<HypObject> objects) {
    IdentityHashMap<HypObject, Integer> counted = count(objects);
    IdentityHashMap<HypObject, Integer> rest = new IdentityHashMap<>();
    for (HypObject object : objects) {
      int more = object.references() - counted.getOrDefault(object, 0);
      if (more != 0) {
        rest.put(object, more);
      }
    }
    return rest;
  }

  /** Visits the interrupt sources that an object owns. */
  static void forEachSource(HypObject object, Consumer<VirqSource> visitor) {
    for (Field field : fields(SOURCES, object, VirqSource.class)) {
      Object value = read(field, object);
      if (value instanceof VirqSource source) {
        visitor.accept(source);
      } else if (value instanceof VirqSource[] all) {
        for (@Nullable VirqSource source : all) {
          if (source != null) {
            visitor.accept(source);
          }
        }
      }
    }
  }

  private static List<Field> fields(
      Map<Class<?>, List<Field>> cache, HypObject object, Class<?> wanted) {
    return cache.computeIfAbsent(
        object.getClass(),
        type -> {
          List<Field> found = new ArrayList<>();
          for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
              Class<?> kind = field.getType();
              Class<?> element =
                  kind.isArray() && wanted == VirqSource.class ? kind.getComponentType() : kind;
              String name = at.getSimpleName() + "." + field.getName();
              if (wanted.isAssignableFrom(element)
                  && !Modifier.isStatic(field.getModifiers())
                  && !UNCOUNTED.contains(name)) {
                field.setAccessible(true);
                found.add(field);
              }
            }
          }
          return found;
        });
  }

  private static @Nullable Object read(Field field, Object from) {
    try {
      return field.get(from);
    } catch (IllegalAccessException e) {
      throw new LinkageError("can't look into " + field, e);
    }
  }
}
