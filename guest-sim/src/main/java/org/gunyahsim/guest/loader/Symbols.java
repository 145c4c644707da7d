package org.gunyahsim.guest.loader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The symbols of an image: names for addresses in reports, addresses for names in commands. */
public final class Symbols {
  /** No symbols. */
  public static final Symbols NONE = new Symbols(List.of());

  /** A label of assembly code names what follows it, but not for ever. */
  private static final long REACH_WITHOUT_SIZE = 1 << 16;

  private final Symbol[] byAddress;

  /**
   * One symbol.
   *
   * @param name as in the file
   * @param address of its first byte
   * @param size bytes, 0 when the file does not say
   */
  public record Symbol(String name, long address, long size) {}

  Symbols(List<Symbol> symbols) {
    byAddress = symbols.toArray(Symbol[]::new);
    Arrays.sort(byAddress, (a, b) -> Long.compareUnsigned(a.address(), b.address()));
  }

  /** These and those of another image, which lies elsewhere. */
  public Symbols with(Symbols other) {
    List<Symbol> all = new ArrayList<>(List.of(byAddress));
    all.addAll(List.of(other.byAddress));
    return new Symbols(all);
  }

  public int count() {
    return byAddress.length;
  }

  /** The address of the first symbol of that name. */
  public OptionalLong address(String name) {
    for (Symbol symbol : byAddress) {
      if (symbol.name().equals(name)) {
        return OptionalLong.of(symbol.address());
      }
    }
    return OptionalLong.empty();
  }

  /**
   * The symbol that an address belongs to: the nearest one at or before it, unless that one ends
   * before the address.
   */
  public @Nullable Symbol at(long address) {
    int low = 0;
    int high = byAddress.length - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      if (Long.compareUnsigned(byAddress[middle].address(), address) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    Symbol best = null;
    for (int i = high; i >= 0 && byAddress[i].address() == byAddress[high].address(); i--) {
      Symbol symbol = byAddress[i];
      long into = address - symbol.address();
      long reach = symbol.size() == 0 ? REACH_WITHOUT_SIZE : symbol.size();
      boolean inside = Long.compareUnsigned(into, reach) < 0;
      if (inside && (best == null || symbol.size() != 0)) {
        best = symbol;
      }
    }
    return best;
  }

  /** {@code name+0x10}, {@code name}, or null where there is no symbol. */
  public @Nullable String describe(long address) {
    Symbol symbol = at(address);
    if (symbol == null) {
      return null;
    }
    long into = address - symbol.address();
    return into == 0 ? symbol.name() : "%s+0x%x".formatted(symbol.name(), into);
  }

  Symbols movedBy(long distance) {
    if (distance == 0 || byAddress.length == 0) {
      return this;
    }
    return new Symbols(
        Arrays.stream(byAddress)
            .map(s -> new Symbol(s.name(), s.address() + distance, s.size()))
            .toList());
  }
}
