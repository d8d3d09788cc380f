package io.fanfare.http.jobs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.activity.ActivityView;
import io.fanfare.explanation.Why;
import io.fanfare.vendor.Counters;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity as callers see it; every field is always there, null when there is nothing to say.
 *
 * @param step of its job, from 1
 * @param wave of its job, from 1
 * @param reason why it did not complete by itself
 * @param names those in its job's requests that stand for nothing in the account, when that is why
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ActivityJson(
    UUID activityId,
    UUID jobId,
    String accountId,
    String operation,
    int step,
    int wave,
    String state,
    @Nullable String reason,
    List<NameJson> names,
    @JsonUnwrapped Remote remote,
    CountersJson counters,
    int attempts,
    int calls,
    boolean hasResult,
    @JsonUnwrapped Times times,
    @Nullable WhyJson why) {

  /**
   * Why it has not ended; null when it has.
   *
   * @param code a stable word
   * @param until when that is expected to be over or is looked into next, null when nobody knows
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record WhyJson(String code, String text, @Nullable Instant until) {
    static @Nullable WhyJson of(@Nullable Why why) {
      return why == null ? null : new WhyJson(why.code(), why.text(), why.until());
    }
  }

  /** A name of a list, a tag or a custom field. */
  public record NameJson(String kind, String name) {
    static NameJson of(ActivityView.Name name) {
      return new NameJson(name.kind(), name.name());
    }
  }

  /** What the vendor reported last. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Remote(
      @Nullable String remoteId,
      @Nullable String remoteState,
      @Nullable Integer percentDone,
      boolean stalled) {}

  /** The vendor's counters under the vendor's names; null when it sent none. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record CountersJson(
      @Nullable Long itemsTotalCount,
      @Nullable Long itemsCompletedCount,
      @Nullable Long personCount,
      @Nullable Long errorCount,
      @Nullable Long correctableCount,
      @Nullable Long cannotAddToListCount,
      @Nullable Long listCount) {

    static CountersJson of(Counters counters) {
      return new CountersJson(
          counters.itemsTotal(),
          counters.itemsCompleted(),
          counters.person(),
          counters.error(),
          counters.correctable(),
          counters.cannotAddToList(),
          counters.list());
    }
  }

  /** When what happened; {@code not_before} is set while it waits. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Times(
      Instant plannedAt,
      @Nullable Instant submittingAt,
      @Nullable Instant acceptedAt,
      @Nullable Instant endedAt,
      @Nullable Instant notBefore) {

    static Times of(ActivityView.Times times) {
      return new Times(
          times.plannedAt(),
          times.submittingAt(),
          times.acceptedAt(),
          times.endedAt(),
          times.notBefore());
    }
  }

  static ActivityJson of(ActivityView activity, @Nullable Why why) {
    ActivityView.Remote remote = activity.remote();
    return new ActivityJson(
        activity.id(),
        activity.target().jobId(),
        activity.target().accountId(),
        activity.operation(),
        activity.part().step() + 1,
        activity.part().wave() + 1,
        activity.state(),
        activity.outcome().reason(),
        activity.outcome().names().stream().map(NameJson::of).toList(),
        new Remote(remote.remoteId(), remote.remoteState(), remote.percent(), remote.stalled()),
        CountersJson.of(activity.outcome().counters()),
        activity.outcome().attempts(),
        activity.outcome().calls(),
        activity.outcome().hasResult(),
        Times.of(activity.times()),
        WhyJson.of(why));
  }
}
