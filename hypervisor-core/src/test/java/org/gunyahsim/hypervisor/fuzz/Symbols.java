package org.gunyahsim.hypervisor.fuzz;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/** What a program has made so far, and the names it has for it. */
final class Symbols {
  /** Steps are numbered from here on; below are the root VM's first capabilities. */
  static final int FIRST_STEP = 1000;

  /** Nobody's CapID: what the result of a step that failed or is missing stands for. */
  private static final long NOTHING = 0x0BAD_0000_0000L;

  /** A capability: where it is, by which number, and what it named when it was made. */
  record Handle(int symbol, Cspace space, long capId, HypObject object) {
    boolean alive() {
      return space.findValid(capId) == ErrorCode.OK && space.found().object() == object;
    }
  }

  private final Map<Integer, Handle> bySymbol = new HashMap<>();
  private final IdentityHashMap<Vcpu, Integer> threads = new IdentityHashMap<>();
  private final Map<Integer, Vcpu> actors = new HashMap<>();
  private final IdentityHashMap<Cspace, Map<ObjectType, List<Handle>>> known =
      new IdentityHashMap<>();

  void add(int symbol, Cspace space, long capId, HypObject object) {
    Handle handle = new Handle(symbol, space, capId, object);
    bySymbol.put(symbol, handle);
    known(space).computeIfAbsent(object.type(), type -> new ArrayList<>()).add(handle);
    if (object instanceof Vcpu vcpu && !threads.containsKey(vcpu)) {
      threads.put(vcpu, symbol);
      actors.put(symbol, vcpu);
    }
  }

  private Map<ObjectType, List<Handle>> known(Cspace space) {
    return known.computeIfAbsent(space, key -> new EnumMap<>(ObjectType.class));
  }

  /** The capabilities of a type in a space, those that have gone among them. */
  List<Handle> of(Cspace space, ObjectType type) {
    return known(space).getOrDefault(type, List.of());
  }

  /** Forgets one that has gone. */
  void forget(Handle handle) {
    List<Handle> list = known(handle.space).get(handle.object.type());
    if (list != null) {
      list.remove(handle);
    }
  }

  @Nullable Handle bySymbol(int symbol) {
    return bySymbol.get(symbol);
  }

  /** The CapID that an argument stands for. */
  long value(int symbol) {
    Handle handle = bySymbol.get(symbol);
    return handle == null ? NOTHING + symbol : handle.capId;
  }

  /** The thread that a symbol names, dead or alive; null when it was never made. */
  @Nullable Vcpu actor(int symbol) {
    return actors.get(symbol);
  }

  /** The symbol of a thread; 0 for an unknown one. */
  int symbolOf(Vcpu vcpu) {
    return threads.getOrDefault(vcpu, 0);
  }
}
