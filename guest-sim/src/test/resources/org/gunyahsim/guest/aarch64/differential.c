/*
 * The other half of DifferentialTest: executes short instruction sequences from given states at EL0 and writes what they did.
 * Built with aarch64-linux-gnu-gcc -static, run by qemu-aarch64: differential CASES RESULTS.
 *
 * Every sequence lies among words that are undefined, so whatever it does ends in a signal whose frame holds all registers.
 * The handler writes them down, puts memory back, and returns into the next case.
 */
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#define CODE 0x50000000ul
#define CODE_SIZE 0x10000ul
#define START (CODE + 0x8000)
#define DATA 0x60000000ul
#define DATA_SIZE 0x14000ul
#define WORDS 4
#define MOST_CHANGES 32

struct test_case {
  uint32_t words[WORDS];
  uint64_t x[31];
  uint64_t sp;
  uint64_t pstate;
  uint64_t fpcr;
  uint64_t fpsr;
  uint64_t v[64];
};

struct result {
  uint32_t signal;
  uint32_t changes;
  uint64_t pc;
  uint64_t pstate;
  uint64_t x[31];
  uint64_t sp;
  uint64_t v[64];
  uint64_t fpsr;
  uint64_t change[MOST_CHANGES][2];
};

static struct test_case *cases;
static size_t count, next;
static FILE *out;
static uint64_t *const data = (uint64_t *)DATA;

static uint64_t mix(uint64_t z) {
  z += 0x9E3779B97F4A7C15ul;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ul;
  z = (z ^ z >> 27) * 0x94D049BB133111EBul;
  return z ^ z >> 31;
}

static struct fpsimd_context *vectors(ucontext_t *context) {
  struct _aarch64_ctx *record = (struct _aarch64_ctx *)context->uc_mcontext.__reserved;
  while (record->magic != FPSIMD_MAGIC) {
    record = (struct _aarch64_ctx *)((char *)record + record->size);
  }
  return (struct fpsimd_context *)record;
}

static void write_result(int signal, ucontext_t *context) {
  static struct result r;
  mcontext_t *m = &context->uc_mcontext;
  r.signal = signal;
  r.pc = m->pc;
  r.pstate = m->pstate;
  memcpy(r.x, m->regs, sizeof r.x);
  r.sp = m->sp;
  memcpy(r.v, vectors(context)->vregs, sizeof r.v);
  r.fpsr = vectors(context)->fpsr;
  r.changes = 0;
  for (size_t i = 0; i < DATA_SIZE / 8; i++) {
    uint64_t was = mix(DATA + 8 * i);
    if (data[i] != was) {
      if (r.changes < MOST_CHANGES) {
        r.change[r.changes][0] = DATA + 8 * i;
        r.change[r.changes][1] = data[i];
      }
      r.changes++;
      data[i] = was;
    }
  }
  fwrite(&r, offsetof(struct result, change), 1, out);
  fwrite(r.change, 16, r.changes < MOST_CHANGES ? r.changes : MOST_CHANGES, out);
}

static void prepare(ucontext_t *context) {
  mcontext_t *m = &context->uc_mcontext;
  struct test_case *c = &cases[next++];
  memcpy((void *)START, c->words, sizeof c->words);
  __builtin___clear_cache((char *)START, (char *)START + sizeof c->words);
  memcpy(m->regs, c->x, sizeof c->x);
  m->sp = c->sp;
  m->pc = START;
  m->pstate = c->pstate;
  struct fpsimd_context *fp = vectors(context);
  memcpy(fp->vregs, c->v, sizeof c->v);
  fp->fpsr = c->fpsr;
  fp->fpcr = c->fpcr;
}

static void handle(int signal, siginfo_t *info, void *context) {
  static int started;
  static volatile int busy;
  if (busy) {
    _exit(4);
  }
  busy = 1;
  if (started) {
    write_result(signal, context);
  }
  started = 1;
  if (next == count) {
    fclose(out);
    _exit(0);
  }
  prepare(context);
  busy = 0;
}

int main(int argc, char **argv) {
  int file = open(argv[1], O_RDONLY);
  off_t size = lseek(file, 0, SEEK_END);
  cases = mmap(0, size, PROT_READ, MAP_PRIVATE, file, 0);
  count = size / sizeof(struct test_case);
  out = fopen(argv[2], "wb");
  if (cases == MAP_FAILED || !out) {
    perror("files");
    return 2;
  }
  int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE;
  if (mmap((void *)CODE, CODE_SIZE, PROT_READ | PROT_WRITE | PROT_EXEC, flags, -1, 0) != (void *)CODE
      || mmap((void *)DATA, DATA_SIZE, PROT_READ | PROT_WRITE, flags, -1, 0) != (void *)DATA) {
    fputs("the addresses of code and data are taken\n", stderr);
    return 2;
  }
  for (size_t i = 0; i < DATA_SIZE / 8; i++) {
    data[i] = mix(DATA + 8 * i);
  }
  stack_t stack = {.ss_sp = malloc(1 << 16), .ss_size = 1 << 16};
  sigaltstack(&stack, 0);
  struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
  int signals[] = {SIGILL, SIGSEGV, SIGBUS, SIGTRAP};
  for (int i = 0; i < 4; i++) {
    sigaction(signals[i], &action, 0);
  }
  __asm__ volatile("udf #0");
  return 3;
}
