package org.gunyahsim.guest.aarch64;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.gunyahsim.guest.aarch64.generated.Decoder;
import org.gunyahsim.guest.aarch64.isa.IsaTable;
import org.gunyahsim.guest.aarch64.isa.IsaTable.Encoding;
import org.jspecify.annotations.Nullable;

/**
 * Where binutils and this processor's disassembler differ for a reason: binutils knows every
 * extension and refuses some words that processors execute.
 */
final class KnownDifferences {
  /** An extension that this processor does not have: its words are undefined here. */
  private record Extension(String name, int mask, int value) {}

  private static final List<Extension> EXTENSIONS =
      List.of(
          new Extension("FEAT_SVE", 0x1E00_0000, 0x0400_0000),
          new Extension("FEAT_SME", 0x9E00_0000, 0x8000_0000),
          new Extension("FEAT_HBC: BC.cond", 0xFF00_0010, 0x5400_0010),
          new Extension("FEAT_LSE: CAS", 0x3FA0_7C00, 0x08A0_7C00),
          new Extension("FEAT_LSE: CASP", 0xBFA0_7C00, 0x0820_7C00),
          new Extension("FEAT_LSE, FEAT_LRCPC, FEAT_LS64", 0x3F20_0C00, 0x3820_0000),
          new Extension("FEAT_LOR: LDLAR, STLLR", 0x3FA0_8000, 0x0880_0000),
          new Extension("FEAT_LRCPC2: LDAPUR, STLUR", 0x3F20_0C00, 0x1900_0000),
          new Extension("FEAT_MTE: tags in memory", 0xFF20_0000, 0xD920_0000),
          new Extension("FEAT_MTE: STGP", 0xFE40_0000, 0x6800_0000),
          new Extension("FEAT_MTE: ADDG, SUBG", 0xBFC0_0000, 0x9180_0000),
          new Extension("FEAT_CSSC: immediate", 0x7FC0_0000, 0x11C0_0000),
          new Extension("FEAT_CSSC: two sources", 0x7FE0_F000, 0x1AC0_6000),
          new Extension("FEAT_CSSC: CTZ, CNT", 0x7FFF_F800, 0x5AC0_1800),
          new Extension("FEAT_CSSC: ABS", 0x7FFF_FC00, 0x5AC0_2000),
          new Extension("FEAT_MTE, FEAT_PAuth: two sources", 0xDFE0_0000, 0x9AC0_0000),
          new Extension("FEAT_MOPS: CPY, SET", 0x3B20_0C00, 0x1900_0400),
          new Extension("FEAT_PAuth: LDRAA, LDRAB", 0xFF20_0400, 0xF820_0400),
          new Extension("FEAT_PAuth: one source", 0xFFFF_0000, 0xDAC1_0000),
          new Extension("FEAT_PAuth: branches", 0xFE00_0000, 0xD600_0000),
          new Extension("FEAT_FlagM", 0x7FE0_0000, 0x3A00_0000),
          new Extension("FEAT_TME: TCANCEL", 0xFFE0_001F, 0xD460_0000),
          new Extension(
              "PSTATE fields, barriers and waits after Armv8.0", 0xFFC0_0000, 0xD500_0000));

  /** Extensions of FP and SIMD, by what binutils prints of words that are undefined here. */
  private static final Map<String, Pattern> VECTOR_EXTENSIONS =
      Map.of(
          "FEAT_AES, FEAT_SHA1 to 3, FEAT_SHA512, FEAT_SM3, FEAT_SM4",
          Pattern.compile(
              "(aes|sha(1|256|512)|sm[34]).*|(eor3|bcax|rax1|xar) .*|pmull2? .*\\.1q.*"),
          "FEAT_RDM",
          Pattern.compile("sqrdml[as]h .*"),
          "FEAT_DotProd, FEAT_I8MM",
          Pattern.compile("([us]dot|usdot|sudot|[us]mmla|usmmla) .*"),
          "FEAT_BF16",
          Pattern.compile("bf.*"),
          "FEAT_FCMA, FEAT_FHM, FEAT_FRINTTS, FEAT_JSCVT",
          Pattern.compile("(fcmla|fcadd|fml[as]l2?|frint(32|64)[xz]|fjcvtzs) .*"),
          "FEAT_FP16",
          Pattern.compile("(f|[su]cvtf).*(\\bh\\d|\\.[48]h\\b).*"));

