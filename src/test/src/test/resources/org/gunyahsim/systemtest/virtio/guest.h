/*
 * What frontend and backend share. Both are bare metal, EL1, MMU off. Each defines put(), which prints a character.
 */
#pragma once
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long u64;

/* --- virtio-mmio (virtio 1.2, 4.2.2) and the split queue (2.7) --- */
enum {
  MAGIC_VALUE = 0x000, VERSION = 0x004, DEVICE_ID = 0x008, VENDOR_ID = 0x00c, DEVICE_FEATURES = 0x010, DEVICE_FEATURES_SEL = 0x014,
  DRIVER_FEATURES = 0x020, DRIVER_FEATURES_SEL = 0x024, QUEUE_SEL = 0x030, QUEUE_NUM_MAX = 0x034, QUEUE_NUM = 0x038, QUEUE_READY = 0x044,
  QUEUE_NOTIFY = 0x050, INTERRUPT_STATUS = 0x060, INTERRUPT_ACK = 0x064, STATUS = 0x070, QUEUE_DESC = 0x080, QUEUE_DRIVER = 0x090,
  QUEUE_DEVICE = 0x0a0, CONFIG = 0x100
};
enum { ACKNOWLEDGE = 1, DRIVER = 2, DRIVER_OK = 4, FEATURES_OK = 8, NEEDS_RESET = 64 };
enum { NUM = 4, DEVICE_WRITES = 2, NEXT = 1 };
struct descriptor { u64 address; u32 length; u16 flags, next; };
struct available { u16 flags, index, ring[NUM]; };
struct used { u16 flags, index; struct { u32 id, length; } ring[NUM]; };

/* Where the parts of the shared buffer lie in it. */
enum { DESCRIPTORS = 0, AVAILABLE = 0x1000, USED = 0x2000, REQUEST = 0x3000, RESPONSE = 0x4000, BUFFER_SIZE = 0x10000 };

static inline u32 read32(u64 at) { u32 v; __asm__ volatile("ldr %w0, [%1]" : "=r"(v) : "r"(at) : "memory"); return v; }
static inline void write32(u64 at, u32 v) { __asm__ volatile("str %w0, [%1]" : : "r"(v), "r"(at) : "memory"); }
static inline u8 read8(u64 at) { u32 v; __asm__ volatile("ldrb %w0, [%1]" : "=r"(v) : "r"(at) : "memory"); return (u8)v; }
static inline void write8(u64 at, u32 v) { __asm__ volatile("strb %w0, [%1]" : : "r"(v), "r"(at) : "memory"); }
static inline void write64(u64 at, u64 v) { __asm__ volatile("str %0, [%1]" : : "r"(v), "r"(at) : "memory"); }
#define READ(reg) ({ u64 v_; __asm__ volatile("mrs %0, " #reg : "=r"(v_) : : "memory"); v_; })
#define WRITE(reg, value) __asm__ volatile("msr " #reg ", %0\n isb" : : "r"((u64)(value)) : "memory")

/* --- Console --- */
void put(char c);
static void text(const char *s) { while (*s) put(*s++); }
static void hex(u64 v) {
  char digits[16];
  int n = 0;
  do { int d = v & 15; digits[n++] = d < 10 ? '0' + d : 'a' + d - 10; v >>= 4; } while (v);
  while (n) put(digits[--n]);
}
static void say(const char *name, u64 v) { text(name); put(' '); hex(v); put('\n'); }

/* --- Hypercalls: results in r[] --- */
static u64 r[8];
#define HVC(imm, a0, a1, a2, a3, a4) \
  ({ register u64 x0 __asm__("x0") = (u64)(a0), x1 __asm__("x1") = (u64)(a1), x2 __asm__("x2") = (u64)(a2), x3 __asm__("x3") = (u64)(a3), \
       x4 __asm__("x4") = (u64)(a4), x5 __asm__("x5") = 0; \
     __asm__ volatile("hvc %6" : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3), "+r"(x4), "+r"(x5) : "i"(imm) : "x6", "x7", "x8", "x9", "x10", \
         "x11", "x12", "x13", "x14", "x15", "x16", "x17", "memory"); \
     r[0] = x0; r[1] = x1; r[2] = x2; r[3] = x3; r[4] = x4; r[5] = x5; x0; })
static inline void system_off(void) { for (;;) HVC(0, 0x84000008, 0, 0, 0, 0); }

/* --- Device tree: a property of the first node whose name begins with `node` --- */
static u32 big(const u8 *p) { return (u32)p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3]; }
static u64 big64(const u8 *p) { return (u64)big(p) << 32 | big(p + 4); }
static int begins(const char *s, const char *with) { while (*with) if (*s++ != *with++) return 0; return 1; }
static int same(const char *a, const char *b) { while (*a && *a == *b) a++, b++; return *a == *b; }
static const u8 *property(const u8 *tree, const char *node, const char *name) {
  const u8 *at = tree + big(tree + 8);
  const char *strings = (const char *)tree + big(tree + 12);
  int here = 0;
  for (;;) {
    u32 token = big(at);
    at += 4;
    if (token == 1) {
      u32 length = 0;
      here = begins((const char *)at, node);
      while (at[length]) length++;
      at += (length + 4) & ~3u;
    } else if (token == 3) {
      u32 length = big(at);
      if (here && same(strings + big(at + 4), name)) return at + 8;
      at += 8 + ((length + 3) & ~3u);
    } else if (token == 2) {
      here = 0;
    } else if (token != 4) {
      text("no "); text(node); put(' '); text(name); put('\n');
      system_off();
    }
  }
}

/* --- GICv3: one SPI, polled with interrupts masked --- */
static void gic_open(u64 gicd, u64 gicr, u32 spi, int edge) {
  write32(gicd, 0x12);
  write32(gicr + 0x14, 0);
  WRITE(S3_0_C12_C12_5, 7);
  WRITE(S3_0_C4_C6_0, 0xf0);
  WRITE(S3_0_C12_C12_7, 1);
  u64 group = gicd + 0x80 + spi / 32 * 4, config = gicd + 0xc00 + spi / 16 * 4;
  write32(group, read32(group) | 1u << spi % 32);
  write8(gicd + 0x400 + spi, 0xa0);
  write32(config, (read32(config) & ~(3u << spi % 16 * 2)) | (edge ? 2u << spi % 16 * 2 : 0));
  write64(gicd + 0x6000 + 8ul * spi, 0);
  write32(gicd + 0x100 + spi / 32 * 4, 1u << spi % 32);
}
/* The interrupt that is taken now, or 1023. */
static u32 acknowledge(void) { return READ(S3_0_C12_C12_0); }
static void end_of_interrupt(u32 intid) { WRITE(S3_0_C12_C12_1, intid); }

/* What the compiler calls. */
void *memcpy(void *to, const void *from, u64 n) {
  for (u64 i = 0; i < n; i++) ((volatile u8 *)to)[i] = ((const u8 *)from)[i];
  return to;
}
void *memset(void *to, int value, u64 n) {
  for (u64 i = 0; i < n; i++) ((volatile u8 *)to)[i] = (u8)value;
  return to;
}
