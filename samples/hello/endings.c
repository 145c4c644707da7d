/*
 * What the command line can ask for:
 *
 *   try=undef      execute an undefined instruction, report the exception and go on
 *   try=unmapped   read and then execute where nothing is, report the exceptions and go on
 *   try=garbage    make every hypercall, and many that are none, with garbage for arguments
 *   echo           echo lines that come in on the serial port until one says "bye"
 *   end=off        (or nothing) power off
 *   end=reset      ask for a reset
 *   end=reset-once ask for a reset the first time, power off the second
 *   end=cpu-off    switch the last CPU off
 *   end=undef      execute an undefined instruction with no exception vectors to go to
 *   end=unmapped   jump to where nothing is, likewise
 *   end=loop       never end
 *   end=wait       sleep for an interrupt that nothing will send
 */
#include "hello.h"

struct exception exception;
uint64_t resume_at;

/* Outside what is cleared at the start: tells a second boot of the same memory. */
static volatile uint64_t marker __attribute__((section(".noinit")));
#define MARKER 0x68656c6c6f212121ull

/* Is `text` one of the words of the command line? */
bool word(const struct machine *machine, const char *text)
{
        const char *at = machine->bootargs;
        if (!at)
                return false;
        while (*at) {
                const char *t = text;
                while (*at == ' ')
                        at++;
                while (*t && *at == *t) {
                        at++;
                        t++;
                }
                if (!*t && (!*at || *at == ' '))
                        return true;
                while (*at && *at != ' ')
                        at++;
        }
        return false;
}

uint64_t handle_exception(uint64_t syndrome, uint64_t address, uint64_t fault_address)
{
        uint64_t to = resume_at;
        exception = (struct exception){ syndrome, address, fault_address };
        resume_at = 0;
        if (!to) {
                print("Exception: ESR 0x%X at 0x%X, FAR 0x%X\n", syndrome, address, fault_address);
                for (;;)
                        __asm__ volatile("wfi");
        }
        return to;
}

void fatal(uint64_t syndrome, uint64_t address, uint64_t fault_address)
{
        print("Unexpected exception: ESR 0x%X at 0x%X, FAR 0x%X\n", syndrome, address, fault_address);
}

static void report(const char *what, bool survived)
{
        if (survived)
                print("%s: no exception\n", what);
        else
                print("%s: exception, ESR 0x%X, FAR 0x%X\n", what, exception.syndrome, exception.fault_address);
        resume_at = 0;
}

static uint64_t random_state = 0x9e3779b97f4a7c15ull;

static uint64_t random(void)
{
        random_state ^= random_state << 13;
        random_state ^= random_state >> 7;
        random_state ^= random_state << 17;
        return random_state;
}

static uint8_t scratch[4096] __attribute__((aligned(4096)));

/* The kinds of value that find mistakes: none, all, small, large, an address of ours, of nobody. */
static uint64_t garbage(void)
{
        uint64_t r = random();
        switch (r & 7) {
        case 0: return 0;
        case 1: return ~0ull;
        case 2: return r >> 8 & 0xf;
        case 3: return r >> 8 & 0xffff;
        case 4: return (uint64_t)scratch + (r >> 8 & 0xfff);
        case 5: return r & 0x1ffffff000ull;
        case 6: return 1ull << (r >> 8 & 63);
        default: return random();
        }
}

static uint32_t garbage_calls, garbage_exceptions;

static void garbage_call(const char *code, bool keep_function, uint64_t function)
{
        uint64_t registers[8];
        garbage_calls++;
        for (int i = 0; i < 8; i++)
                registers[i] = garbage();
        if (keep_function)
                registers[0] = function;
        resume_at = (uint64_t)call_return;      /* without a hypervisor hvc may be undefined */
        call(registers, code);
        if (!resume_at)
                garbage_exceptions++;
        resume_at = 0;
}

/* SMCCC functions that would end us, put us to sleep or start another CPU nowhere are left out. */
static bool ends_us(uint64_t function)
{
        switch (function & 0xbfffffff) {
        case 0x84000001: case 0x84000002: case 0x84000003: case 0x84000008: case 0x84000009:
        case 0x8400000c: case 0x8400000e: case 0x84000012:
                return true;
        }
        return false;
}

