// Reads the environment: a fixed structure and a CBOR map of text keys (RFC 8949), as much of it as occurs.
#include "root.h"

enum { UNSIGNED = 0, TEXT = 3, ARRAY = 4, MAP = 5, SIMPLE = 7 };

#define MANAGER_SIGNATURE 0x524d4544

const uint8_t *
manager_map(const struct environment *environment)
{
        const uint8_t *header = (const uint8_t *)environment + environment->manager_offset;
        if (*(const uint32_t *)header != MANAGER_SIGNATURE) {
                return NULL;
        }
        return header + *(const uint32_t *)(header + 8);
}

// The argument of an item's head; *at moves behind the head.
static uint64_t
argument(const uint8_t **at)
{
        unsigned low = *(*at)++ & 31;
        if (low < 24) {
                return low;
        }
        uint64_t value = 0;
        for (unsigned bytes = 1u << (low - 24); bytes > 0; bytes--) {
                value = value << 8 | *(*at)++;
        }
        return value;
}

static const uint8_t *
behind(const uint8_t *at)
{
        unsigned major = *at >> 5;
        uint64_t value = argument(&at);
        if (major == TEXT) {
                return at + value;
        }
        if (major == ARRAY) {
                for (uint64_t i = 0; i < value; i++) {
                        at = behind(at);
                }
        }
        return at;
}

static bool
is(const uint8_t *text, const char *word)
{
        uint64_t length = argument(&text);
        for (uint64_t i = 0; i < length; i++) {
                if (word[i] == 0 || text[i] != (uint8_t)word[i]) {
                        return false;
                }
        }
        return word[length] == 0;
}

unsigned
map_pairs(const uint8_t *map)
{
        return *map >> 5 == MAP ? (unsigned)argument(&map) : 0;
}

struct value
find(const uint8_t *map, const char *key)
{
        uint64_t pairs = argument(&map);
        for (uint64_t i = 0; i < pairs; i++) {
                const uint8_t *value = behind(map);
                if (is(map, key)) {
                        const uint8_t *at = value;
                        uint64_t number =
                                *value >> 5 == SIMPLE ? (*value & 31) == 21 : argument(&at);
                        return (struct value){value, number};
                }
                map = behind(value);
        }
        return (struct value){NULL, 0};
}

uint64_t
number_of(const uint8_t *map, const char *key)
{
        struct value value = find(map, key);
        if (value.at == NULL) {
                put("missing: ");
                put(key);
                put("\n");
        }
        return value.number;
}

uint64_t
first_number(const uint8_t *map, const char *key)
{
        const uint8_t *at = find(map, key).at;
        while (at != NULL && *at >> 5 == ARRAY) {
                (void)argument(&at);
        }
        return at == NULL ? 0 : argument(&at);
}
