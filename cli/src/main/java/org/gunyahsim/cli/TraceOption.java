package org.gunyahsim.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.machine.spec.UserError;
import org.jspecify.annotations.Nullable;

/**
 * One {@code --trace=CATEGORY,...[:FILTER][:FILE]}.
 *
 * @param categories what to show
 * @param instructions which instructions
 * @param file where to write it, or null for standard error
 */
record TraceOption(
    Set<Category> categories, InstructionFilter instructions, @Nullable String file) {
  static final String ALL = "all";

  TraceOption {
    categories = Set.copyOf(categories);
  }

  /** Reads the option's text. */
  static TraceOption parse(String text) {
    int colon = text.indexOf(':');
    String list = colon < 0 ? text : text.substring(0, colon);
    String file = colon < 0 ? null : text.substring(colon + 1);
    InstructionFilter filter = InstructionFilter.ALL;
    if (file != null && InstructionFilter.starts(file)) {
      int end = file.indexOf(':');
      filter = InstructionFilter.parse(end < 0 ? file : file.substring(0, end));
      file = end < 0 ? null : file.substring(end + 1);
    }
    if (file != null && file.isEmpty()) {
      throw new UserError.InOption("--trace", "no file after the colon; name one, or leave it out");
    }
    EnumSet<Category> categories = EnumSet.noneOf(Category.class);
    for (String word : list.split(",", -1)) {
      if (word.equals(ALL)) {
        categories.addAll(EnumSet.complementOf(EnumSet.of(Category.INSTR)));
        continue;
      }
      Category category =
          Arrays.stream(Category.values())
              .filter(c -> c.optionName().equals(word))
              .findFirst()
              .orElseThrow(
                  () ->
                      new UserError.InOption(
                          "--trace", "\"" + word + "\" is no category; give some of " + names()));
      categories.add(category);
    }
    if (!filter.equals(InstructionFilter.ALL) && !categories.contains(Category.INSTR)) {
      throw new UserError.InOption("--trace", "vm=, vcpu= and range= filter instr only");
    }
    return new TraceOption(categories, filter, file);
  }

  private static String names() {
    List<String> names = new ArrayList<>(List.of(ALL));
    for (Category category : Category.values()) {
      names.add(category.optionName());
    }
    return String.join(", ", names);
  }
}
