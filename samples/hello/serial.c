/* The serial port, a PL011 or a 16550A, and printing. */
#include <stdarg.h>

#include "hello.h"

static enum serial_model model;
static uint64_t base;
static uint32_t shift;
static volatile uint8_t received[256];
static volatile uint32_t received_in, received_out;

enum { PL011_DR = 0, PL011_FR = 0x18, PL011_LCRH = 0x2c, PL011_CR = 0x30, PL011_IMSC = 0x38, PL011_ICR = 0x44 };
enum { NS_DATA = 0, NS_IER = 1, NS_FCR = 2, NS_LCR = 3, NS_LSR = 5 };

static uint64_t ns(uint32_t reg)
{
        return base + ((uint64_t)reg << shift);
}

void serial_open(const struct machine *machine)
{
        model = machine->serial;
        base = machine->serial_base;
        shift = machine->serial_shift;
        if (model == SERIAL_PL011) {
                write32(base + PL011_LCRH, 0x70);       /* 8 bits, FIFOs */
                write32(base + PL011_CR, 0x301);        /* enable, send, receive */
        } else if (model == SERIAL_16550A) {
                write8(ns(NS_IER), 0);
                write8(ns(NS_LCR), 3);                  /* 8 bits */
                write8(ns(NS_FCR), 1);
        }
}

void serial_enable_input(void)
{
        if (model == SERIAL_PL011)
                write32(base + PL011_IMSC, 0x50);       /* receive, receive timeout */
        else if (model == SERIAL_16550A)
                write8(ns(NS_IER), 1);
}

void serial_interrupt(void)
{
        for (;;) {
                uint8_t byte;
                if (model == SERIAL_PL011) {
                        if (read32(base + PL011_FR) & 0x10) {
                                write32(base + PL011_ICR, 0x50);
                                return;
                        }
                        byte = (uint8_t)read32(base + PL011_DR);
                } else {
                        if (!(read8(ns(NS_LSR)) & 1))
                                return;
                        byte = read8(ns(NS_DATA));
                }
                if (received_in - received_out < sizeof received)
                        received[received_in++ % sizeof received] = byte;
        }
}

int serial_take(void)
{
        if (received_in == received_out)
                return -1;
        return received[received_out++ % sizeof received];
}

static void put(char c)
{
        if (c == '\n')
                put('\r');
        if (model == SERIAL_PL011) {
                while (read32(base + PL011_FR) & 0x20)
                        ;
                write32(base + PL011_DR, (uint8_t)c);
        } else if (model == SERIAL_16550A) {
                while (!(read8(ns(NS_LSR)) & 0x20))
                        ;
                write8(ns(NS_DATA), (uint8_t)c);
        }
}

static void put_number(uint64_t value, uint32_t radix)
{
        char digits[20];
        int count = 0;
        do {
                digits[count++] = "0123456789abcdef"[value % radix];
                value /= radix;
        } while (value);
        while (count)
                put(digits[--count]);
}

void print(const char *format, ...)
{
        va_list arguments;
        va_start(arguments, format);
        for (; *format; format++) {
                if (*format != '%') {
                        put(*format);
                        continue;
                }
                switch (*++format) {
                case 's':
                        for (const char *s = va_arg(arguments, const char *); *s; s++)
                                put(*s);
                        break;
                case 'c':
                        put((char)va_arg(arguments, int));
                        break;
                case 'd': {
                        int value = va_arg(arguments, int);
                        if (value < 0)
                                put('-');
                        put_number(value < 0 ? 0ul - (uint64_t)value : (uint64_t)value, 10);
                        break;
                }
                case 'u':
                        put_number(va_arg(arguments, uint32_t), 10);
                        break;
                case 'x':
                        put_number(va_arg(arguments, uint32_t), 16);
                        break;
                case 'U':
                        put_number(va_arg(arguments, uint64_t), 10);
                        break;
                case 'X':
                        put_number(va_arg(arguments, uint64_t), 16);
                        break;
                default:
                        put(*format);
                }
        }
        va_end(arguments);
}
