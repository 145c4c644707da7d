package org.gunyahsim.systemtest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between modules and the bans that keep runs reproducible (docs/architecture.md). */
@AnalyzeClasses(packages = "org.gunyahsim", importOptions = ArchitectureTest.OnlyTheProgram.class)
class ArchitectureTest {
  /** Leaves out tests, also those that other modules' tests get as a jar. */
  static final class OnlyTheProgram implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }
  }

  private static final String ROOT = "org.gunyahsim..";

  /**
   * What a guest written in Java may know of the core: the ABI, and the services that every part of
   * a machine implements.
   */
  private static final String[] CORE_FOR_GUESTS = {
    "org.gunyahsim.hypervisor.abi..",
    "org.gunyahsim.hypervisor.snapshot..",
    "org.gunyahsim.hypervisor.trace.."
  };

  /**
   * What the VMM, which emulates devices itself, shares with the board: registers without address
   * or interrupt controller, so that there is one PL011.
   */
  private static final String SERIAL_PORTS = "org.gunyahsim.hypervisor.serial..";

  private static final String[] GUEST_LIBRARIES = {
    "org.gunyahsim.guest.runtime..",
    "org.gunyahsim.guest.devicetree..",
    "org.gunyahsim.guest.loader.."
  };

  /** Packages in which everything follows from the inputs and the seed. */
  private static final String[] DETERMINISTIC = {
    "org.gunyahsim.hypervisor..", "org.gunyahsim.guest..", "org.gunyahsim.resourcemanager.."
  };

  @ArchTest
  static final ArchRule coreKnowsNothingAboveIt =
      classes()
          .that()
          .resideInAPackage("org.gunyahsim.hypervisor..")
          .should()
          .onlyDependOnClassesThat(outsideOrIn("org.gunyahsim.hypervisor.."));

  @ArchTest
  static final ArchRule coreUsesNoLibraryButTheLoggingFacade =
      noClasses()
          .that()
          .resideInAPackage("org.gunyahsim.hypervisor..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "ch.qos..", "org.jline..", "org.snakeyaml..");

  @ArchTest
  static final ArchRule guestsKnowOnlyCore =
      classes()
          .that()
          .resideInAPackage("org.gunyahsim.guest..")
          .should()
          .onlyDependOnClassesThat(
              outsideOrIn("org.gunyahsim.guest..", "org.gunyahsim.hypervisor.."));

  @ArchTest
  static final ArchRule resourceManagerEntersTheHypervisorOnlyByItsAbi =
      classes()
          .that()
          .resideInAPackage("org.gunyahsim.resourcemanager..")
          .should()
          .onlyDependOnClassesThat(
              outsideOrIn("org.gunyahsim.resourcemanager..")
                  .or(resideInAnyPackage(CORE_FOR_GUESTS))
                  .or(resideInAnyPackage(GUEST_LIBRARIES)));

  @ArchTest
  static final ArchRule vmManagerSeesOnlyTheAbiTheProtocolAndSerialPorts =
      classes()
          .that()
          .resideInAPackage("org.gunyahsim.vmmanager..")
          .should()
          .onlyDependOnClassesThat(
              outsideOrIn(
                      "org.gunyahsim.vmmanager..",
                      "org.gunyahsim.resourcemanager.protocol..",
                      SERIAL_PORTS)
                  .or(resideInAnyPackage(CORE_FOR_GUESTS))
                  .or(resideInAnyPackage(GUEST_LIBRARIES)));

  @ArchTest
  static final ArchRule nobodyKnowsTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.gunyahsim.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.gunyahsim.cli..");

  @ArchTest
  static final ArchRule onlyTheMachineAssembles =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.gunyahsim.cli..", "org.gunyahsim.machine..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.gunyahsim.machine..");

  @ArchTest
  static final ArchRule noClockInDeterministicPackages =
      noClasses()
          .that()
          .resideInAnyPackage(DETERMINISTIC)
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat(
              resideInAPackage("java.time..")
                  .and(DescribedPredicate.not(JavaClass.Predicates.simpleName("Duration"))));

  @ArchTest
  static final ArchRule noThreadsInDeterministicPackages =
      noClasses()
          .that()
          .resideInAnyPackage(DETERMINISTIC)
          // The gate: what other host threads offer waits there until the machine takes it in.
          .and()
          .doNotHaveSimpleName("HostInput")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.concurrent..");

  @ArchTest
  static final ArchRule noRandomnessInDeterministicPackages =
      noClasses()
          .that()
          .resideInAnyPackage(DETERMINISTIC)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(java.util.random.RandomGenerator.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .orShould()
          .callMethod(System.class, "identityHashCode", Object.class);

  private static DescribedPredicate<JavaClass> outsideOrIn(String... packages) {
    return DescribedPredicate.not(resideInAPackage(ROOT)).or(resideInAnyPackage(packages));
  }
}
