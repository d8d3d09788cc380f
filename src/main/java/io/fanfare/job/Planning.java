package io.fanfare.job;

import io.fanfare.access.Caller;
import io.fanfare.account.AccountSelector;
import io.fanfare.job.JobStore.Asked;
import io.fanfare.job.JobStore.NewJob;
import io.fanfare.job.JobStore.Payload;
import io.fanfare.job.RowRequests.Order;
import io.fanfare.job.RowRequests.Prepared;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.reference.Reference;
import io.fanfare.payload.Requests;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes of a request what is to be kept: every request sealed, whoever makes it. */
@ApplicationScoped
public class Planning {
  private final Requests requests;
  private final RowRequests rows;
  private final ExpectedTime expected;

  public Planning(Requests requests, RowRequests rows, ExpectedTime expected) {
    this.requests = requests;
    this.rows = rows;
    this.expected = expected;
  }

  /** The job for these accounts; fails as {@link RowRequests#prepare} does. */
  Uni<NewJob> plan(UUID id, Caller by, JobRequest request, List<String> targets) {
    return fromRows(orders(id, by, request, targets), rows::prepare)
        .map(prepared -> plan(id, request, targets, prepared));
  }

  /**
   * What {@link #plan} would answer, of which nothing can be made: what it keeps for rows is not
   * kept. Fails likewise.
   */
  public Uni<NewJob> sketch(Caller by, JobRequest request, List<String> targets) {
    UUID id = UUID.randomUUID();
    return fromRows(orders(id, by, request, targets), rows::count)
        .map(counted -> plan(id, request, targets, counted));
  }

  /** Deletes what was kept for a job that was not made. */
  Uni<Void> discard(UUID id, JobRequest request) {
    return request.steps().stream().anyMatch(step -> step.rows() != null)
        ? rows.discard(id)
        : Uni.createFrom().voidItem();
  }

  /** What is made of rows, by step; one after the other, since each takes memory. */
  private static Uni<Map<Integer, Prepared>> fromRows(
      List<Order> orders, Function<Order, Uni<Prepared>> way) {
    return Multi.createFrom()
        .iterable(orders)
        .onItem()
        .transformToUniAndConcatenate(
            order -> way.apply(order).map(prepared -> Map.entry(order.step(), prepared)))
        .collect()
        .asList()
        .map(
            done ->
                done.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static List<Order> orders(UUID id, Caller by, JobRequest request, List<String> targets) {
    boolean all =
        request.accounts() instanceof AccountSelector.All every && every.except().isEmpty();
    Set<String> accounts = new HashSet<>(targets);
    List<Order> orders = new ArrayList<>();
    for (int step = 0; step < request.steps().size(); step++) {
      UploadedRows uploaded = request.steps().get(step).rows();
      if (uploaded != null) {
        orders.add(new Order(id, by, step, uploaded, accounts, all));
      }
    }
    return orders;
  }

  private NewJob plan(
      UUID id, JobRequest request, List<String> targets, Map<Integer, Prepared> prepared) {
    List<String> taking = targets;
    for (Prepared one : prepared.values()) {
      taking = taking(taking, one.payloads());
    }
    Set<Reference> references = new LinkedHashSet<>(request.references());
    prepared.values().forEach(one -> references.addAll(one.references()));
    List<Payload> payloads = payloads(request.steps(), prepared);
    return new NewJob(id, request, taking, payloads, references, null, Asked.BY_ANYBODY);
  }

  /** An account without rows takes no part, not even in other steps. */
  private static List<String> taking(List<String> targets, List<Payload> payloads) {
    Set<String> own = new HashSet<>();
    payloads.forEach(payload -> own.add(payload.accountId()));
    return own.contains(null) ? targets : targets.stream().filter(own::contains).toList();
  }

  /** From the last step to the first: each is followed by those behind it. */
  private List<Payload> payloads(List<Step> steps, Map<Integer, Prepared> prepared) {
    Map<Integer, List<Payload>> byStep = new TreeMap<>();
    double after = 0;
    for (int step = steps.size() - 1; step >= 0; step--) {
      Prepared fromRows = prepared.get(step);
      List<Payload> ofStep =
          fromRows == null
              ? seal(steps.get(step).requests(), step, after)
              : later(fromRows.payloads(), after);
      byStep.put(step, ofStep);
      after = ofStep.stream().mapToDouble(Payload::seconds).max().orElse(after);
    }
    return byStep.values().stream().flatMap(List::stream).toList();
  }

  private static List<Payload> later(List<Payload> payloads, double after) {
    return payloads.stream().map(payload -> payload.followedBy(after)).toList();
  }

  private List<Payload> seal(List<CheckedRequest> ofStep, int step, double after) {
    List<Payload> payloads = new ArrayList<>();
    for (CheckedRequest request : ofStep) {
      UUID id = UUID.randomUUID();
      double seconds = expected.seconds(request.name(), request.items()) + after;
      payloads.add(
          new Payload(
              id,
              requests.seal(id, request),
              request.items(),
              seconds,
              step,
              payloads.size(),
              null));
    }
    return payloads;
  }
}
