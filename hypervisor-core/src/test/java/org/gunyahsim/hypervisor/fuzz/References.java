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
      for (Field field : objectFields(object.getClass())) {
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

  /**
   * Visits the interrupt sources that an object owns, itself or through helpers of its package. A
   * VIC owns none: its fields are what is bound to it.
   */
  static void forEachSource(HypObject object, Consumer<VirqSource> visitor) {
    if (object.type() != ObjectType.VIC) {
      visitSources(object, visitor);
    }
  }

  private static void visitSources(Object owner, Consumer<VirqSource> visitor) {
    for (Field field : sourceFields(owner.getClass())) {
      Object value = read(field, owner);
      if (value instanceof VirqSource source) {
        visitor.accept(source);
      } else if (value instanceof VirqSource[] all) {
        for (VirqSource source : all) {
          visitor.accept(source);
        }
      } else if (value != null) {
        visitSources(value, visitor);
      }
    }
  }

  /** Fields that are sources, or helpers that have some. */
  private static List<Field> sourceFields(Class<?> type) {
    List<Field> known = SOURCES.get(type);
    if (known == null) {
      known = new ArrayList<>();
      SOURCES.put(type, known);
      for (Field field : type.getDeclaredFields()) {
        Class<?> kind = field.getType();
        boolean source = kind == VirqSource.class || kind == VirqSource[].class;
        boolean helper =
            kind.getPackage() == type.getPackage()
                && !HypObject.class.isAssignableFrom(kind)
                && !kind.isEnum()
                && kind != type;
        if (!Modifier.isStatic(field.getModifiers())
            && (source || helper && !sourceFields(kind).isEmpty())) {
          field.setAccessible(true);
          known.add(field);
        }
      }
    }
    return known;
  }

  private static List<Field> objectFields(Class<?> type) {
    return OBJECTS.computeIfAbsent(
        type,
        key -> {
          List<Field> found = new ArrayList<>();
          for (Class<?> at = key; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
              String name = at.getSimpleName() + "." + field.getName();
              if (HypObject.class.isAssignableFrom(field.getType())
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
