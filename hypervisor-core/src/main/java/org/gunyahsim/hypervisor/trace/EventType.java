package org.gunyahsim.hypervisor.trace;

import java.util.List;

/**
 * One declared event.
 *
 * @param id unique number: core 0x000-0x0FF (Gunyah's own trace ids where it has them), guests
 *     0x100-0x1FF, resource manager 0x200-0x2FF, VM manager 0x300-0x3FF
 * @param name lower case with underscores
 * @param category what switches it on
 * @param arguments names of the arguments in use, at most {@link TraceRecord#ARGUMENTS}
 */
public record EventType(int id, String name, Category category, List<String> arguments) {
  /** Declares an event. */
  public static EventType of(int id, String name, Category category, String... arguments) {
    return new EventType(id, name, category, List.of(arguments));
  }
}
