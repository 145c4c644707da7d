package org.gunyahsim.machine.spec;

import java.util.List;

/** Machine files that are wrong, each with the line that a person is to read. */
final class BadFiles {
  /**
   * One file.
   *
   * @param yaml its text
   * @param message the whole message
   */
  record Case(String yaml, String message) {}

  static final List<Case> CASES =
      List.of(
          new Case("", "m.yaml:1:1: the file is empty; a machine needs `vms:` or `primary:`"),
          new Case(
              "# only a comment",
              "m.yaml:1:1: the file is empty; a machine needs `vms:` or `primary:`"),
          new Case(
              "vms",
              "m.yaml:1:1: the file is the single value vms; write `key: value` lines: platform, resource-manager, primary, vms"),
          new Case(
              "- a",
              "m.yaml:1:1: the file is a list; write `key: value` lines: platform, resource-manager, primary, vms"),
          new Case(
              "{}", "m.yaml:1:1: there is nothing to run; a machine needs `vms:` or `primary:`"),
          new Case("vms: []", "m.yaml:1:6: `vms` is an empty list; write at least one VM"),
          new Case("vms: {name: a}", "m.yaml:1:6: `vms` is a mapping; write a list: - name: hello"),
          new Case(
              "vms: [a]",
              "m.yaml:1:7: an entry of `vms` is the single value a; write `key: value` lines: name, kernel, format, initrd, dtb, command-line, memory, vcpus, serial, on-reset, devices"),
          new Case("platfrom: {}", "m.yaml:1:1: unknown key `platfrom`; did you mean `platform`?"),
          new Case("platform: {cpu: 2}", "m.yaml:1:12: unknown key `cpu`; did you mean `cpus`?"),
          new Case(
              "platform: {cores: 2}", "m.yaml:1:12: unknown key `cores`; did you mean `cpus`?"),
          new Case("platform: {cpus: 9}", "m.yaml:1:18: `cpus` is 9; it must be from 1 to 8"),
          new Case("platform: {cpus: 0}", "m.yaml:1:18: `cpus` is 0; it must be from 1 to 8"),
          new Case(
              "platform: {cpus: two}",
              "m.yaml:1:18: `cpus` is two; write a number from 1 to 8, such as 4"),
          new Case(
              "platform: {cpus: \"2\"}",
              "m.yaml:1:18: `cpus` is the text \"2\"; write a number from 1 to 8, such as 4"),
          new Case(
              "platform: {cpus: [2]}",
              "m.yaml:1:18: `cpus` is a list; write a number from 1 to 8, such as 4"),
          new Case(
              "platform: {cpus: }",
              "m.yaml:1:17: `cpus` is empty; write a number from 1 to 8, such as 4"),
          new Case(
              "platform: {cpus: -1}",
              "m.yaml:1:18: `cpus` is -1; write a number from 1 to 8, such as 4"),
          new Case(
              "platform: {cpus: 99999999999999999999}",
              "m.yaml:1:18: `cpus` is 99999999999999999999; write a number from 1 to 8, such as 4"),
          new Case(
              "platform: {cpus: !!int \"2\"}",
              "m.yaml:1:18: `cpus` is the text \"2\"; write a number from 1 to 8, such as 4"),
          new Case(
              "platform: {cpus: !magic 2}",
              "m.yaml:1:18: `cpus` is tagged !magic; write a number from 1 to 8, such as 4"),
          new Case("platform: {map: big}", "m.yaml:1:17: `map` is big; write reference or large"),
          new Case(
              "platform: {map: refrence}",
              "m.yaml:1:17: `map` is refrence; did you mean reference?"),
          new Case(
              "platform: {memory: 4GiB}",
              "m.yaml:1:20: `memory` is 4GiB, but the reference map has 2GiB; leave it out, or write `map: large`"),
          new Case(
              "platform: {map: large, memory: 1GiB}",
              "m.yaml:1:32: `memory` is 1GiB; write a multiple of 2MiB from 2GiB to 63GiB"),
          new Case(
              "platform: {map: large, memory: 64GiB}",
              "m.yaml:1:32: `memory` is 64GiB; write a multiple of 2MiB from 2GiB to 63GiB"),
          new Case(
              "platform: {map: large, memory: 16G}", "m.yaml:1:32: `memory` is 16G; write 16GiB"),
          new Case(
              "platform: {quality: release}",
              "m.yaml:1:21: `quality` is release; write production or debug"),
          new Case(
              "platform: {quirks: true}", "m.yaml:1:20: `quirks` is true; write strict or lenient"),
          new Case("platform: {seed: -1}", "m.yaml:1:18: `seed` is -1; write a number such as 1"),
          new Case(
              "platform: {heap: 1KiB}",
              "m.yaml:1:18: `heap` is 1KiB; write a multiple of 4KiB from 1MiB to 1GiB"),
          new Case(
              "platform: {cpus: 1, cpus: 2}",
              "m.yaml:1:21: `cpus` is given twice; keep one of them"),
          new Case(
              "platform: {? [a] : 1}",
              "m.yaml:1:14: a key is a list; keys here: map, cpus, memory, quality, quirks, seed, heap"),
          new Case(
              "vms: [{kernel: hello.img}]",
              "m.yaml:1:7: the VM has no `name`; write `name: hello`"),
          new Case("vms: [{name: a}]", "m.yaml:1:7: the VM has no `kernel`; write `kernel: FILE`"),
          new Case(
              "vms: [{name: A, kernel: hello.img}]",
              "m.yaml:1:14: `name` is \"A\"; write lower case letters, digits and hyphens, at most 32"),
          new Case(
              "vms: [{name: a, kernel: hello.img}, {name: a, kernel: hello.img}]",
              "m.yaml:1:44: a VM before this one is called `a`; write another name"),
          new Case(
              "vms: [{name: a, kernel: hello.img, ram: 16MiB}]",
              "m.yaml:1:36: unknown key `ram`; did you mean `memory`?"),
          new Case(
              "vms: [{name: a, kernel: hello.img, cpus: 2}]",
              "m.yaml:1:36: unknown key `cpus`; did you mean `vcpus`?"),
          new Case(
              "vms: [{name: a, kernel: hello.img, cmdline: x}]",
              "m.yaml:1:36: unknown key `cmdline`; did you mean `command-line`?"),
          new Case(
              "vms: [{name: a, kernel: hello.img, command_line: x}]",
              "m.yaml:1:36: unknown key `command_line`; did you mean `command-line`?"),
          new Case(
              "vms: [{name: a, kernel: hello.img, frobnicate: x}]",
              "m.yaml:1:36: unknown key `frobnicate`; known here: name, kernel, format, initrd, dtb, command-line, memory, vcpus, serial, on-reset, devices"),
          new Case(
              "vms: [{name: a, kernel: hello.img, vcpus: 9}]",
              "m.yaml:1:43: `vcpus` is 9; it must be from 1 to 8"),
          new Case(
              "vms: [{name: a, kernel: hello.img, memory: lots}]",
              "m.yaml:1:44: `memory` is lots; write a size such as 256MiB"),
          new Case(
              "vms: [{name: a, kernel: hello.img, memory: 256M}]",
              "m.yaml:1:44: `memory` is 256M; write 256MiB"),
          new Case(
              "vms: [{name: a, kernel: hello.img, memory: 256mb}]",
              "m.yaml:1:44: `memory` is 256mb; write 256MiB"),
          new Case(
              "vms: [{name: a, kernel: hello.img, memory: 1.5GiB}]",
              "m.yaml:1:44: `memory` is 1.5GiB; write a size such as 256MiB"),
          new Case(
              "vms: [{name: a, kernel: hello.img, memory: 5000000}]",
              "m.yaml:1:44: `memory` is 5000000 bytes, not a multiple of 2MiB; write 6MiB"),
          new Case(
              "vms: [{name: a, kernel: hello.img, memory: 0}]",
              "m.yaml:1:44: `memory` is 0; write a multiple of 2MiB, such as 256MiB"),
          new Case(
              "vms: [{name: a, kernel: hello.img, memory: 3MiB}]",
              "m.yaml:1:44: `memory` is 3MiB, not a multiple of 2MiB; write 4MiB"),
          new Case(
              "vms: [{name: a, kernel: hello.img, memory: 100TiB}]",
              "m.yaml:1:44: `memory` is 100TiB, beyond the 36-bit addresses of the platform; write 62GiB or less"),
          new Case(
              "vms: [{name: a, kernel: hello.img, memory: 1GiB}]",
              "m.yaml:1:44: `memory` is 1GiB, but the primary VM has only 960MiB for VMs and their files; write less, or `platform: {map: large}`"),
          new Case(
              "vms: [{name: a, kernel: hello.img, memory: 512MiB}, {name: b, kernel: hello.img, memory: 512MiB}]",
              "m.yaml:1:90: `memory` is 512MiB beside the other VMs' 512MiB, but the primary VM has only 960MiB for VMs and their files; write less, or `platform: {map: large}`"),
          new Case(
              "platform: {map: large, memory: 4GiB}\nvms: [{name: a, kernel: hello.img, memory: 3GiB}]",
              "m.yaml:2:44: `memory` is 3GiB, but the primary VM has only 3008MiB for VMs and their files; write less, or more `memory` under `platform`"),
          new Case(
              "vms: [{name: a, kernel: big.img, memory: 4MiB}]",
              "m.yaml:1:42: kernel \"big.img\" needs 5MiB of memory and the VM has 4MiB; write `memory: 8MiB`"),
          new Case(
              "vms: [{name: a, kernel: big.img, initrd: initrd, memory: 8MiB}]",
              "m.yaml:1:58: kernel, initrd and device tree need 8256KiB together and the VM has 8MiB; write `memory: 16MiB`"),
          new Case(
              "vms: [{name: a, kernel: big.img, memory: 64MiB, initrd: wide}]",
              "m.yaml:1:42: kernel, initrd and device tree need 65MiB together and the VM has 64MiB; write `memory: 128MiB`"),
          new Case(
              "vms: [{name: a, kernel: hello.img, initrd: initrd, memory: 2MiB}]",
              "m.yaml:1:44: initrd \"initrd\" has 3MiB, more than the VM's memory of 2MiB; give it a smaller file or more memory"),
          new Case(
              "vms: [{name: a, kernel: nothere.img}]",
              "m.yaml:1:25: kernel \"nothere.img\" does not exist; paths are relative to the machine file"),
          new Case(
              "vms: [{name: a, kernel: folder}]",
              "m.yaml:1:25: kernel \"folder\" is a folder; write a file's path"),
          new Case(
              "vms: [{name: a, kernel: empty}]",
              "m.yaml:1:25: kernel \"empty\" is empty; write the path of a real one"),
          new Case(
              "vms: [{name: a, kernel: \"\"}]",
              "m.yaml:1:25: kernel is the empty text; write a file's path"),
          new Case(
              "vms: [{name: a, kernel: \"a\\0b\"}]",
              "m.yaml:1:25: kernel \"a\\u{0}b\" cannot be a path (Nul character not allowed); write a file's path"),
          new Case(
              "vms: [{name: a, kernel: /dev/null}]",
              "m.yaml:1:25: kernel \"/dev/null\" is not a regular file; write a file's path"),
          new Case(
              "vms: [{name: a, kernel: [hello.img]}]",
              "m.yaml:1:25: `kernel` is a list; write a file's path"),
          new Case(
              "vms: [{name: a, kernel: text}]",
              "m.yaml:1:25: kernel \"text\" is neither an ELF file nor a Linux arm64 Image; for a raw binary write `format: raw`"),
          new Case(
              "vms: [{name: a, kernel: script}]",
              "m.yaml:1:25: kernel \"script\" is a script; name an ELF file or a Linux arm64 Image"),
          new Case(
              "vms: [{name: a, kernel: kernel.gz}]",
              "m.yaml:1:25: kernel \"kernel.gz\" is a gzip file that was cut off; copy it again"),
          new Case(
              "vms: [{name: a, kernel: tree.dtb}]",
              "m.yaml:1:25: kernel \"tree.dtb\" is a device tree; name an ELF file or a Linux arm64 Image"),
          new Case(
              "vms: [{name: a, kernel: x86.elf}]",
              "m.yaml:1:25: kernel \"x86.elf\" is an ELF file for x86-64; build it for AArch64"),
          new Case(
              "vms: [{name: a, kernel: arm32.elf}]",
              "m.yaml:1:25: kernel \"arm32.elf\" is a 32-bit ELF file; build it for AArch64"),
          new Case(
              "vms: [{name: a, kernel: big.elf}]",
              "m.yaml:1:25: kernel \"big.elf\" is a big-endian ELF file; build it little-endian"),
          new Case(
              "vms: [{name: a, kernel: object.elf}]",
              "m.yaml:1:25: kernel \"object.elf\" is an ELF file that cannot be run; link it to an executable"),
          new Case(
              "vms: [{name: a, kernel: empty.elf}]",
              "m.yaml:1:25: kernel \"empty.elf\" is an ELF file with nothing to load; link it to an executable"),
          new Case(
              "vms: [{name: a, kernel: short.elf}]",
              "m.yaml:1:25: kernel \"short.elf\" is an ELF file that was cut off; copy it again"),
          new Case(
              "vms: [{name: a, kernel: cut.elf}]",
              "m.yaml:1:25: kernel \"cut.elf\" is an ELF file that was cut off; copy it again"),
          new Case(
              "vms: [{name: a, kernel: bigendian.img}]",
              "m.yaml:1:25: kernel \"bigendian.img\" is big-endian; build it little-endian"),
          new Case(
              "vms: [{name: a, kernel: damaged.img}]",
              "m.yaml:1:25: kernel \"damaged.img\" has a damaged header; it is not a bootable Linux arm64 Image"),
          new Case(
              "vms: [{name: a, kernel: hello.img, format: elf}]",
              "m.yaml:1:25: kernel \"hello.img\" is a Linux arm64 Image, not an ELF file; name another file"),
          new Case(
              "vms: [{name: a, kernel: hello.elf, format: linux}]",
              "m.yaml:1:25: kernel \"hello.elf\" is an ELF file, not a Linux arm64 Image; name another file"),
          new Case(
              "vms: [{name: a, kernel: hello.elf, format: exe}]",
              "m.yaml:1:44: `format` is exe; write elf or linux or raw"),
          new Case(
              "vms: [{name: a, kernel: hello.elf}]",
              "m.yaml:1:25: kernel \"hello.elf\" is linked for 0x41000000 and a VM's memory begins at 0x80000000; link it there"),
          new Case(
              "vms: [{name: a, kernel: far.elf}]",
              "m.yaml:1:7: kernel \"far.elf\" needs 262152KiB of memory and the VM has 128MiB; write `memory: 512MiB`"),
          new Case(
              "vms: [{name: a, kernel: late.elf}]",
              "m.yaml:1:25: kernel \"late.elf\" is linked for 0x41200000 and a VM's memory begins at 0x80000000; link it there"),
          new Case(
              "vms: [{name: a, kernel: hello.img, dtb: text}]",
              "m.yaml:1:41: dtb \"text\" is not a device tree: offset 0x0: 10 bytes are too few for a header; make one with dtc -O dtb"),
          new Case(
              "vms: [{name: platform, kernel: hello.img}]",
              "m.yaml:1:14: `name` is platform, which names a part of the machine itself; write another name"),
          new Case(
              "{platform: {cpus: 1}, vms: [{name: a, kernel: hello.img, vcpus: 2}]}",
              "m.yaml:1:65: 2 vCPUs on a platform with 1 CPU; the resource manager allows one for each CPU"),
          new Case(
              "vms: [{name: a, kernel: hello.img, dtb: twocpus.dtb}]",
              "m.yaml:1:41: dtb \"twocpus.dtb\" has 2 CPUs and the VM 1 vCPU; make them equal, or leave /cpus out of the tree"),
          new Case(
              "vms: [{name: a, kernel: hello.img, dtb: tree.dts}]",
              "m.yaml:1:41: dtb \"tree.dts\" is the source of a device tree; compile it with dtc -O dtb"),
          new Case(
              "vms: [{name: a, kernel: hello.img, dtb: cut.dtb}]",
              "m.yaml:1:41: dtb \"cut.dtb\" is not a device tree: offset 0x4: total size 0x3e7, there are 0x48 bytes; make one with dtc -O dtb"),
          new Case(
              "vms: [{name: a, kernel: hello.img, command-line: \"a\\tb\"}]",
              "m.yaml:1:50: the command line has a character that is not printable ASCII at position 2; remove it"),
          new Case(
              "vms: [{name: a, kernel: hello.img, command-line: null}]",
              "m.yaml:1:50: `command-line` is empty; write the command line as text"),
          new Case(
              "vms: [{name: a, kernel: hello.img, command-line: }]",
              "m.yaml:1:49: `command-line` is empty; write the command line as text"),
          new Case(
              "vms: [{name: a, kernel: hello.img, serial: uart}]",
              "m.yaml:1:44: `serial` is uart; write pl011 or 16550a or none"),
          new Case(
              "vms: [{name: a, kernel: hello.img, serial: pl01}]",
              "m.yaml:1:44: `serial` is pl01; did you mean pl011?"),
          new Case(
              "vms: [{name: a, kernel: hello.img, on-reset: reboot}]",
              "m.yaml:1:46: `on-reset` is reboot; write restart or stop"),
          new Case(
              "vms: [{name: a, kernel: hello.img, devices: pl011}]",
              "m.yaml:1:45: `devices` is the single value pl011; write a list: - {type: pl011, name: log}"),
          new Case(
              "vms: [{name: a, kernel: hello.img, devices: [{type: none, name: x}]}]",
              "m.yaml:1:53: `type` is none; write pl011 or 16550a"),
          new Case(
              "vms: [{name: a, kernel: hello.img, devices: [{type: pl011}]}]",
              "m.yaml:1:46: the device has no `name`; write `name: log`"),
          new Case(
              "vms: [{name: a, kernel: hello.img, devices: [{type: pl011, name: x}, {type: pl011, name: x}]}]",
              "m.yaml:1:90: a device before this one is called `x`; write another name"),
          new Case(
              "primary: {kernel: hello.elf}\nvms: [{name: a, kernel: hello.img}]",
              "m.yaml:2:6: `vms` beside `primary`: VMs are started by the primary VM written in Java; leave out one of the two"),
          new Case(
              "primary: {}", "m.yaml:1:10: the primary VM has no `kernel`; write `kernel: FILE`"),
          new Case(
              "primary: {kernel: probe.bin}",
              "m.yaml:1:19: kernel \"probe.bin\" is neither an ELF file nor a Linux arm64 Image; for a raw binary write its `address`"),
          new Case(
              "primary: {kernel: probe.bin, address: 0x41000001}",
              "m.yaml:1:39: `address` is 0x41000001, not aligned to 4KiB; write one such as 0x41000000"),
          new Case(
              "primary: {kernel: probe.bin, address: 41000000h}",
              "m.yaml:1:39: `address` is 41000000h; write an address such as 0x41000000"),
          new Case(
              "primary: {kernel: hello.img, address: 0x41001000}",
              "m.yaml:1:39: `address` is 0x41001000, not aligned to 2MiB; write one such as 0x41000000"),
          new Case(
              "primary: {kernel: hello.elf, address: 0x41000000}",
              "m.yaml:1:39: `address` beside an ELF kernel that has its own addresses; leave it out"),
          new Case(
              "primary: {kernel: far.elf}",
              "m.yaml:1:19: the kernel would lie at 0x90000000 to 0x90001fff, outside the primary VM's memory; write an address from 0x40000000 such that it ends before 0x80000000"),
          new Case(
              "primary: {kernel: late.elf}",
              "m.yaml:1:19: the kernel is entered at 0x41200000, but the resource manager starts the primary VM at 0x41000000; place or link it there"),
          new Case(
              "primary: {kernel: probe.bin, address: 0x41001000}",
              "m.yaml:1:39: the kernel is entered at 0x41001000, but the resource manager starts the primary VM at 0x41000000; place or link it there"),
          new Case(
              "primary: {kernel: probe.bin, address: 0x7ffff000}",
              "m.yaml:1:39: the kernel would lie at 0x7ffff000 to 0x8001769f, outside the primary VM's memory; write an address from 0x40000000 such that it ends before 0x80000000"),
          new Case(
              "primary: {kernel: probe.bin, address: 0x1000}",
              "m.yaml:1:39: the kernel would lie at 0x1000 to 0x1969f, outside the primary VM's memory; write an address from 0x40000000 such that it ends before 0x80000000"),
          new Case(
              "primary: {kernel: probe.bin, address: 0xffffffffffff0000}",
              "m.yaml:1:39: `address` is 0xffffffffffff0000, beyond any address; write one such as 0x41000000"),
          new Case(
              "primary: {kernel: probe.bin, address: 0x40f00000}",
              "m.yaml:1:39: the kernel at 0x40f00000 to 0x40f1869f overlaps the device tree at 0x40f00000 to 0x40f0ffff; move one of them"),
          new Case(
              "primary: {kernel: probe.bin, address: 0x41000000, initrd: disk.gz}",
              "m.yaml:1:59: initrd \"disk.gz\" does not exist; paths are relative to the machine file"),
          new Case(
              "primary: {kernel: probe.bin, address: 0x41000000, initrd: hello.img, initrd-address: 0x41000000}",
              "m.yaml:1:86: the initrd at 0x41000000 to 0x41001fff overlaps the kernel at 0x41000000 to 0x4101869f; move one of them"),
          new Case(
              "primary: {kernel: probe.bin, address: 0x41000000, initrd: hello.img, initrd-address: 0x1000}",
              "m.yaml:1:86: the initrd would lie at 0x1000 to 0x2fff, outside the primary VM's memory; write an address from 0x40000000 such that it ends before 0x80000000"),
          new Case(
              "primary: {kernel: probe.bin, address: 0x41000000, initrd-address: 0x48000000}",
              "m.yaml:1:67: `initrd-address` without `initrd`; add one"),
          new Case(
              "primary: {kernel: probe.bin, address: 0x41000000, dtb-address: 0x41000000}",
              "m.yaml:1:64: the device tree at 0x41000000 to 0x4100ffff overlaps the kernel at 0x41000000 to 0x4101869f; move one of them"),
          new Case(
              "primary: {kernel: probe.bin, address: 0x41000000, dtb-address: 0x41000004}",
              "m.yaml:1:64: `dtb-address` is 0x41000004, not aligned to 8 bytes; write one such as 0x40f00000"),
          new Case(
              "primary: {kernel: probe.bin, address: 0x41000000, blobs: [{file: text}]}",
              "m.yaml:1:59: the blob has no `address`; write `address: 0x42000000`"),
          new Case(
              "primary: {kernel: probe.bin, address: 0x41000000, blobs: [{file: text, address: 0x41018000}]}",
              "m.yaml:1:81: the blob \"text\" at 0x41018000 to 0x41018009 overlaps the kernel at 0x41000000 to 0x4101869f; move one of them"),
          new Case(
              "primary: {kernel: probe.bin, address: 0x41000000, blobs: [{file: text, address: 0x80000000}]}",
              "m.yaml:1:81: the blob \"text\" would lie at 0x80000000 to 0x80000009, outside the primary VM's memory; write an address from 0x40000000 such that it ends before 0x80000000"),
          new Case(
              "primary: {kernel: probe.bin, address: 0x41000000, blobs: [{file: text, address: 0x42000000}, {file: initrd, address: 0x41f00000}]}",
              "m.yaml:1:118: the blob \"initrd\" at 0x41f00000 to 0x421fffff overlaps the blob \"text\" at 0x42000000 to 0x42000009; move one of them"),
          new Case(
              "resource-manager: {}",
              "m.yaml:1:19: `resource-manager` names no file; write `image: FILE`, or `runtime: FILE` and `application: FILE`"),
          new Case(
              "resource-manager: hello",
              "m.yaml:1:19: `resource-manager` is the single value hello; write `key: value` lines: image, runtime, application"),
          new Case(
              "resource-manager: {runtime: pie.elf}",
              "m.yaml:1:19: `runtime` without `application`; write `application: FILE` too"),
          new Case(
              "resource-manager: {application: pie.elf}",
              "m.yaml:1:19: `application` without `runtime`; write `runtime: FILE` too"),
          new Case(
              "resource-manager: {image: root.gpkg, application: pie.elf}",
              "m.yaml:1:51: `application` beside `image`, which holds one; leave out one of the two"),
          new Case(
              "resource-manager: {image: root.gpkg}",
              "m.yaml:1:1: there is nothing to run; a machine needs `vms:` or `primary:`"),
          new Case(
              "resource-manager: {image: nothing}",
              "m.yaml:1:27: image \"nothing\" does not exist; paths are relative to the machine file"),
          new Case(
              "resource-manager: {image: text}",
              "m.yaml:1:27: image \"text\" is no root VM package; a package begins with the letters GKPG"),
          new Case(
              "resource-manager: {image: pie.elf}",
              "m.yaml:1:27: image \"pie.elf\" is an ELF file without a root VM package in it; name a package or a boot image with one, or the two files under `runtime` and `application`"),
          new Case(
              "resource-manager: {image: half.gpkg}",
              "m.yaml:1:27: image \"half.gpkg\" is a root VM package without an application; package both"),
          new Case(
              "resource-manager: {image: gap.gpkg}",
              "m.yaml:1:27: in the image, the runtime \"gap.gpkg\" has a segment at 0x1000 that leaves page 0x0 out before it; link it with -z separate-loadable-segments -z max-page-size=4096, or a script of its own"),
          new Case(
              "resource-manager: {runtime: pie.elf, application: odd.elf}",
              "m.yaml:1:51: application \"odd.elf\" has a segment at 0x1010 that shares a page with what is before it; link it with -z separate-loadable-segments -z max-page-size=4096, or a script of its own"),
          new Case(
              "resource-manager: {runtime: hello.elf, application: pie.elf}",
              "m.yaml:1:29: runtime \"hello.elf\" is linked for the address 0x41000000; link it position-independent (-static-pie)"),
          new Case(
              "resource-manager: {runtime: hello.img, application: pie.elf}",
              "m.yaml:1:29: runtime \"hello.img\" is no ELF file; link one with -static-pie"),
          new Case(
              "resource-manager: {runtime: pie.elf, application: x86.elf}",
              "m.yaml:1:51: application \"x86.elf\" is an ELF file for x86-64; build it for AArch64"),
          new Case(
              "resource-manager: {runtime: pie.elf, application: huge.elf}",
              "m.yaml:1:51: runtime and application take 624KiB of memory, and the root VM has room for 620KiB; link smaller ones"),
          new Case(
              "vms: [{name: a, kernel: hello.img}",
              "m.yaml:1:35: this is not YAML: expected ',' or ']', but got <stream end>; check the indentation and the punctuation here"),
          new Case(
              "vms:\n\t- name: a",
              "m.yaml:2:1: this is not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation); indent with spaces"),
          new Case(
              "vms: \"unclosed",
              "m.yaml:1:15: this is not YAML: found unexpected end of stream; check the indentation and the punctuation here"),
          new Case(
              "vms: *nothing",
              "m.yaml:1:6: this is not YAML: found undefined alias nothing; check the indentation and the punctuation here"),
          new Case(
              "a: b: c",
              "m.yaml:1:5: this is not YAML: mapping values are not allowed here; check the indentation and the punctuation here"),
          new Case(
              "vms: []\n---\nvms: []",
              "m.yaml:2:1: a second YAML document starts here; a machine file holds one"),
          new Case(
              "%YAML 2.0\n---\nvms: []",
              "m.yaml:1:1: the %YAML directive names a version that is not 1.2; leave it out"),
          new Case(
              "vms: &a [*a]",
              "m.yaml:1:6: an entry of `vms` is a list; write `key: value` lines: name, kernel, format, initrd, dtb, command-line, memory, vcpus, serial, on-reset, devices"),
          new Case(
              "vms: \u0007", "m.yaml:1:6: the character U+0007 cannot stand in YAML; remove it"),
          new Case("vms: !!set {a}", "m.yaml:1:6: `vms` is a mapping; write a list: - name: hello"),
          new Case(
              "{<<: {vms: []}}",
              "m.yaml:1:2: unknown key `<<`; known here: platform, resource-manager, primary, vms"),
          new Case(
              "vms: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
              "m.yaml:1:37: this is nested too deep; a machine file nests five levels"),
          new Case(
              "@",
              "m.yaml:1:1: this is not YAML: found character '@' that cannot start any token. (Do not use @ for indentation); check the indentation and the punctuation here"));

  private BadFiles() {}
}
