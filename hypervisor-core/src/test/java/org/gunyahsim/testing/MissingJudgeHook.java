package org.gunyahsim.testing;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;
import org.jspecify.annotations.Nullable;

/**
 * Skips a property whose judge is not installed, as JUnit skips a test.
 *
 * <p>By itself jqwik takes an aborted try for a value that the property does not want, tries
 * others, and fails when it has found none. Registered for all properties as a service.
 */
public final class MissingJudgeHook implements AroundTryHook, AroundPropertyHook {
  /** What the running property lacks; jqwik runs one property at a time. */
  private Oracle.@Nullable Missing missing;

  @Override
  public TryExecutionResult aroundTry(
      TryLifecycleContext context, TryExecutor executor, List<Object> parameters) {
    TryExecutionResult result = executor.execute(parameters);
    Optional<Throwable> thrown = result.throwable();
    if (thrown.isPresent() && thrown.get() instanceof Oracle.Missing judge) {
      missing = judge;
      boolean lastTry = true;
      return TryExecutionResult.satisfied(lastTry);
    }
    return result;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor executor) {
    missing = null;
    PropertyExecutionResult result = executor.execute();
    Oracle.Missing judge = missing;
    return judge == null ? result : result.mapToAborted(judge);
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }
}
