package org.gunyahsim.hypervisor.hypercall;

import static org.assertj.core.api.Assertions.assertThat;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallRule;
import org.gunyahsim.hypervisor.abi.HypercallRules;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.junit.jupiter.api.Test;

class HypercallRulesTest {
  @Test
  void everyRuleBelongsToACall() {
    assertThat(HypercallRule.values())
        .allSatisfy(
            rule ->
                assertThat(HypercallTable.all().stream().map(Hypercall::rules))
                    .as("%s", rule)
                    .anyMatch(rules -> rules.contains(rule)));
  }

  @Test
  void onlyDeclaredCallsHaveRules() {
    for (int number = 0; number < HypercallNumber.COUNT; number++) {
      if (HypercallTable.byNumber(number) == null) {
        assertThat(HypercallRules.of(number)).isEmpty();
      }
    }
  }

  @Test
  void rulesAreWords() {
    assertThat(HypercallRule.values())
        .allSatisfy(
            rule -> {
              assertThat(rule.error()).isNotEqualTo(ErrorCode.OK);
              assertThat(ErrorCode.name(rule.error())).doesNotContainPattern("\\d");
              assertThat(rule.section()).matches("\\d+\\.\\d+(, \\d+\\.\\d+)?");
              assertThat(rule.condition()).isNotBlank().doesNotEndWith(".");
              assertThat(rule.remedy()).isNotBlank().doesNotEndWith(".");
            });
  }
}
