// The application: tells how the root VM was started and what is in its hands, tries the rights of its memory, and starts a
// primary VM.
#include "root.h"

#define UART_ATTRIBUTES 0x10066 // RW for EL0 and EL1, Device-nGnRE
#define NO_SYNC 0x80000000

static const uint64_t constant = 1;
static uint64_t variable = 1;
static uint64_t zeroed[512];

static void
map_uart(const uint8_t *map)
{
        uint64_t address = number_of(map, "uart_address");
        uint64_t error = HYPERCALL(0x2b, number_of(map, "addrspace_capid"),
                                   number_of(map, "uart_me_capid"), address, UART_ATTRIBUTES,
                                   NO_SYNC, 0, 0);
        if (error == 0) {
                uart = (volatile uint32_t *)address;
        }
}

static void
tell_start(const struct start *start, const struct environment *environment)
{
        put("start:");
        field("pc", start->pc);
        field("el", start->el);
        field("daif", start->daif);
        field("spsel", start->spsel);
        field("sp", start->sp);
        field("sctlr", start->sctlr);
        field("mpidr", start->mpidr);
        field("vbar", start->vbar);
        field("x1..x30", start->registers);
        put("\nenvironment:");
        field("at", (uint64_t)environment);
        field("signature", environment->signature);
        field("version", environment->version);
        field("runtime", environment->runtime);
        field("application", environment->application);
        field("heap", environment->heap);
        field("size", environment->heap_size);
        put("\nenvironment:");
        field("vcpu", environment->vcpu_cap);
        field("timer", environment->timer_frequency);
        field("gicd", environment->gicd);
        field("gicr", environment->gicr);
        field("offset", environment->manager_offset);
        field("size", environment->manager_size);
        put("\n");
}

static void
tell_map(const uint8_t *map)
{
        static const char keys[][16] = {"cspace_capid", "partition_capid", "vcpu_capid", "vic",
                                        "me_capid",     "device_me_capid", "boot_core",  "usable_cores",
                                        "sve_supported"};
        line("map: pairs", map_pairs(map));
        for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
                put("map: ");
                line(keys[i], number_of(map, keys[i]));
        }
        line("map: interrupts", find(map, "vic_hwirq").number);
        line("map: free ranges", find(map, "free_ranges").number);
}

// Tries to write to, or with `execute` to run, what lies at an address.
static void
try(struct start *start, const char *what, uint64_t address, bool execute)
{
        start->esr = 0;
        start->far = 0;
        if (execute) {
                ((void (*)(void))address)();
        } else {
                __asm__ volatile("str %1, [%0]" : : "r"(address), "r"(*(volatile uint64_t *)address) : "memory");
        }
        put(what);
        if (start->esr == 0) {
                put(" allowed\n");
                return;
        }
        field("refused: esr", start->esr);
        put(start->far == address ? " far is the address\n" : " far is another address\n");
}

static void
try_rights(struct start *start, const struct environment *environment)
{
        // A return instruction, to be run from memory that may be written.
        *(volatile uint32_t *)environment->heap = 0xd65f03c0;
        try(start, "write: constants", (uint64_t)&constant, false);
        try(start, "write: code", (uint64_t)&try_rights, false);
        try(start, "write: data", (uint64_t)&variable, false);
        try(start, "write: environment", (uint64_t)environment, false);
        try(start, "write: heap", environment->heap, false);
        try(start, "write: runtime", environment->runtime, false);
        try(start, "run: heap", environment->heap, true);
        try(start, "run: constants", (uint64_t)&constant, true);
        try(start, "run: data", (uint64_t)&variable, true);
        start->esr = 0;
        uint64_t last = environment->heap + environment->heap_size;
        (void)*(volatile uint64_t *)(last - 8);
        put(start->esr == 0 ? "read: end of heap allowed\n" : "read: end of heap refused\n");
        (void)*(volatile uint64_t *)last;
        line("read: behind it, esr", start->esr);
}

static void
tell_data(void)
{
        uint64_t sum = 0;
        for (size_t i = 0; i < sizeof(zeroed) / sizeof(zeroed[0]); i++) {
                sum |= ((volatile uint64_t *)zeroed)[i];
        }
        put("data:");
        field("constant", *(const volatile uint64_t *)&constant);
        field("variable", *(volatile uint64_t *)&variable);
        field("zeroed", sum);
        put("\n");
}

static void
tell_interrupt_controller(const struct environment *environment)
{
        volatile uint32_t *control = (volatile uint32_t *)environment->gicd;
        *control = 0;
        line("gicd: after writing 0", *control);
        *control = 0x52;
        line("gicd: after writing 0x52", *control);
        line("gicr: control", *(volatile uint32_t *)environment->gicr);
        uint64_t group;
        __asm__ volatile("msr S3_0_C12_C12_7, %1\n\tisb\n\tmrs %0, S3_0_C12_C12_7" : "=r"(group) : "r"(1UL));
        line("icc: igrpen1", group);
}

__attribute__((section(".text.start"))) void
image_start(const struct environment *environment, struct start *start)
{
        const uint8_t *map = manager_map(environment);
        map_uart(map);
        put("=== root VM\n");
        tell_start(start, environment);
        tell_map(map);
        tell_data();
        try_rights(start, environment);
        tell_interrupt_controller(environment);
        line("identify:", HYPERCALL(0x00, 0, 0, 0, 0, 0, 0, 0));
        start_primary_vm(map);
}
