package io.fanfare.postgres.accounts;

import io.fanfare.account.AccountSelector;
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
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Which active accounts a selector means. */
final class Targets {
  private static final String ALL =
      "select account_id from account where closed_at is null order by account_id";
  private static final String BY_ID =
      """
      select account_id from account where closed_at is null and account_id in
        (select jsonb_array_elements_text(cast(cast(:ids as text) as jsonb))) order by account_id
      """;
  private static final String BY_LABEL =
      """
      select account_id from account where closed_at is null
        and cast(labels as jsonb) @> cast(cast(:labels as text) as jsonb) order by account_id
      """;

  private Targets() {}

  static Uni<List<String>> resolve(StatelessSession session, AccountSelector selector) {
    return selected(session, selector).map(found -> without(found, selector.except()));
  }

  private static Uni<List<String>> selected(StatelessSession session, AccountSelector selector) {
    if (selector instanceof Ids ids) {
      return session
          .createNativeQuery(BY_ID, String.class)
          .setParameter("ids", Json.of(ids.ids()))
          .getResultList()
          .invoke(found -> refuseUnknown(ids.ids(), new HashSet<>(found)));
    }
    if (selector instanceof Labels labels) {
      return session
          .createNativeQuery(BY_LABEL, String.class)
          .setParameter("labels", Json.of(labels.labels()))
          .getResultList();
    }
    return session.createNativeQuery(ALL, String.class).getResultList();
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
