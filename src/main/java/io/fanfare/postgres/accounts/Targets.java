package io.fanfare.postgres.accounts;

import io.fanfare.access.Scope;
import io.fanfare.account.AccountSelector;
import io.fanfare.account.AccountSelector.FailedIn;
import io.fanfare.account.AccountSelector.Ids;
import io.fanfare.account.AccountSelector.Labels;
import io.fanfare.postgres.Json;
import io.fanfare.problem.Findings;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Violation;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Which active accounts of a scope a selector means; nothing else exists. */
final class Targets {
  private static final String OF_SCOPE = " @> cast(cast(:scope as text) as jsonb)) ";
  private static final String WITHIN =
      " and (cast(:scope as text) = '{}' or cast(labels as jsonb)" + OF_SCOPE;
  private static final String ALL =
      "select account_id from account where closed_at is null" + WITHIN + "order by account_id";
  private static final String BY_ID =
      """
      select account_id from account where closed_at is null and account_id in
        (select jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)))
      """
          + WITHIN
          + "order by account_id";
  private static final String BY_LABEL =
      """
      select account_id from account where closed_at is null
        and cast(labels as jsonb) @> cast(cast(:labels as text) as jsonb)
        and not exists (
          select 1 from jsonb_array_elements_text(cast(cast(:absent as text) as jsonb)) x
          where cast(labels as jsonb) -> x is not null)
      """
          + WITHIN
          + "order by account_id";

  private static final String STATE =
      "select state from job where id = :job"
          + " and (cast(:scope as text) = '{}' or cast(scope as jsonb)"
          + OF_SCOPE;
  private static final String FAILED =
      """
      select a.account_id from account a where a.closed_at is null and a.account_id in
        (select e.account_id from activity_ended e where e.job_id = :job
          and e.state not in ('completed', 'superseded'))
      """
          + WITHIN
          + "order by account_id";

  private final StatelessSession session;
  private final Scope scope;

  Targets(StatelessSession session, Scope scope) {
    this.session = session;
    this.scope = scope;
  }

  Uni<List<String>> resolve(AccountSelector selector) {
    return selected(selector).map(found -> without(found, selector.except()));
  }

  private Uni<List<String>> selected(AccountSelector selector) {
    if (selector instanceof Ids ids) {
      return within(BY_ID)
          .setParameter("ids", Json.of(ids.ids()))
          .getResultList()
          .invoke(found -> refuseUnknown(ids.ids(), new HashSet<>(found)));
    }
    if (selector instanceof Labels labels) {
      return within(BY_LABEL)
          .setParameter("labels", Json.of(labels.labels()))
          .setParameter("absent", Json.of(labels.absent()))
          .getResultList();
    }
    return selector instanceof FailedIn failed
        ? failedIn(failed.jobId())
        : within(ALL).getResultList();
  }

  private SelectionQuery<String> within(String sql) {
    return session
        .createNativeQuery(sql, String.class)
        .setParameter("scope", Json.of(scope.labels()));
  }

  private Uni<List<String>> failedIn(UUID jobId) {
    return within(STATE)
        .setParameter("job", jobId)
        .getSingleResultOrNull()
        .invoke(Targets::refuseUnfinished)
        .chain(() -> within(FAILED).setParameter("job", jobId).getResultList());
  }

  /** What runs may still fail: whom it means would depend on the moment. */
  private static void refuseUnfinished(@Nullable String state) {
    if (state == null) {
      throw RefusedException.of(ProblemCode.NOT_FOUND, "There is no such job as failed_in names.");
    }
    if (!state.equals("finished")) {
      throw RefusedException.of(
          ProblemCode.NOT_ALLOWED_IN_STATE, "The job that failed_in names has not finished.");
    }
  }

  private static List<String> without(List<String> found, Set<String> except) {
    List<String> left = found.stream().filter(id -> !except.contains(id)).toList();
    if (left.isEmpty()) {
      throw RefusedException.of(
          ProblemCode.NO_ACCOUNTS,
          "No active account is selected. Has the directory been synchronised?");
    }
    return left;
  }

  private static void refuseUnknown(List<String> asked, Set<String> found) {
    List<Violation> unknown = new ArrayList<>();
    for (int i = 0; i < asked.size() && unknown.size() < Findings.LISTED; i++) {
      if (!found.contains(asked.get(i))) {
        String field = "body.accounts.ids[" + i + "]";
        unknown.add(
            new Violation(field, "unknown_account", null, "Is not an active managed account."));
      }
    }
    if (!unknown.isEmpty()) {
      throw RefusedException.of(ProblemCode.UNKNOWN_ACCOUNT, unknown);
    }
  }
}
