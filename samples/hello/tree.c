/* Reads what we need out of the flattened device tree, in two passes over its structure block. */
#include "hello.h"

enum { BEGIN_NODE = 1, END_NODE, PROPERTY, NOP, END };
enum { MAX_DEPTH = 16, MAX_PATH = 256 };

struct node {
        char path[MAX_PATH];
        int depth;
        /* #address-cells and #size-cells that each level's children use. */
        uint32_t address_cells[MAX_DEPTH], size_cells[MAX_DEPTH];
};

/* What was found in the node that is being read. */
struct found {
        enum serial_model serial;
        bool gic, cpu, memory, timer;
        const uint8_t *reg;
        uint32_t reg_length;
        const uint8_t *interrupts;
        uint32_t interrupts_length;
        uint32_t shift;
};

static uint32_t be32(const uint8_t *at)
{
        return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static uint64_t cells(const uint8_t *at, uint32_t count)
{
        uint64_t value = 0;
        while (count--) {
                value = value << 32 | be32(at);
                at += 4;
        }
        return value;
}

static bool equal(const char *a, const char *b)
{
        while (*a && *a == *b) {
                a++;
                b++;
        }
        return *a == *b;
}

/* Is `wanted` one of the strings in a list of them? */
static bool lists(const uint8_t *value, uint32_t length, const char *wanted)
{
        uint32_t at = 0;
        while (at < length) {
                if (equal((const char *)value + at, wanted))
                        return true;
                while (at < length && value[at])
                        at++;
                at++;
        }
        return false;
}

/* stdout-path is PATH or PATH:OPTIONS. */
static bool names(const char *stdout_path, const char *path)
{
        if (!stdout_path)
                return false;
        while (*path && *stdout_path == *path) {
                stdout_path++;
                path++;
        }
        return !*path && (!*stdout_path || *stdout_path == ':');
}

static void property(struct machine *m, struct found *f, struct node *n, const char *name,
                     const uint8_t *value, uint32_t length, const char **stdout_path)
{
        if (equal(name, "#address-cells"))
                n->address_cells[n->depth] = be32(value);
        else if (equal(name, "#size-cells"))
                n->size_cells[n->depth] = be32(value);
        else if (equal(name, "reg")) {
                f->reg = value;
                f->reg_length = length;
        } else if (equal(name, "interrupts")) {
                f->interrupts = value;
                f->interrupts_length = length;
        } else if (equal(name, "reg-shift"))
                f->shift = be32(value);
        else if (equal(name, "device_type")) {
                f->memory = lists(value, length, "memory");
                f->cpu = lists(value, length, "cpu");
        } else if (equal(name, "compatible")) {
                if (lists(value, length, "arm,pl011"))
                        f->serial = SERIAL_PL011;
                else if (lists(value, length, "ns16550a") || lists(value, length, "ns16550"))
                        f->serial = SERIAL_16550A;
                else if (lists(value, length, "arm,gic-v3"))
                        f->gic = true;
                else if (lists(value, length, "arm,armv8-timer"))
                        f->timer = true;
                else if (lists(value, length, "arm,psci-0.2") || lists(value, length, "arm,psci-1.0"))
                        m->psci = true;
        } else if (equal(name, "method") && equal(n->path, "/psci"))
                m->psci_is_smc = lists(value, length, "smc");
        else if (equal(n->path, "/chosen")) {
                if (equal(name, "bootargs"))
                        m->bootargs = (const char *)value;
                else if (equal(name, "stdout-path"))
                        *stdout_path = (const char *)value;
                else if (equal(name, "gunyah-sim,restarts")) {
                        m->restarts = be32(value);
                        m->restarts_known = true;
                }
        } else if (equal(n->path, "/hypervisor/qcom,gunyah-vm")) {
                m->gunyah_node = true;
                if (equal(name, "qcom,vmid"))
                        m->vmid = be32(value);
        }
}

static uint32_t intid(const struct found *f, uint32_t index)
{
        if (f->interrupts_length < 12 * (index + 1))
                return 0;
        const uint8_t *at = f->interrupts + 12 * index;
        return be32(at + 4) + (be32(at) ? 16 : 32);
}

/* A node's properties have all been seen: take what it is good for. */
static void finish(struct machine *m, struct found *f, struct node *n, const char *stdout_path)
{
        uint32_t a = n->depth ? n->address_cells[n->depth - 1] : 2;
        uint32_t s = n->depth ? n->size_cells[n->depth - 1] : 1;
        bool has_reg = f->reg && f->reg_length >= 4 * (a + s);

        if (f->timer)
                m->timer_intid = intid(f, 2);   /* secure, non-secure, virtual, hypervisor */
        if (!has_reg)
                return;
        if (f->serial && (!m->serial || names(stdout_path, n->path))) {
                m->serial = f->serial;
                m->serial_base = cells(f->reg, a);
                m->serial_shift = f->shift;
                m->serial_intid = intid(f, 0);
        } else if (f->memory && !m->memory_size) {
                m->memory_base = cells(f->reg, a);
                m->memory_size = cells(f->reg + 4 * a, s);
        } else if (f->gic && f->reg_length >= 8 * (a + s)) {
                m->gicd = cells(f->reg, a);
                m->gicr = cells(f->reg + 4 * (a + s), a);
                m->gicr_size = cells(f->reg + 4 * (a + s) + 4 * a, s);
        } else if (f->cpu && m->cpu_count < MAX_CPUS)
                m->cpu_mpidr[m->cpu_count++] = cells(f->reg, a);
}

static int extend(char *path, int length, const char *name)
{
        if (length != 1 && length < MAX_PATH - 1)
                path[length++] = '/';
        while (*name && length < MAX_PATH - 1)
                path[length++] = *name++;
        path[length] = 0;
        return length;
}

static void walk(const uint8_t *tree, struct machine *m, const char **stdout_path)
{
        const uint8_t *at = tree + be32(tree + 8);
        const char *strings = (const char *)tree + be32(tree + 12);
        static struct node n;
        static int lengths[MAX_DEPTH];
        struct found f = { 0 };
        bool open = false;      /* still among the properties of the node at n.depth */

        n.depth = -1;
        for (;;) {
                uint32_t token = be32(at);
                at += 4;
                if ((token == BEGIN_NODE || token == END_NODE) && open)
                        finish(m, &f, &n, *stdout_path);
                if (token == BEGIN_NODE) {
                        if (++n.depth == MAX_DEPTH)
                                return;
                        if (n.depth == 0) {
                                n.path[0] = '/';
                                n.path[1] = 0;
                                lengths[0] = 1;
                        } else {
                                lengths[n.depth] = extend(n.path, lengths[n.depth - 1], (const char *)at);
                        }
                        n.address_cells[n.depth] = 2;
                        n.size_cells[n.depth] = 1;
                        while (*at)
                                at++;
                        at = tree + ((at + 1 - tree + 3) & ~3ul);
                        f = (struct found){ 0 };
                        open = true;
                } else if (token == END_NODE) {
                        open = false;
                        if (--n.depth < 0)
                                return;
                        n.path[lengths[n.depth]] = 0;
                } else if (token == PROPERTY) {
                        uint32_t length = be32(at);
                        const char *name = strings + be32(at + 4);
                        if (open)
                                property(m, &f, &n, name, at + 8, length, stdout_path);
                        at += 8 + ((length + 3) & ~3u);
                } else if (token != NOP) {
                        return;
                }
        }
}

bool tree_read(const void *tree, struct machine *machine)
{
        const char *stdout_path = NULL;

        if (!tree || be32(tree) != 0xd00dfeed)
                return false;
        walk(tree, machine, &stdout_path);
        /* Again, now that we know which port is the console. */
        *machine = (struct machine){ 0 };
        walk(tree, machine, &stdout_path);
        return true;
}
