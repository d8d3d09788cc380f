package io.fanfare.upload;

import io.fanfare.job.ExpectedTime;
import io.fanfare.job.JobStore.Payload;
import io.fanfare.job.RowRequests.Order;
import io.fanfare.payload.Requests;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Violation;
import io.fanfare.rejection.OriginBoxes;
import io.fanfare.rejection.Rejection;
import io.fanfare.rows.AccountRows.RowRejection;
import io.fanfare.rows.Chunk;
import io.fanfare.upload.UploadStore.Prepared;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What comes out of a order: of chunks only what a job must know of them, the rest until it is
 * taken to be kept. Not thread-safe.
 */
final class Outcome {
  private static final int LISTED = 200;
  private static final long MUCH = 8_000_000;
  private static final int MANY = 5_000;

  private final Order order;
  private final Seals seals;
  private final boolean counting;
  private final List<Payload> payloads = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();
  private List<Prepared> requests = new ArrayList<>();
  private List<Rejection> rejections = new ArrayList<>();
  private long bytes;
  private @Nullable String account;
  private int chunks;

  /** {@code counting}: nothing is to be kept. */
  Outcome(Order order, Seals seals, boolean counting) {
    this.order = order;
    this.seals = seals;
    this.counting = counting;
  }

  /** What requests and their origins are sealed with, and what their time is judged by. */
  record Seals(Requests requests, OriginBoxes origins, ExpectedTime expected) {}

  /** What follows is of this account; null for all accounts of the job. */
  void of(@Nullable String next) {
    account = next;
    chunks = 0;
  }

  void add(Chunk chunk) {
    UUID id = UUID.randomUUID();
    int items = chunk.request().items();
    double seconds = seals.expected().seconds(chunk.request().name(), items);
    payloads.add(new Payload(id, null, items, seconds, order.step(), chunks++, account));
    if (!counting) {
      Prepared request =
          new Prepared(
              id,
              seals.requests().seal(id, chunk.request()),
              seals.origins().seal(id, chunk.origins()));
      requests.add(request);
      bytes += request.request().box().length;
    }
  }

  void reject(RowRejection rejected) {
    Rejection rejection = rejected.rejection();
    if (!counting) {
      rejections.add(rejection);
    }
    if (payloads.isEmpty() && violations.size() < LISTED) {
      String field = rejected.field() == null ? "" : "." + rejected.field();
      violations.add(
          new Violation(
              "rows[" + rejection.row() + "]" + field,
              rejection.reason(),
              null,
              String.valueOf(rejection.message())));
    }
  }

  /** Whether what waits should be taken before more comes. */
  boolean isMuch() {
    return bytes > MUCH || rejections.size() > MANY;
  }

  List<Prepared> takeRequests() {
    List<Prepared> taken = requests;
    requests = new ArrayList<>();
    bytes = 0;
    return taken;
  }

  List<Rejection> takeRejections() {
    List<Rejection> taken = rejections;
    rejections = new ArrayList<>();
    return taken;
  }

  /** The chunks for the job; throws RefusedException when no row is left to send. */
  List<Payload> payloads() {
    if (payloads.isEmpty()) {
      throw RefusedException.of(ProblemCode.RULE_VIOLATED, violations);
    }
    return payloads;
  }
}
