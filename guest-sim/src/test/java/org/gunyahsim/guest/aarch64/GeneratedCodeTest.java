package org.gunyahsim.guest.aarch64;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gunyahsim.guest.aarch64.fp.FpArithmetic;
import org.gunyahsim.guest.aarch64.fp.FpState;
import org.gunyahsim.guest.aarch64.fp.HostArithmetic;
import org.gunyahsim.guest.aarch64.generated.Decoder;
import org.gunyahsim.guest.aarch64.generated.Lowerer;
import org.gunyahsim.guest.aarch64.generated.Syntax;
import org.gunyahsim.guest.aarch64.isa.Generator;
import org.gunyahsim.guest.aarch64.isa.IsaTable;
import org.gunyahsim.guest.aarch64.simd.VectorUnit;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.Test;

/** The checked-in decoder is what the table gives, and HotSpot will compile what runs often. */
class GeneratedCodeTest {
  /** HotSpot's HugeMethodLimit: a longer method is interpreted for ever. */
  private static final int HUGE = 8000;

  @Test
  void generatedSourcesAreCurrent() throws IOException {
    Path folder =
        Oracle.projectRoot()
            .resolve("guest-sim/src/main/java/org/gunyahsim/guest/aarch64/generated");
    for (Map.Entry<String, String> file : Generator.generate(IsaTable.load()).entrySet()) {
      assertThat(Files.readString(folder.resolve(file.getKey())))
          .as("%s; run isa/Generator.java", file.getKey())
          .isEqualTo(file.getValue());
    }
  }

  @Test
  void noMethodIsTooLongToBeCompiled() throws IOException {
    Class<?>[] classes = {
      Interpreter.class,
      Operations.class,
      RegisterOperations.class,
      StackPointerOperations.class,
      MemoryOperations.class,
      SystemOperations.class,
      SystemRegisters.class,
      VectorOperations.class,
      VectorUnit.class,
      StructureOperations.class,
      Mmu.class,
      FpOperations.class,
      FpArithmetic.class,
      FpState.class,
      HostArithmetic.class,
      Decoder.class,
      Lowerer.class,
      Syntax.class
    };
    for (Class<?> type : classes) {
      for (MethodModel method : parse(type).methods()) {
        int length =
            method
                .findAttribute(java.lang.classfile.Attributes.code())
                .map(CodeAttribute::codeLength)
                .orElse(0);
        assertThat(length)
            .as("%s.%s", type.getSimpleName(), method.methodName().stringValue())
            .isLessThan(HUGE);
      }
    }
  }

  private static ClassModel parse(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return ClassFile.of().parse(in.readAllBytes());
    }
  }
}
