/*
 * The sample guest: says hello and shows, line by line, what a VM is given. The same image runs on
 * plain QEMU (`qemu-system-aarch64 -M virt,gic-version=3 -cpu cortex-a57 -kernel hello.img`), where
 * it finds no hypervisor.
 */
#include "hello.h"

static struct machine machine;
static uint8_t stacks[MAX_CPUS][4096] __attribute__((aligned(16)));
static volatile uint32_t cpus_done[MAX_CPUS];
static uint64_t boot_cpu;

void *memset(void *to, int value, size_t length)
{
        uint8_t *at = to;
        while (length--)
                *at++ = (uint8_t)value;
        return to;
}

void *memcpy(void *to, const void *from, size_t length)
{
        uint8_t *t = to;
        const uint8_t *f = from;
        while (length--)
                *t++ = *f++;
        return to;
}

void smccc(const struct machine *m, uint64_t registers[8])
{
        call(registers, m->psci_is_smc ? smc_zero : hvc_zero);
}

int64_t psci(const struct machine *m, uint32_t function, uint64_t a, uint64_t b, uint64_t c)
{
        uint64_t registers[8] = { function, a, b, c };
        smccc(m, registers);
        return (int64_t)registers[0];
}

static void hex(uint64_t value, int digits)
{
        while (digits--)
                print("%c", "0123456789abcdef"[value >> 4 * digits & 15]);
}

/* A UID as the SMC calling convention returns it: four little-endian words. */
static void print_uid(const uint64_t words[4])
{
        uint8_t bytes[16];
        for (int i = 0; i < 16; i++)
                bytes[i] = (uint8_t)(words[i / 4] >> 8 * (i % 4));
        for (int i = 0; i < 16; i++) {
                if (i == 4 || i == 6 || i == 8 || i == 10)
                        print("-");
                hex(bytes[i], 2);
        }
}

static void identify_hypervisor(void)
{
        static const uint32_t gunyah[4] = { 0xcd8fd5c1, 0xdb5f53a4, 0x36ce6592, 0x145f3d67 };
        uint64_t uid[8] = { 0x8600ff01 };       /* vendor-specific hypervisor: call UID */
        bool same = true;

        if (!machine.psci) {
                print("Hypervisor: none (the device tree has no PSCI, so nobody answers calls)\n");
                return;
        }
        smccc(&machine, uid);
        if ((int32_t)uid[0] == -1) {
                print("Hypervisor: none (the call UID function is not implemented)\n");
                return;
        }
        for (int i = 0; i < 4; i++)
                same &= (uint32_t)uid[i] == gunyah[i];
        print("Hypervisor: %s, UID ", same ? "Gunyah" : "unknown");
        print_uid(uid);
        if (same) {
                uint64_t info[8] = { 0 };
                call(info, native_calls);       /* hypervisor_identify */
                print(", API version %U, variant 0x%X, flags %X %X %X", info[0] & 0x3fff, info[0] >> 56,
                      info[1], info[2], info[3]);
        }
        print("\n");
}

static void describe(void)
{
        print("Memory: 0x%X to 0x%X, %U MiB; this image at 0x%X\n", machine.memory_base,
              machine.memory_base + machine.memory_size - 1, machine.memory_size >> 20, (uint64_t)image_start);
        if (machine.gunyah_node)
                print("VM: VMID %u\n", machine.vmid);
        if (machine.restarts)
                print("Restarts: %u\n", machine.restarts);
        print("Command line: \"%s\"\n", machine.bootargs ? machine.bootargs : "");
        int64_t version = psci(&machine, PSCI_VERSION, 0, 0, 0);
        print("PSCI: version %u.%u by %s\n", (uint32_t)(version >> 16), (uint32_t)(version & 0xffff),
              machine.psci_is_smc ? "smc" : "hvc");
}

static void take_interrupt(void)
{
        uint64_t before = counter();
        gic_send(mpidr(), SGI_SELF);
        wait_for(&sgi_taken);
        print("Interrupt: sent myself SGI %u and took it after %U us\n", gic_last(), microseconds(counter() - before));
}

static void sleep(void)
{
        uint64_t before = counter();
        timer_arm(frequency() / 200);
        wait_for(&timer_fired);
        print("Timer: armed for 5000 us, woken from wfi by interrupt %u after %U us\n", gic_last(),
              microseconds(counter() - before));
}

/* One after the other, so that their lines do not mix. */
static void start_others(void)
{
        for (uint32_t i = 0; i < machine.cpu_count; i++) {
                if (machine.cpu_mpidr[i] == boot_cpu)
                        continue;
                int64_t answer = psci(&machine, PSCI_CPU_ON, machine.cpu_mpidr[i], (uint64_t)secondary_start,
                                      (uint64_t)stacks[i] + sizeof stacks[i]);
                if (answer)
                        print("vCPU %u: PSCI CPU_ON answered %d\n", i, (int)answer);
                else
                        wait_for(&cpus_done[i]);
        }
}

void secondary_main(void)
{
        uint64_t self = affinity(mpidr());
        uint32_t index = 0;

        while (index < machine.cpu_count && machine.cpu_mpidr[index] != self)
                index++;
        gic_open_cpu();
        print("Hello from vCPU %u of %u, MPIDR 0x%X\n", index, machine.cpu_count, mpidr());
        cpus_done[index] = 1;
        gic_send(boot_cpu, SGI_HELLO);
        psci(&machine, PSCI_CPU_OFF, 0, 0, 0);
}

void main(const void *tree)
{
        uint64_t level;

        if (!tree_read(tree, &machine))
                return;         /* nowhere to say it */
        serial_open(&machine);
        boot_cpu = affinity(mpidr());
        __asm__ volatile("mrs %0, currentel" : "=r"(level));
        print("Hello from a bare-metal AArch64 guest: vCPU 0 of %u, MPIDR 0x%X, EL%U\n", machine.cpu_count, mpidr(),
              level >> 2);
        print("Serial port: %s at 0x%X\n", machine.serial == SERIAL_PL011 ? "PL011" : "16550A", machine.serial_base);
        identify_hypervisor();
        describe();
        if (machine.gicd) {
                gic_open(&machine);
                gic_open_cpu();
                take_interrupt();
                sleep();
                start_others();
        }
        run_endings(&machine);
}
