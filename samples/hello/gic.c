/* The GICv3 and the virtual timer. */
#include "hello.h"

enum { GICD_CTLR = 0, GICD_IGROUPR = 0x80, GICD_ISENABLER = 0x100, GICD_IPRIORITYR = 0x400, GICD_IROUTER = 0x6000 };
enum { GICR_TYPER = 8, GICR_WAKER = 0x14, GICR_SGI = 0x10000, GICR_STRIDE = 0x20000 };

static const struct machine *m;
static volatile uint32_t last[256];

volatile uint32_t timer_fired, sgi_taken;
extern volatile uint32_t cpu_said_hello;

static uint64_t own_redistributor(void)
{
        uint64_t self = affinity(mpidr());
        uint64_t wanted = (self & 0xffffff) | self >> 32 << 24;
        uint64_t at = m->gicr;
        for (; at + GICR_STRIDE <= m->gicr + m->gicr_size; at += GICR_STRIDE)
                if (read32(at + GICR_TYPER + 4) == wanted)
                        return at;
        print("No redistributor has the affinity %X: using the first\n", wanted);
        return m->gicr;
}

void gic_open(const struct machine *machine)
{
        m = machine;
        write32(m->gicd + GICD_CTLR, 0x12);     /* affinity routing, group 1 */
}

void gic_open_cpu(void)
{
        uint64_t redistributor = own_redistributor(), sgi = redistributor + GICR_SGI;
        int patience = 1000;

        write32(redistributor + GICR_WAKER, read32(redistributor + GICR_WAKER) & ~2u);
        while (read32(redistributor + GICR_WAKER) & 4 && --patience)
                ;
        write32(sgi + GICD_IGROUPR, 0xffffffff);
        for (uint32_t i = 0; i < 32; i += 4)
                write32(sgi + GICD_IPRIORITYR + i, 0xa0a0a0a0);
        write32(sgi + GICD_ISENABLER, 1u << SGI_SELF | 1u << SGI_HELLO | 1u << m->timer_intid);

        __asm__ volatile("msr S3_0_C12_C12_5, %0; isb" :: "r"(7ul));    /* ICC_SRE_EL1 */
        __asm__ volatile("msr S3_0_C4_C6_0, %0" :: "r"(0xfful));        /* ICC_PMR_EL1 */
        __asm__ volatile("msr S3_0_C12_C12_7, %0; isb" :: "r"(1ul));    /* ICC_IGRPEN1_EL1 */
        __asm__ volatile("msr daifclr, #2");
}

void gic_enable_spi(uint32_t intid)
{
        write32(m->gicd + GICD_IGROUPR + intid / 32 * 4,
                read32(m->gicd + GICD_IGROUPR + intid / 32 * 4) | 1u << intid % 32);
        write8(m->gicd + GICD_IPRIORITYR + intid, 0xa0);
        uint64_t router = m->gicd + GICD_IROUTER + 8ull * intid;
        __asm__ volatile("str %0, [%1]" :: "r"(affinity(mpidr())), "r"(router) : "memory");
        write32(m->gicd + GICD_ISENABLER + intid / 32 * 4, 1u << intid % 32);
}

void gic_send(uint64_t target, uint32_t sgi)
{
        uint64_t value = 1ull << (target & 15) | (uint64_t)sgi << 24
                | (target >> 8 & 0xff) << 16 | (target >> 16 & 0xff) << 32
                | (target >> 32 & 0xff) << 48 | (target >> 4 & 15) << 44;
        __asm__ volatile("dsb ish; msr S3_0_C12_C11_5, %0; isb" :: "r"(value) : "memory");
}

uint32_t gic_last(void)
{
        return last[mpidr() & 0xff];
}

void handle_interrupt(void)
{
        uint64_t intid;
        __asm__ volatile("mrs %0, S3_0_C12_C12_0; dsb sy" : "=r"(intid));       /* ICC_IAR1_EL1 */
        if (intid >= 1020)
                return;
        last[mpidr() & 0xff] = (uint32_t)intid;
        if (intid == SGI_SELF) {
                sgi_taken = 1;
        } else if (intid == m->timer_intid) {
                __asm__ volatile("msr cntv_ctl_el0, %0; isb" :: "r"(0ul));
                timer_fired = 1;
        } else if (intid == m->serial_intid) {
                serial_interrupt();
        }
        __asm__ volatile("msr S3_0_C12_C12_1, %0; isb" :: "r"(intid));          /* ICC_EOIR1_EL1 */
}

uint64_t counter(void)
{
        uint64_t value;
        __asm__ volatile("isb; mrs %0, cntvct_el0" : "=r"(value));
        return value;
}

uint64_t frequency(void)
{
        uint64_t value;
        __asm__ volatile("mrs %0, cntfrq_el0" : "=r"(value));
        return value;
}

uint64_t microseconds(uint64_t ticks)
{
        return ticks * 1000000 / frequency();
}

void timer_arm(uint64_t ticks)
{
        timer_fired = 0;
        __asm__ volatile("msr cntv_cval_el0, %0" :: "r"(counter() + ticks));
        __asm__ volatile("msr cntv_ctl_el0, %0; isb" :: "r"(1ul));
}

/* Sleeps until an interrupt handler or another CPU has set the flag. */
void wait_for(volatile const uint32_t *flag)
{
        __asm__ volatile("msr daifset, #2");
        while (!*flag) {
                __asm__ volatile("dsb sy; wfi" ::: "memory");
                /* A pending interrupt ends wfi even while masked: take it here. */
                __asm__ volatile("msr daifclr, #2; isb; msr daifset, #2" ::: "memory");
        }
        __asm__ volatile("msr daifclr, #2");
}