static void call_with_garbage(void)
{
        static const uint32_t functions[] = {
                0x80000000, 0xc0000000, 0x84000000, 0xc4000000, 0x85000000, 0xc5000000,
                0x86000000, 0xc6008000, 0x8600ff00, 0x04000000, 0x7fffff00, 0xffffff00,
        };
        for (int round = 0; round < 8; round++) {
                for (uint32_t i = 0; i < 0x200; i++)
                        garbage_call(native_calls + 8 * i, false, 0);
                for (uint32_t i = 0; i < 8; i++)
                        garbage_call(hvc_odd + 8 * i, false, 0);
                for (uint32_t i = 0; i < 0x60; i++)
                        for (uint32_t j = 0; j < sizeof functions / sizeof *functions; j++)
                                if (!ends_us(functions[j] + i))
                                        garbage_call(i & 1 ? smc_zero : hvc_zero, true, functions[j] + i);
        }
        print("Garbage: %u calls made, %u of them undefined\n", garbage_calls, garbage_exceptions);
}

static void echo(const struct machine *machine)
{
        char line[80];
        uint32_t length = 0;

        if (!machine->serial_intid) {
                print("Echo: the serial port has no interrupt\n");
                return;
        }
        gic_enable_spi(machine->serial_intid);
        serial_enable_input();
        print("Echo: say something, or bye\n");
        for (;;) {
                int byte;
                __asm__ volatile("msr daifset, #2");
                while ((byte = serial_take()) < 0) {
                        __asm__ volatile("dsb sy; wfi" ::: "memory");
                        __asm__ volatile("msr daifclr, #2; isb; msr daifset, #2" ::: "memory");
                }
                __asm__ volatile("msr daifclr, #2");
                if (byte != '\r' && byte != '\n') {
                        if (length < sizeof line - 1)
                                line[length++] = (char)byte;
                        continue;
                }
                line[length] = 0;
                if (length)
                        print("You said: %s\n", line);
                if (length == 3 && line[0] == 'b' && line[1] == 'y' && line[2] == 'e')
                        return;
                length = 0;
        }
}

static void no_vectors(void)
{
        __asm__ volatile("msr daifset, #15; msr vbar_el1, xzr; isb");
}

void run_endings(const struct machine *machine)
{
        if (word(machine, "try=undef"))
                report("Undefined instruction", try_undefined());
        if (word(machine, "try=unmapped")) {
                report("Read of unmapped memory", try_read(0x1000000000ull));
                report("Execution of unmapped memory", try_execute(0x1000000000ull));
        }
        if (word(machine, "try=garbage") || word(machine, "end=garbage"))
                call_with_garbage();
        if (word(machine, "echo"))
                echo(machine);

        if (word(machine, "end=undef")) {
                print("Executing an undefined instruction without exception vectors\n");
                no_vectors();
                __asm__ volatile("udf #0");
        }
        if (word(machine, "end=unmapped")) {
                print("Jumping to unmapped memory without exception vectors\n");
                no_vectors();
                __asm__ volatile("br %0" :: "r"(0x1000000000ull));
        }
        if (word(machine, "end=loop")) {
                print("Looping\n");
                for (;;)
                        __asm__ volatile("nop");
        }
        if (word(machine, "end=wait")) {
                print("Waiting for nothing\n");
                __asm__ volatile("msr daifset, #15");
                for (;;)
                        __asm__ volatile("wfi");
        }
        if (word(machine, "end=cpu-off")) {
                print("PSCI CPU_OFF\n");
                print("answered %d\n", (int)psci(machine, PSCI_CPU_OFF, 0, 0, 0));
        }
        bool again = machine->restarts_known ? machine->restarts > 0 : marker == MARKER;
        if (word(machine, "end=reset") || (word(machine, "end=reset-once") && !again)) {
                marker = MARKER;
                print("PSCI SYSTEM_RESET\n");
                print("answered %d\n", (int)psci(machine, PSCI_SYSTEM_RESET, 0, 0, 0));
        }
        marker = 0;
        print("Goodbye: PSCI SYSTEM_OFF\n");
        print("answered %d\n", (int)psci(machine, PSCI_SYSTEM_OFF, 0, 0, 0));
}
