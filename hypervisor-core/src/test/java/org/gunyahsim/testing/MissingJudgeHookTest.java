package org.gunyahsim.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A property is skipped for want of its judge only, and says which one that is. */
class MissingJudgeHookTest {
  /** Not a test of ours: run by the tests below. */
  static class Properties {
    @Property
    void lacksItsJudge(@ForAll int number) {
      throw new Oracle.Missing("nobody is there to judge " + number);
    }

    @Property
    void isWrong(@ForAll int number) {
      assertThat(number).isEqualTo(number + 1);
    }

    @Property(tries = 10)
    void isRight(@ForAll int number) {
      assertThat(number).isLessThanOrEqualTo(Integer.MAX_VALUE);
    }
  }

  private static TestExecutionResult run(String method) {
    List<TestExecutionResult> results = new ArrayList<>();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectMethod(Properties.class, method, "int"))
                .build(),
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
                if (identifier.isTest()) {
                  results.add(result);
                }
              }
            });
    assertThat(results).hasSize(1);
    return results.getFirst();
  }

  @Test
  void missingJudgeSkips() {
    TestExecutionResult result = run("lacksItsJudge");
    assertThat(result.getStatus()).isEqualTo(TestExecutionResult.Status.ABORTED);
    assertThat(result.getThrowable().orElseThrow())
        .hasMessageStartingWith("nobody is there to judge");
  }

  @Test
  void otherPropertiesAreJudged() {
    assertThat(run("isWrong").getStatus()).isEqualTo(TestExecutionResult.Status.FAILED);
    assertThat(run("isRight").getStatus()).isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
  }
}
