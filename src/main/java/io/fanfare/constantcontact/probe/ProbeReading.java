package io.fanfare.constantcontact.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.constantcontact.probe.ProbeWire.Raw;
import io.fanfare.probe.Seen;
import io.fanfare.probe.Seen.Shape;
import io.fanfare.probe.VendorProbe.Entry;
import io.fanfare.probe.VendorProbe.Listing;
import io.fanfare.probe.VendorProbe.Made;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads answers down to what may be kept of them. */
final class ProbeReading {
  /** The first line of a CSV file would else read as a string of JSON. */
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern KEY = Pattern.compile("[a-z0-9._-]{1,80}");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern ABOUT_RATES =
      Pattern.compile("retry-after|.*rate-?limit.*|.*quota.*|.*throttl.*");

  private static final int TOO_MANY = 429;

  /** Ends of an activity (API reference, activity schemas). */
  private static final Set<String> ENDS = Set.of("completed", "cancelled", "failed", "timed_out");

  private final Set<String> quotaKeys;

  /** {@code quotaKeys}: the error keys that mean that the day's calls are spent. */
  ProbeReading(Set<String> quotaKeys) {
    this.quotaKeys = quotaKeys;
  }

  Seen seen(Raw raw) {
    JsonNode body = parsed(raw.body());
    List<String> keys = keys(body);
    return new Seen(
        raw.sentAt(),
        raw.answeredAt(),
        raw.status(),
        shape(raw, body),
        keys,
        raw.headers().stream().filter(ABOUT_RATES.asMatchPredicate()).sorted().toList(),
        print(raw.status(), body),
        raw.status() == TOO_MANY && keys.stream().anyMatch(quotaKeys::contains));
  }

  /** {@code idName}: of the field that holds the id of what was made. */
  Made made(Raw raw, String idName) {
    JsonNode body = parsed(raw.body());
    String id = body.path(idName).asText("");
    String href = body.path("_links").path("results").path("href").asText("");
    String file = href.substring(href.lastIndexOf('/') + 1);
    return new Made(seen(raw), valid(id), valid(file));
  }

  Listing listing(Raw raw) {
    List<Entry> entries = new ArrayList<>();
    parsed(raw.body()).path("activities").forEach(row -> entries.add(entry(row)));
    return new Listing(seen(raw), List.copyOf(entries));
  }

  private static Entry entry(JsonNode row) {
    String state = row.path("state").asText("").toLowerCase(Locale.ROOT);
    return new Entry(
        row.path("activity_id").asText(""),
        ENDS.contains(state),
        instant(row.path("created_at").asText("")));
  }

  private static @Nullable String valid(String id) {
    return ID.matcher(id).matches() ? id : null;
  }

  private static Shape shape(Raw raw, JsonNode body) {
    String type = raw.contentType() == null ? "" : raw.contentType().toLowerCase(Locale.ROOT);
    if (raw.body().length == 0) {
      return Shape.EMPTY;
    }
    if (body.isArray() || body.isTextual()) {
      return body.isArray() ? Shape.ARRAY : Shape.STRING;
    }
    if (body.isObject()) {
      return body.has("message") && !body.has("error_key") ? Shape.MESSAGE : Shape.OBJECT;
    }
    return type.contains("html") ? Shape.HTML : Shape.TEXT;
  }

  private static List<String> keys(JsonNode body) {
    return errors(body).stream()
        .map(error -> error.path("error_key").asText(""))
        .filter(KEY.asMatchPredicate())
        .distinct()
        .toList();
  }

  private static List<JsonNode> errors(JsonNode body) {
    return body.isArray()
        ? StreamSupport.stream(body.spliterator(), false).toList()
        : List.of(body);
  }

  /** A hash, so that no word of an answer is kept. */
  private static String print(int status, JsonNode body) {
    StringBuilder words = new StringBuilder().append(status);
    for (JsonNode error : errors(body)) {
      words.append('/').append(error.path("error_key").asText(""));
      words.append('/').append(error.path("error_message").asText(""));
    }
    return hash(status + NUMBER.matcher(words).replaceAll("#"));
  }

  private static String hash(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static @Nullable Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text.trim()).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static JsonNode parsed(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }
}
