// Text on the board's PL011; nothing is printed before it is mapped.
#include "root.h"

volatile uint32_t *uart;
uint64_t result;

void
put(const char *text)
{
        for (; uart != NULL && *text != 0; text++) {
                *uart = (uint32_t)*text;
        }
}

void
hex(uint64_t value)
{
        char text[19];
        char *at = text + sizeof(text) - 1;
        *at = 0;
        do {
                unsigned digit = value & 15;
                *--at = (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
                value >>= 4;
        } while (value != 0);
        *--at = 'x';
        *--at = '0';
        put(at);
}

void
field(const char *name, uint64_t value)
{
        put(" ");
        put(name);
        put(" ");
        hex(value);
}

void
line(const char *name, uint64_t value)
{
        put(name);
        put(" ");
        hex(value);
        put("\n");
}