  /** Registers of extensions and of the ETM; those of Armv8.0 all have names here. */
  private static final Pattern LATER_REGISTER =
      Pattern.compile(
          "(.*_el[01]2|trc.*|trb.*|trfcr.*|brb.*" // VHE; trace; branch records
              + "|am(cfgr|cg|cr|cnt|ev|user).*|mpam.*" // activity monitors; MPAM
              + "|pm(s|b).*_el[12]|pmmir_el1" // statistical profiling; PMUv3 for Armv8.4
              + "|ap[dgi].?key.*|scxtnum.*|rndr.*" // PAuth; CSV2; RNG
              + "|pr(b|l)ar.*|prenr.*|prselr.*|mpuir.*" // Armv8-R
              + "|err?x.*|err(idr|selr).*|v?disr.*|vsesr_el2" // RAS
              + "|(s|z)[m]?cr_el[123]|smidr.*|smpri.*|svcr|tpidr2.*" // SVE and SME
              + "|tfsr.*|rgsr.*|gcr.*|gmid.*|tco" // MTE
              + "|h(af|df|f)g.*|hcrx.*|vncr.*|vst.*" // fine-grained traps, NV2, secure EL2
              + "|cnt(hv|hps|hvs|poff|pctss|vctss).*|ttbr1_el2|contextidr_el2|sder32_el2"
              + "|csr.*|lor.*|gp(cc|t)b?r.*|mfar.*|accdata.*|allint|icc_nmiar1.*|ccsidr2.*"
              + "|pan|uao|dit|ssbs|teecr32.*|teehbr32.*)");

  /** SYS instructions of extensions: outer shareable, by range, tags, persistence, prediction. */
  private static final Pattern LATER_SYS =
      Pattern.compile(
          "tlbi (.*os|r.*|paall.*)|dc (c?i?g.*|cvap|cvadp|cipapa|cigdpapa)|at s1e1[rw]p"
              + "|(cfp|dvp|cpp) rctx");

  private static final Set<String> LOAD_OF_BASE = Set.of("ldpsw", "ldpsw_post", "ldpsw_pre");
  private static final Encoding LDAR =
      IsaTable.load().encodings().stream().filter(e -> e.name().equals("ldar")).findAny().get();

  private KnownDifferences() {}

  /** Why the texts of this word may differ, or null when they may not. */
  static @Nullable String reason(int word, String ours, String theirs) {
    int number = Decoder.decode(word);
    String encoding = Decoder.name(number);
    boolean refused = theirs.startsWith(".inst");
    if (number == 0) {
      for (Map.Entry<String, Pattern> extension : VECTOR_EXTENSIONS.entrySet()) {
        if ((word >>> 25 & 7) == 7 && extension.getValue().matcher(theirs).matches()) {
          return extension.getKey();
        }
      }
      for (Extension extension : EXTENSIONS) {
        if ((word & extension.mask()) == extension.value()) {
          return extension.name();
        }
      }
      return null;
    }
    if (encoding.equals("ldar") && refused) {
      boolean ones = LDAR.field("Rs").extract(word) == 31 && LDAR.field("Rt2").extract(word) == 31;
      return ones ? null : "should-be-one fields of LDAR";
    }
    if (LOAD_OF_BASE.contains(encoding) && refused) {
      int rt = word & 31;
      int rn = word >>> 5 & 31;
      int rt2 = word >>> 10 & 31;
      boolean writesBack = !encoding.equals("ldpsw");
      boolean unpredictable = rt == rt2 || writesBack && rn != 31 && (rt == rn || rt2 == rn);
      return unpredictable ? "LDPSW of one register twice, or of its base" : null;
    }
    if (encoding.equals("msr_i") && theirs.matches("msr s0_0_c4_c\\d+_5, xzr")) {
      return "MSR SPSel whose immediate has more than its one bit";
    }
    if (encoding.equals("mrs") || encoding.equals("msr")) {
      String theirName = register(encoding, theirs);
      boolean generic = register(encoding, ours).matches("s[23]_\\d_c\\d+_c\\d+_\\d");
      boolean known = generic && LATER_REGISTER.matcher(theirName).matches();
      return known ? "register of an extension" : null;
    }
    if (encoding.equals("sys") && ours.startsWith("sys ")) {
      String operation = theirs.replaceFirst(",.*", "");
      return LATER_SYS.matcher(operation).matches() ? "SYS of an extension" : null;
    }
    return null;
  }

  private static String register(String encoding, String text) {
    String[] parts = text.split("[ ,]+", -1);
    return parts[encoding.equals("msr") ? 1 : 2];
  }
}
