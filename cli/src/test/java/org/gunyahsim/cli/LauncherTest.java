package org.gunyahsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher, in a source tree, with JDKs and with a Maven that are all made up, so that nothing
 * of this computer is found: it looks for a JDK 97.
 */
class LauncherTest {
  private static final Path LAUNCHER =
      Path.of(System.getProperty("gunyahsim.root", ".."), "gunyah-sim");

  @TempDir Path folder = Path.of("");

  private final Map<String, String> environment = new HashMap<>();
  private Path root = Path.of("");
  private Path home = Path.of("");
  private Path tools = Path.of("");

  record Result(int status, String out, String err) {}

  @BeforeEach
  void makeTree() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a POSIX shell");
    root = Files.createDirectories(folder.resolve("a tree"));
    home = Files.createDirectories(folder.resolve("home"));
    tools = Files.createDirectories(folder.resolve("tools"));
    String script = Files.readString(LAUNCHER);
    assertThat(script).contains("\nrelease=25\n");
    program(root.resolve("gunyah-sim"), script.replace("\nrelease=25\n", "\nrelease=97\n"));
    for (String module :
        List.of("hypervisor-core", "guest-sim", "resource-manager", "vm-manager", "cli")) {
      Files.createDirectories(root.resolve(module).resolve("src/main/java"));
      old(Files.writeString(root.resolve(module).resolve("pom.xml"), "<project/>"));
      old(Files.writeString(root.resolve(module).resolve("src/main/java/A.java"), "class A {}"));
      old(root.resolve(module).resolve("src/main/java"));
      old(root.resolve(module).resolve("src/main"));
    }
    old(Files.writeString(root.resolve("pom.xml"), "<project/>"));
    environment.put("PATH", tools + ":/usr/bin:/bin");
    environment.put("HOME", home.toString());
  }

  private static void old(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
  }

  private static Path program(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  /** A JDK whose java prints its name and its arguments. */
  private Path jdk(Path where, String version) throws IOException {
    program(
        where.resolve("bin/java"),
        "#!/bin/sh\necho \"java of " + where.getFileName() + ": $*\"\nexit ${STATUS:-0}\n");
    program(where.resolve("bin/javac"), "#!/bin/sh\n");
    Files.writeString(where.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return where;
  }

  private void built() throws IOException {
    Files.createDirectories(root.resolve("cli/target/lib"));
    Files.writeString(root.resolve("cli/target/cli-1.jar"), "jar");
  }

  private void maven(String commands) throws IOException {
    program(
        tools.resolve("mvn"),
        "#!/bin/sh\necho \"$JAVA_HOME: $*\" >>\"" + folder.resolve("mvn.log") + "\"\n" + commands);
  }

  private String mavenCalls() throws IOException {
    Path log = folder.resolve("mvn.log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private Result launch(Path launcher, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(args));
    File out = folder.resolve("out").toFile();
    File err = folder.resolve("err").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out)
            .redirectError(err);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Result(
        process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
  }

  private Result launch(String... args) throws Exception {
    return launch(root.resolve("gunyah-sim"), args);
  }

  @Test
  void withoutJdkItSaysWhatToInstall() throws Exception {
    jdk(folder.resolve("other"), "96.0.1");
    environment.put("JAVA_HOME", folder.resolve("other").toString());

    Result result = launch("run", "x");

    assertThat(result.status()).isEqualTo(70);
    assertThat(result.err()).startsWith("gunyah-sim: no JDK 97 found; install one");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void javaHomeComesFirst() throws Exception {
    built();
    jdk(home.resolve(".sdkman/candidates/java/97-sdk"), "97.0.1");
    environment.put("JAVA_HOME", jdk(folder.resolve("mine"), "97").toString());

    Result result = launch("run", "two words", "--x=*");

    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            "java of mine: -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -jar "
                + root.toRealPath().resolve("cli/target/cli-1.jar")
                + " run two words --x=*\n");
    assertThat(result.status()).isZero();
  }

  @Test
  void explicitChoiceMustBeRight() throws Exception {
    built();
    environment.put("JAVA_HOME", jdk(folder.resolve("mine"), "97").toString());
    environment.put("GUNYAH_SIM_JAVA_HOME", jdk(folder.resolve("wrong"), "970.1").toString());

    Result result = launch();

    assertThat(result.status()).isEqualTo(70);
    assertThat(result.err()).contains("wrong is not a JDK 97");
  }

  @Test
  void javaOnThePathThroughLinks() throws Exception {
    built();
    Path real = jdk(folder.resolve("real"), "97.2");
    Path alternatives = Files.createDirectories(folder.resolve("alternatives"));
    Files.createSymbolicLink(alternatives.resolve("java"), real.resolve("bin/java"));
    Files.createSymbolicLink(tools.resolve("java"), Path.of("../alternatives/java"));

    assertThat(launch("x").out()).startsWith("java of real: ");
  }

  @Test
  void sdkmanAndToolchains() throws Exception {
    built();
    Path listed = jdk(folder.resolve("listed jdk"), "97");
    Files.createDirectories(home.resolve(".m2"));
    Files.writeString(
        home.resolve(".m2/toolchains.xml"),
        "<toolchains>\n  <jdkHome>/nowhere</jdkHome>\n  <jdkHome> " + listed + " </jdkHome>\n");
    assertThat(launch().out()).startsWith("java of listed jdk: ");

    jdk(home.resolve(".sdkman/candidates/java/97-sdk"), "97.0.1");
    assertThat(launch().out()).startsWith("java of 97-sdk: ");
  }

  @Test
  void buildsWhatIsMissingOrOld() throws Exception {
    String jdk = jdk(folder.resolve("mine"), "97").toString();
    environment.put("JAVA_HOME", jdk);
    maven(
        "echo noise; echo WARNING noise >&2; mkdir -p cli/target/lib; echo >cli/target/cli-2.jar\n");

    Result first = launch("a");
    Result second = launch("b");

    assertThat(first.err()).isEmpty();
    assertThat(first.out()).contains("cli-2.jar a\n").doesNotContain("noise");
    assertThat(second.out()).contains("cli-2.jar b\n");
    assertThat(mavenCalls())
        .isEqualTo(jdk + ": -q -B -pl cli -am -DskipTests -Dspotless.check.skip package\n");

    Files.setLastModifiedTime(
        root.resolve("guest-sim/src/main/java/A.java"),
        FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(launch("c").status()).isZero();
    assertThat(mavenCalls().lines()).hasSize(2);

    environment.put("GUNYAH_SIM_NO_BUILD", "1");
    assertThat(launch("d").status()).isZero();
    assertThat(mavenCalls().lines()).hasSize(2);
  }

  @Test
  void failedBuildShowsItsErrors() throws Exception {
    environment.put("JAVA_HOME", jdk(folder.resolve("mine"), "97").toString());
    maven("echo 'WARNING: noise'; echo '[ERROR] A.java:[1,1] wrong'; exit 1\n");

    Result result = launch("a");

    assertThat(result.status()).isEqualTo(70);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            "[ERROR] A.java:[1,1] wrong\ngunyah-sim: the build failed; its messages are above\n");
  }

  @Test
  void throughLinksFromAnywhereWithItsStatus() throws Exception {
    built();
    environment.put("JAVA_HOME", jdk(folder.resolve("mine"), "97").toString());
    environment.put("STATUS", "5");
    Path link = Files.createSymbolicLink(tools.resolve("gs"), root.resolve("gunyah-sim"));
    Path second = Files.createSymbolicLink(home.resolve("gs2"), Path.of("../tools/gs"));

    assertThat(launch(link, "x").status()).isEqualTo(5);
    assertThat(launch(second, "x").out()).contains("cli-1.jar x\n");
  }

  @Test
  void signalsReachTheProgram() throws Exception {
    built();
    Path jdk = jdk(folder.resolve("mine"), "97");
    program(
        jdk.resolve("bin/java"),
        "#!/bin/sh\ntrap 'echo ended; exit 143' TERM\necho started\nwhile :; do sleep 0.05; done\n");
    environment.put("JAVA_HOME", jdk.toString());
    File out = folder.resolve("out").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(root.resolve("gunyah-sim").toString()).redirectOutput(out);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    while (!Files.readString(out.toPath()).startsWith("started")) {
      Thread.sleep(10);
    }
    process.destroy();

    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(Files.readString(out.toPath())).isEqualTo("started\nended\n");
  }
}
