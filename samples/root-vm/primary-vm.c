// Makes a primary VM with one vCPU and starts it: the recorded calls of the real resource manager, without message queues,
// interrupts of the board and the other vCPUs.
#include "root.h"

enum {
        CREATE_CSPACE = 0x02,
        CREATE_ADDRSPACE = 0x03,
        CREATE_MEMEXTENT = 0x04,
        CREATE_THREAD = 0x05,
        CREATE_VIC = 0x0a,
        CREATE_VPM_GROUP = 0x0b,
        ACTIVATE = 0x0c,
        CSPACE_CONFIGURE = 0x25,
        VIC_CONFIGURE = 0x28,
        VIC_ATTACH_VCPU = 0x29,
        ADDRSPACE_ATTACH_THREAD = 0x2a,
        ADDRSPACE_MAP = 0x2b,
        ADDRSPACE_CONFIGURE = 0x2e,
        MEMEXTENT_CONFIGURE = 0x31,
        MEMEXTENT_DERIVE = 0x32,
        VCPU_CONFIGURE = 0x34,
        VCPU_POWERON = 0x38,
        VPM_ATTACH_VCPU = 0x3c,
        VCPU_SET_AFFINITY = 0x3d,
        CSPACE_ATTACH_THREAD = 0x3e,
        MEMEXTENT_DONATE = 0x61,
        ADDRSPACE_ATTACH_VDEVICE = 0x62
};

#define VMID 3
#define ALL_MEMORY 0x100000000000
#define SPARSE_RWX 0x10007
#define RAM_ATTRIBUTES 0xf0077
#define DEVICE_ATTRIBUTES 0x10066
#define NO_SYNC 0x80000000
#define PARTIAL 1
#define HLOS_OPTIONS 0x8000000000000101 // the critical VM that owns the board; pinned
#define REDISTRIBUTOR_SIZE 0x20000
#define LAST_REDISTRIBUTOR 3

static unsigned calls;
static unsigned failures;

static void
check(const char *what, uint64_t error)
{
        calls++;
        if (error != 0) {
                failures++;
                put(what);
                line(" failed:", error);
        }
}

// Each call by its number, which the instruction holds.
#define CALL(number, a0, a1, a2, a3, a4, a5, a6) check(#number, HYPERCALL(number, a0, a1, a2, a3, a4, a5, a6))
#define CREATE(number) (check(#number, HYPERCALL(number, partition, cspace, 0, 0, 0, 0, 0)), result)

void
start_primary_vm(const uint8_t *map)
{
        uint64_t partition = number_of(map, "partition_capid");
        uint64_t cspace = number_of(map, "cspace_capid");
        uint64_t ram = number_of(map, "hlos_vm_base");
        uint64_t ram_size = number_of(map, "hlos_vm_size");
        uint64_t device = number_of(map, "device_me_capid");
        uint64_t uart_extent = number_of(map, "uart_me_capid");
        uint64_t uart_address = number_of(map, "uart_address");

        uint64_t all = CREATE(CREATE_MEMEXTENT);
        CALL(MEMEXTENT_CONFIGURE, all, 0, ALL_MEMORY, SPARSE_RWX, 0, 0, 0);
        CALL(ACTIVATE, all, 0, 0, 0, 0, 0, 0);
        uint64_t own_cspace = CREATE(CREATE_CSPACE);
        CALL(CSPACE_CONFIGURE, own_cspace, 0x400, 0, 0, 0, 0, 0);
        CALL(ACTIVATE, own_cspace, 0, 0, 0, 0, 0, 0);
        uint64_t vcpu = CREATE(CREATE_THREAD);
        CALL(VCPU_CONFIGURE, vcpu, HLOS_OPTIONS, 0, 0, 0, 0, 0);
        CALL(VCPU_SET_AFFINITY, vcpu, 0, -1, 0, 0, 0, 0);
        CALL(CSPACE_ATTACH_THREAD, own_cspace, vcpu, 0, 0, 0, 0, 0);
        uint64_t memory = CREATE(CREATE_MEMEXTENT);
        CALL(MEMEXTENT_DERIVE, memory, all, 0, ALL_MEMORY, SPARSE_RWX, 0, 0);
        CALL(ACTIVATE, memory, 0, 0, 0, 0, 0, 0);
        uint64_t space = CREATE(CREATE_ADDRSPACE);
        CALL(ADDRSPACE_CONFIGURE, space, VMID, 0, 0, 0, 0, 0);
        CALL(ACTIVATE, space, 0, 0, 0, 0, 0, 0);
        CALL(ADDRSPACE_ATTACH_THREAD, space, vcpu, 0, 0, 0, 0, 0);
        uint64_t group = CREATE(CREATE_VPM_GROUP);
        CALL(ACTIVATE, group, 0, 0, 0, 0, 0, 0);
        CALL(VPM_ATTACH_VCPU, group, vcpu, 0, 0, 0, 0, 0);
        uint64_t vic = CREATE(CREATE_VIC);
        CALL(VIC_CONFIGURE, vic, 1, 988, 3, 0, 0, 0);
        CALL(ACTIVATE, vic, 0, 0, 0, 0, 0, 0);
        CALL(VIC_ATTACH_VCPU, vic, vcpu, 0, 0, 0, 0, 0);
        CALL(ACTIVATE, vcpu, 0, 0, 0, 0, 0, 0);
        CALL(ADDRSPACE_ATTACH_VDEVICE, space, vic, 0, number_of(map, "gicd_base"), 0x10000, 0, 0);
        uint64_t redistributor = first_number(map, "gicr_ranges");
        CALL(ADDRSPACE_ATTACH_VDEVICE, space, vic, 1, redistributor, REDISTRIBUTOR_SIZE, LAST_REDISTRIBUTOR, 0);
        CALL(MEMEXTENT_DONATE, NO_SYNC, partition, all, ram, ram_size, 0, 0);
        CALL(MEMEXTENT_DONATE, NO_SYNC, all, memory, ram, ram_size, 0, 0);
        CALL(ADDRSPACE_MAP, space, memory, ram, RAM_ATTRIBUTES, NO_SYNC | PARTIAL, ram, ram_size);
        CALL(ADDRSPACE_MAP, space, device, 0, DEVICE_ATTRIBUTES, NO_SYNC, 0, 0);
        CALL(ADDRSPACE_MAP, space, uart_extent, uart_address, DEVICE_ATTRIBUTES, NO_SYNC, 0, 0);
        put("primary VM:");
        field("calls", calls);
        field("failed", failures);
        put("\n");
        CALL(VCPU_POWERON, vcpu, number_of(map, "entry_hlos"), number_of(map, "hlos_dt_base"), 0, 0, 0, 0);
}
