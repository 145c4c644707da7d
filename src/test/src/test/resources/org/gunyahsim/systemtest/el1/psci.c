/*
 * PSCI over HVC, as far as Gunyah and QEMU answer the same: starting, stopping and starting again every CPU, what they start with, refusals.
 */
#include "rt.h"

static volatile u64 arrived[CPUS_MAX], leave[CPUS_MAX], state[CPUS_MAX][8];

void on_exception(struct frame *frame, u64 vector) {
  text("exception"); field("vector", vector); field("esr", READ(esr_el1)); field("elr", frame->elr); line();
  end_attempt(frame);
}

void on_cpu(u64 cpu) {
  state[cpu][0] = READ(mpidr_el1);
  state[cpu][1] = READ(daif);
  state[cpu][2] = READ(CurrentEL);
  state[cpu][3] = READ(sctlr_el1) & 0x1007; /* I, C, A, M */
  state[cpu][4] = READ(spsel);
  add_return(&arrived[cpu], 1);
  await(&leave[cpu], load_acquire(&arrived[cpu]));
}

static void answer(const char *name, u64 r) { text(name); put(' '); if ((s64)(int)r < 0) { put('-'); hex(-(u64)(s64)(int)r); } else hex(r); line(); }

int main(void) {
  text("=== psci\n");
  u64 count = 1;
  answer("version at least 1", hvc(PSCI_VERSION, 0, 0, 0) >= 0x10000);
  static const u32 functions[] = {0x84000000, 0x84000002, 0x84000003, 0xc4000003, 0x84000004, 0xc4000004, 0x84000008, 0x84000009, 0x8400000a, 0x84000005, 0xc4000005,
      0x8400000b, 0x8400001f, 0xc4000002, 0xc4000008};
  for (unsigned i = 0; i < sizeof functions / 4; i++) { text("features "); hex(functions[i]); answer("", hvc(PSCI_FEATURES, functions[i], 0, 0)); }
  answer("nobody's number", hvc(0x8400001b, 0, 0, 0));
  answer("64-bit cpu_off", hvc(0xc4000002, 0, 0, 0));

  answer("self: info", hvc(PSCI_AFFINITY_INFO, 0, 0, 0));
  answer("self: on", hvc(PSCI_CPU_ON, 0, (u64)secondary, 0));
  answer("info of nobody", hvc(PSCI_AFFINITY_INFO, 0x10000, 0, 0));
  answer("on of nobody", hvc(PSCI_CPU_ON, 0x10000, (u64)secondary, 0));
  answer("on of cpu 15", hvc(PSCI_CPU_ON, 0xf, (u64)secondary, 0));
  answer("on of a high affinity", hvc(PSCI_CPU_ON, 0x100000001, (u64)secondary, 0));

  for (u64 cpu = 1; cpu < CPUS_MAX; cpu++) {
    if ((s64)(int)hvc(PSCI_AFFINITY_INFO, cpu, 0, 0) < 0) break;
    count++;
    text("cpu "); hex(cpu); line();
    for (u64 round = 1; round <= 2; round++) {
      answer("  info", hvc(PSCI_AFFINITY_INFO, cpu, 0, 0));
      answer("  on", hvc(PSCI_CPU_ON, cpu, (u64)secondary, cpu));
      await(&arrived[cpu], round);
      text("  with"); field("mpidr", state[cpu][0]); field("daif", state[cpu][1]); field("el", state[cpu][2]); field("sctlr", state[cpu][3]); field("spsel", state[cpu][4]);
      line();
      answer("  info", hvc(PSCI_AFFINITY_INFO, cpu, 0, 0));
      answer("  on again", hvc(PSCI_CPU_ON, cpu, (u64)secondary, cpu));
      store_release(&leave[cpu], round);
      u64 info, spins = 0;
      while ((info = hvc(PSCI_AFFINITY_INFO, cpu, 0, 0)) == 0) spins++;
      answer("  info after off", info);
    }
    /* The 32-bit form starts it as well. */
    answer("  on, 32-bit", hvc(0x84000003, cpu, (u64)secondary, cpu));
    await(&arrived[cpu], 3);
    store_release(&leave[cpu], 3);
    while (hvc(0x84000004, cpu, 0, 0) == 0) {}
  }
  say("cpus", count);
  /* All at a time, each started by this one. */
  for (u64 cpu = 1; cpu < count; cpu++) start_cpu(cpu);
  for (u64 cpu = 1; cpu < count; cpu++) await(&arrived[cpu], 4);
  for (u64 cpu = 1; cpu < count; cpu++) store_release(&leave[cpu], 4);
  text("all came\n");
  for (u64 cpu = 1; cpu < count; cpu++) while (hvc(PSCI_AFFINITY_INFO, cpu, 0, 0) == 0) {}
  text("all went\n=== end\n");
  return 0;
}
