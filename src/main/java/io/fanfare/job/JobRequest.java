package io.fanfare.job;

import io.fanfare.account.AccountSelector;
import io.fanfare.activity.OnUnknown;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.reference.Reference;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A job as its caller asked for it, checked against every rule.
 *
 * @param steps one or more, run in order in each account
 */
public record JobRequest(AccountSelector accounts, List<Step> steps, Waves waves, Options options) {
  /** Stands for the operation of a job of several. */
  public static final String STEPS = "steps";

  /**
   * One operation in all accounts at once.
   *
   * @param requests one, or the chunks of an import in order; each becomes an activity per account
   */
  public static JobRequest single(
      AccountSelector accounts, List<CheckedRequest> requests, Options options) {
    return new JobRequest(accounts, List.of(new Step(requests)), Waves.NONE, options);
  }

  /** The word of the operation, or {@link #STEPS} where there are several. */
  public String operation() {
    return steps.size() == 1 ? steps.get(0).operation() : STEPS;
  }

  /** Whether one of its steps removes things. */
  public boolean isDestructive() {
    return steps.stream().anyMatch(Step::destructive);
  }

  /** The names in all steps, each once. */
  public Set<Reference> references() {
    Set<Reference> references = new LinkedHashSet<>();
    steps.forEach(step -> references.addAll(step.references()));
    return references;
  }

  /**
   * What may be left out.
   *
   * @param name for people, null when not given
   * @param priority 0 to 9, higher first, 5 when not given
   * @param notBefore null for at once
   * @param keepResults whether answers and exports are kept for a while
   * @param createMissing whether lists, tags and custom fields that a name stands for are made in
   *     the accounts that have none
   * @param unsubscribedReads the most look-ups that are spent on each import to find its rows of
   *     contacts that have unsubscribed, 0 to {@link #MOST_READS}; 0 when these are not asked for
   */
  public record Options(
      @Nullable String name,
      int priority,
      @Nullable Instant notBefore,
      OnUnknown onUnknown,
      boolean keepResults,
      boolean createMissing,
      int unsubscribedReads) {
    public static final int DEFAULT_PRIORITY = 5;
    public static final int DEFAULT_READS = 20;
    public static final int MOST_READS = 500;

    /** Nothing but a name. */
    public static Options named(@Nullable String name) {
      return new Options(name, DEFAULT_PRIORITY, null, OnUnknown.RECONCILE, false, false, 0);
    }
  }
}
