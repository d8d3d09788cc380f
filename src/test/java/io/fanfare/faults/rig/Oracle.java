package io.fanfare.faults.rig;

import static java.util.stream.Collectors.groupingBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.sandbox.ReceivedEvent;
import io.fanfare.sandbox.Topics;
import io.fanfare.sandbox.access.LedgerCall;
import io.fanfare.sandbox.access.Store;
import io.fanfare.sandbox.access.VendorActivity;
import io.fanfare.sandbox.access.VendorDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Joins what the vendor saw with the database and the topic and says whether the promise was kept:
 * invariants I1, I2, I4, I6 and I9. It believes nobody's log and no API of the service.
 *
 * <p>{@link #begin()} clears the vendor's ledger; everything after it must belong to the jobs that
 * are judged.
 */
public final class Oracle {
  private static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(60);

  private final VendorDesk vendor;
  private final Store store;
  private final FaultStage stage;

  private Oracle(FaultStage stage) {
    this.stage = stage;
    this.vendor = stage.vendor();
    this.store = stage.store();
  }

  /** From now on the vendor counts anew. */
  public static Oracle begin(FaultStage stage) {
    Oracle oracle = new Oracle(stage);
    oracle.vendor.clearLedger();
    return oracle;
  }

  /** Waits until the events are on the topics, then judges. {@code jobs} must have finished. */
  public Verdict judge(String... jobs) {
    List<String> ids = List.of(jobs);
    List<Store.Row> rows = store.activities(ids);
    List<VendorActivity> accepted = vendor.activities();
    List<LedgerCall> calls = vendor.calls();
    JsonNode summary = vendor.summary();
    EventCheck events = new EventCheck(store.events(ids), received());
    Differences differences = new Differences();
    int lost =
        differences.add("Not ended (I1)", unended(rows))
            + differences.add("Planned in another number than accepted (I1)", counts(ids, rows))
            + differences.add(
                "Completed, and the vendor does not know it (I1)", absent(rows, accepted));
    int doubled =
        differences.add("Known to the vendor only (I2)", orphans(rows, accepted))
            + differences.add("Several activities with one remote id (I2)", shared(rows));
    return new Verdict(
        rows.size(),
        lost,
        doubled,
        differences.add("Windows above the limit (I4)", windows(summary)),
        differences.add("Events not on the topic (I6)", events.missing())
            + differences.add("Ends without an event (I6)", events.silentEnds(rows))
            + differences.add("Ends with several ids (I6)", events.ambiguousIds()),
        differences.add("Events out of order (I6)", events.outOfOrder()),
        differences.add("Calls for accounts of no job (I9)", strangers(rows, calls)),
        differences.add("Sent again without a look", blindResends(calls)),
        differences.told());
  }

  private List<ReceivedEvent> received() {
    try {
      await("events").atMost(PUBLISHED_WITHIN).until(() -> store.unpublished() == 0);
    } catch (ConditionTimeoutException e) {
      // What is missing then is found, and told one by one.
    }
    return Stream.of(Topics.ACTIVITIES, Topics.JOBS)
        .flatMap(topic -> stage.events().readAll(topic).stream())
        .toList();
  }

  private static List<String> unended(List<Store.Row> rows) {
    return rows.stream()
        .filter(row -> !row.ended())
        .map(row -> "%s in %s is %s".formatted(row.id(), row.account(), row.state()))
        .toList();
  }

  private List<String> counts(List<String> jobs, List<Store.Row> rows) {
    Map<String, Long> planned =
        rows.stream().collect(groupingBy(Store.Row::jobId, Collectors.counting()));
    return jobs.stream()
        .filter(job -> planned.getOrDefault(job, 0L) != total(job))
        .map(job -> "%s: %s of %d".formatted(job, planned.get(job), total(job)))
        .toList();
  }

  private long total(String job) {
    return store.number("select total from job where id = ?::uuid", job);
  }

  private static List<String> absent(List<Store.Row> rows, List<VendorActivity> accepted) {
    Set<String> known = ids(accepted, VendorActivity::id);
    return rows.stream()
        .filter(row -> row.state().equals("completed") && !known.contains(row.remoteId()))
        .map(row -> "%s in %s as %s".formatted(row.id(), row.account(), row.remoteId()))
        .toList();
  }

  /** An unresolved target may be the one that the vendor knows: it is lost so far, not doubled. */
  private static List<String> orphans(List<Store.Row> rows, List<VendorActivity> accepted) {
    Set<String> ours = ids(rows, row -> String.valueOf(row.remoteId()));
    Map<String, Long> unresolved =
        rows.stream()
            .filter(row -> !row.ended() && row.remoteId() == null)
            .collect(groupingBy(Store.Row::account, Collectors.counting()));
    return accepted.stream()
        .filter(activity -> !ours.contains(activity.id()))
        .filter(a -> unresolved.merge(a.account(), -1L, Long::sum) < 0)
        .map(a -> "%s in %s since %s".formatted(a.id(), a.account(), a.createdAt()))
        .toList();
  }

  private static List<String> shared(List<Store.Row> rows) {
    Map<String, List<Store.Row>> byRemote =
        rows.stream()
            .filter(row -> row.remoteId() != null)
            .collect(groupingBy(row -> String.valueOf(row.remoteId())));
    return byRemote.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(entry -> "%s: %d".formatted(entry.getKey(), entry.getValue().size()))
        .toList();
  }

  private static List<String> windows(JsonNode summary) {
    int above = summary.path("windows_above_limit").asInt();
    String most = "at most %s calls in a second".formatted(summary.path("max_calls_in_a_second"));
    return Collections.nCopies(above, most);
  }

  private static List<String> strangers(List<Store.Row> rows, List<LedgerCall> calls) {
    Set<String> targets = ids(rows, Store.Row::account);
    return calls.stream()
        .filter(call -> call.account() != null && !targets.contains(call.account()))
        .map(call -> "%s %s for %s".formatted(call.method(), call.template(), call.account()))
        .toList();
  }

  /** A second submission to an account whose first had no answer, and no look between the two. */
  private static List<String> blindResends(List<LedgerCall> calls) {
    Set<String> unanswered = new HashSet<>();
    List<String> blind = new ArrayList<>();
    for (LedgerCall call : calls) {
      if (call.account() == null) {
        continue;
      }
      if (call.isLook() && call.isAnswered()) {
        unanswered.remove(call.account());
      } else if (call.isSubmission() && unanswered.remove(call.account())) {
        blind.add("%s at %s".formatted(call.account(), call.arrivedAt()));
      }
      if (call.isSubmission() && call.verdict().equals("accepted_unseen")) {
        unanswered.add(call.account());
      }
    }
    return blind;
  }

  private static <T> Set<String> ids(List<T> items, Function<T, String> id) {
    return items.stream().map(id).collect(Collectors.toSet());
  }
}
