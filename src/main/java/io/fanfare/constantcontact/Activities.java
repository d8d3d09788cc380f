package io.fanfare.constantcontact;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.vendor.Counters;
import io.fanfare.vendor.Look;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.RemoteActivity.Details;
import io.fanfare.vendor.RemoteActivity.Times;
import io.fanfare.vendor.RemoteState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads activities in every shape that the vendor documents or has been seen to send (API reference
 * 3.0.178, the activity schemas; guides). Tolerant of what decorates an activity: odd dates, absent
 * counters, unknown states. Strict about what says that one exists: an answer whose id, list or
 * next link cannot be read is no answer, because a missed activity would look like one never
 * created.
 */
final class Activities {

  private static final Pattern REMOTE_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  /** Longer words than any state has; keeps a column from overflowing. */
  private static final int LONGEST_STATE = 40;

  private final Links links;

  Activities(Links links) {
    this.links = links;
  }

  /**
   * The activity that a call created: as the body shows it, else as {@code Location} names it
   * ({@code DELETE /contact_lists/{list_id}} answers 202 with that header).
   */
  Optional<RemoteActivity> accepted(byte[] body, @Nullable String location) {
    return one(body).or(() -> named(location));
  }

  /** The one activity that the body shows. */
  Optional<RemoteActivity> one(byte[] body) {
    return activity(JsonBody.parse(body));
  }

  /** A page of the collection, or nothing when any part of it cannot be read. */
  Optional<Look.Page> page(byte[] body) {
    JsonNode page = JsonBody.parse(body);
    JsonNode rows = page.path("activities");
    JsonNode href = page.path("_links").path("next").path("href");
    Optional<String> next = links.queryOf(JsonBody.text(href), "/activities");
    List<RemoteActivity> read = new ArrayList<>();
    rows.forEach(row -> activity(row).ifPresent(read::add));
    boolean whole = rows.isArray() && read.size() == rows.size();
    boolean linked = next.isPresent() || href.isMissingNode() || href.isNull();
    return whole && linked
        ? Optional.of(new Look.Page(List.copyOf(read), next.orElse(null), null))
        : Optional.empty();
  }

  private Optional<RemoteActivity> named(@Nullable String location) {
    return links
        .path(location)
        .filter(path -> path.startsWith("/v3/activities/"))
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .filter(REMOTE_ID.asMatchPredicate())
        .map(Activities::justCreated);
  }

  private static RemoteActivity justCreated(String remoteId) {
    return new RemoteActivity(
        remoteId, RemoteState.UNRECOGNISED, "", null, Times.NONE, Counters.NONE, Details.NONE);
  }

  private Optional<RemoteActivity> activity(JsonNode json) {
    String remoteId = json.path("activity_id").asText("");
    if (!REMOTE_ID.matcher(remoteId).matches()) {
      return Optional.empty();
    }
    String state = json.path("state").asText("");
    return Optional.of(
        new RemoteActivity(
            remoteId,
            state(state),
            state.substring(0, Math.min(state.length(), LONGEST_STATE)),
            percent(json.path("percent_done")),
            times(json),
            counters(json.path("status")),
            details(json)));
  }

  private static RemoteState state(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "initialized" -> RemoteState.INITIALIZED;
      case "processing" -> RemoteState.PROCESSING;
      case "completed" -> RemoteState.COMPLETED;
      case "cancelled" -> RemoteState.CANCELLED;
      case "failed" -> RemoteState.FAILED;
      case "timed_out" -> RemoteState.TIMED_OUT;
      default -> RemoteState.UNRECOGNISED;
    };
  }

  private static @Nullable Integer percent(JsonNode json) {
    Long percent = number(json);
    return percent == null || percent < 0 || percent > 100 ? null : percent.intValue();
  }

  private static Times times(JsonNode json) {
    return new Times(
        instant(json.path("created_at")),
        instant(json.path("started_at")),
        instant(json.path("completed_at")));
  }

  private static Counters counters(JsonNode status) {
    return new Counters(
        number(status.path("items_total_count")),
        number(status.path("items_completed_count")),
        number(status.path("person_count")),
        number(status.path("error_count")),
        number(status.path("correctable_count")),
        number(status.path("cannot_add_to_list_count")),
        number(status.path("list_count")));
  }

  private Details details(JsonNode json) {
    String results = JsonBody.text(json.path("_links").path("results").path("href"));
    return new Details(
        errors(json.path("activity_errors")),
        links.path(results).orElse(null),
        JsonBody.text(json.path("source_file_name")));
  }

  private static List<String> errors(JsonNode json) {
    List<String> errors = new ArrayList<>();
    if (json.isArray()) {
      json.forEach(error -> errors.add(error(error)));
    } else if (json.isObject() || json.isTextual()) {
      errors.add(error(json));
    }
    return List.copyOf(errors);
  }

  private static String error(JsonNode error) {
    String message = error.path("message").asText(error.path("error_message").asText(""));
    return error.isTextual() ? error.asText() : message.isEmpty() ? error.toString() : message;
  }

  /** A point in time as the vendor writes it; null when it is none. */
  static @Nullable Instant instant(JsonNode json) {
    try {
      return json.isTextual() ? OffsetDateTime.parse(json.asText().trim()).toInstant() : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable Long number(JsonNode json) {
    return NUMBER.matcher(json.asText("")).matches() ? json.asLong() : null;
  }
}
