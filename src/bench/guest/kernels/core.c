/* What small controllers do all day: a linked list, a matrix, a state machine over text, a CRC. */
#include "kernels.h"

#define NODES 400
#define SIZE 32
#define TEXT 4096
#define REPEATS 100

struct node {
  struct node *next;
  int32_t key;
  int32_t value;
};

static struct node nodes[NODES];
static int32_t left[SIZE][SIZE], right[SIZE][SIZE], product[SIZE][SIZE];
static char script[TEXT];

/* CRC-32 (polynomial 0x04C11DB7, reflected), bit by bit. */
static uint32_t crc(uint32_t crc, uint32_t word) {
  crc ^= word;
  for (int bit = 0; bit < 32; bit++) {
    crc = crc & 1 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
  }
  return crc;
}

static struct node *merge(struct node *a, struct node *b) {
  struct node *head;
  struct node **end = &head;
  while (a && b) {
    struct node **smaller = a->key <= b->key ? &a : &b;
    *end = *smaller;
    end = &(*smaller)->next;
    *smaller = (*smaller)->next;
  }
  *end = a ? a : b;
  return head;
}

static struct node *sorted(struct node *list) {
  if (!list || !list->next) {
    return list;
  }
  struct node *middle = list;
  for (struct node *end = list->next; end && end->next; end = end->next->next) {
    middle = middle->next;
  }
  struct node *rest = middle->next;
  middle->next = NULL;
  return merge(sorted(list), sorted(rest));
}

static struct node *reversed(struct node *list) {
  struct node *done = NULL;
  while (list) {
    struct node *next = list->next;
    list->next = done;
    done = list;
    list = next;
  }
  return done;
}

static const struct node *find(const struct node *list, int32_t value) {
  while (list && list->value != value) {
    list = list->next;
  }
  return list;
}

static uint32_t lists(uint32_t seed) {
  uint64_t random = seed + 1;
  for (size_t i = 0; i < NODES; i++) {
    nodes[i].next = i + 1 < NODES ? &nodes[i + 1] : NULL;
    nodes[i].key = (int32_t)random_next(&random);
    nodes[i].value = (int32_t)i;
  }
  struct node *list = reversed(sorted(nodes));
  uint32_t sum = 0;
  for (int32_t value = 0; value < NODES; value += 5) {
    const struct node *found = find(list, value);
    sum = sum * 31 + (found && found->next ? (uint32_t)found->next->value : 1);
  }
  return crc(sum, (uint32_t)list->key);
}

static uint32_t matrices(uint32_t seed) {
  for (int i = 0; i < SIZE; i++) {
    for (int j = 0; j < SIZE; j++) {
      left[i][j] = (int32_t)(seed * 7 + i * 13 - j);
      right[i][j] = (int32_t)(seed ^ (uint32_t)(i * j));
    }
  }
  uint32_t sum = 0;
  for (int i = 0; i < SIZE; i++) {
    for (int j = 0; j < SIZE; j++) {
      int32_t dot = 0;
      for (int k = 0; k < SIZE; k++) {
        dot += left[i][k] * right[k][j];
      }
      product[i][j] = dot >> 3;
      sum = (sum << 1 | sum >> 31) + (uint32_t)product[i][j];
    }
  }
  return sum;
}

enum state { BETWEEN, NUMBER, WORD, QUOTED, ESCAPED, COMMENT, ERROR, STATES };

/* The state after character c; most characters of a script go through the switch. */
static enum state step(enum state state, char c) {
  switch (state) {
    case QUOTED:
      return c == '\\' ? ESCAPED : c == '"' ? BETWEEN : QUOTED;
    case ESCAPED:
      return QUOTED;
    case COMMENT:
      return c == '\n' ? BETWEEN : COMMENT;
    case NUMBER:
      if (c >= 'a' && c <= 'z') {
        return ERROR;
      }
      break;
    case WORD:
      if (c >= '0' && c <= '9') {
        return WORD;
      }
      break;
    case ERROR:
      if (c != '\n') {
        return ERROR;
      }
      break;
    default:
      break;
  }
  switch (c) {
    case '0' ... '9':
      return NUMBER;
    case 'a' ... 'z':
    case '_':
      return WORD;
    case '"':
      return QUOTED;
    case '#':
      return COMMENT;
    case '\\':
      return ERROR;
    default:
      return BETWEEN;
  }
}

static uint32_t tokens(uint32_t seed) {
  uint32_t counts[STATES] = {0};
  uint32_t changes = seed;
  enum state state = BETWEEN;
  for (size_t i = 0; i < TEXT; i++) {
    enum state next = step(state, script[i]);
    counts[next]++;
    changes += next != state;
    state = next;
  }
  uint32_t sum = changes;
  for (size_t i = 0; i < STATES; i++) {
    sum = crc(sum, counts[i]);
  }
  return sum;
}

static void prepare(void) {
  static const char alphabet[64] = "abcdefghijklmnoprstuwxyz_0123456789012345     \n\n\n\n ,;()+-\"\"\"#\\=";
  uint64_t random = 4711;
  for (size_t i = 0; i < TEXT; i++) {
    script[i] = alphabet[random_next(&random) >> 20 & 63];
  }
}

static uint64_t round_of_core(uint32_t round) {
  uint64_t sum = round;
  for (uint32_t i = 0; i < REPEATS; i++) {
    uint32_t seed = round * REPEATS + i;
    script[seed % TEXT] = "a1 \"#\n"[seed % 6];
    uint32_t check = crc(crc(crc(~0u, lists(seed)), matrices(seed)), tokens(seed));
    for (int j = 0; j < SIZE; j++) {
      check = crc(check, (uint32_t)product[j][j]);
    }
    sum = mix(sum, check);
  }
  return sum;
}

const struct kernel core = {"core", prepare, round_of_core};
