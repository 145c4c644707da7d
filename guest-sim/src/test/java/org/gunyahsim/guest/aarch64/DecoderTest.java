package org.gunyahsim.guest.aarch64;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.gunyahsim.guest.aarch64.generated.Decoder;
import org.gunyahsim.guest.aarch64.isa.IsaTable;
import org.gunyahsim.guest.aarch64.isa.IsaTable.Encoding;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is an instruction and which one, against the disassembler of binutils. */
class DecoderTest {
  /** Mnemonics of the base set of Armv8.0-A with CRC32, as objdump prints them without aliases. */
  private static final Set<String> BASE =
      Set.of(
          ("adc adcs add adds adr adrp and ands asrv b bfm bic bics bl blr br brk cbnz cbz ccmn"
                  + " ccmp clrex cls clz crc32b crc32cb crc32ch crc32cw crc32cx crc32h crc32w crc32x"
                  + " csel csinc csinv csneg dcps1 dcps2 dcps3 dmb drps dsb eon eor eret extr hint"
                  + " hlt hvc isb ldar ldarb ldarh ldaxp ldaxr ldaxrb ldaxrh ldnp ldp ldpsw ldr ldrb"
                  + " ldrh ldrsb ldrsh ldrsw ldtr ldtrb ldtrh ldtrsb ldtrsh ldtrsw ldur ldurb ldurh"
                  + " ldursb ldursh ldursw ldxp ldxr ldxrb ldxrh lslv lsrv madd movk movn movz mrs"
                  + " msr msub orn orr prfm prfum rbit ret rev rev16 rev32 rorv sbc sbcs sbfm sdiv"
                  + " smaddl smc smsubl smulh stlr stlrb stlrh stlxp stlxr stlxrb stlxrh stnp stp"
                  + " str strb strh sttr sttrb sttrh stur sturb sturh stxp stxr stxrb stxrh sub"
                  + " subs svc sys sysl tbnz tbz ubfm udf udiv umaddl umsubl umulh")
              .split(" "));

  @SuppressWarnings("NullAway.Init") // by JUnit
  @TempDir
  Path folder;

  @Test
  void agreesWithBinutilsAboutEveryEncoding() throws Exception {
    CaseGenerator generator = new CaseGenerator(3);
    List<Integer> words = new ArrayList<>();
    for (Encoding encoding : IsaTable.load().encodings()) {
      for (int i = 0; i < 50; i++) {
        words.add(generator.word(encoding));
      }
    }
    compare(words);
  }

  @Test
  void agreesWithBinutilsAboutRandomWords() throws Exception {
    Random random = new Random(4);
    List<Integer> words = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      words.add(random.nextInt());
    }
    compare(words);
  }

  @Test
  void agreesWithBinutilsAboutThePrograms() throws Exception {
    List<Integer> words = new ArrayList<>();
    for (String image : List.of("samples/conformance/probe/probe.bin", "samples/hello/hello.img")) {
      Path path = Oracle.projectRoot().resolve(image);
      if (Files.exists(path)) {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.remaining() >= 4) {
          words.add(bytes.getInt());
        }
      }
    }
    assertThat(words).hasSizeGreaterThan(10_000);
    compare(words);
  }

  private void compare(List<Integer> words) throws Exception {
    Oracle.require(Oracle.OBJDUMP);
    List<String> mnemonics = disassemble(words);
    assertThat(mnemonics).hasSameSizeAs(words);
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String mnemonic = mnemonics.get(i);
      int encoding = Decoder.decode(words.get(i));
      boolean base = BASE.contains(mnemonic.replaceFirst("^b\\..*", "b"));
      if (isJudged(words.get(i), encoding) && base != (encoding != 0)) {
        problems.add("%08x %s, here %s".formatted(words.get(i), mnemonic, Decoder.name(encoding)));
      }
    }
    assertThat(problems).as("%d words", words.size()).isEmpty();
  }

  /** False where binutils speaks of other extensions, or is stricter than processors are. */
  private static boolean isJudged(int word, int encoding) {
    int group = word >>> 25 & 15;
    boolean scalable = group == 2 || group == 0 && word < 0;
    // MSR and MRS with op0 0: PSTATE fields of later architectures, or nothing at all.
    boolean later = (word & 0xFFD8_0000) == 0xD500_0000 && encoding == 0;
    // Should-be-one fields of exclusives, and write-back to a register that is loaded: processors
    // execute these words.
    boolean unpredictable =
        Decoder.name(encoding).matches("(ld|st)x[rp]|ldar|stlr|ldp.*|stp.*(pre|post)");
    return !isVector(word) && !scalable && !later && !unpredictable;
  }

  /** Loads and stores of SIMD registers, and FP and SIMD data processing. */
  private static boolean isVector(int word) {
    return (word >>> 25 & 7) == 7 || (word >>> 25 & 5) == 4 && (word >>> 26 & 1) == 1;
  }

  private List<String> disassemble(List<Integer> words) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(4 * words.size()).order(ByteOrder.LITTLE_ENDIAN);
    words.forEach(bytes::putInt);
    Path file = folder.resolve("words.bin");
    Files.write(file, bytes.array());
    Oracle.Result run =
        Oracle.run(
            folder,
            Oracle.OBJDUMP,
            "-D",
            "-z",
            "-b",
            "binary",
            "-m",
            "aarch64",
            "-M",
            "no-aliases",
            file.toString());
    assertThat(run.status()).as(run.output()).isZero();
    List<String> mnemonics = new ArrayList<>();
    for (String line : run.output().split("\n", -1)) {
      String[] columns = line.split("\t", -1);
      if (columns.length >= 3 && columns[0].endsWith(":")) {
        mnemonics.add(columns[2].strip());
      }
    }
    return mnemonics;
  }
}
