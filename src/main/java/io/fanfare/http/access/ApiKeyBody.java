package io.fanfare.http.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.access.ApiKey.Grant;
import io.fanfare.access.Caller;
import io.fanfare.access.Role;
import io.fanfare.access.Scope;
import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a new key shall be. */
record ApiKeyBody(String name, Grant grant) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,60}");
  private static final List<String> WORDS = Arrays.stream(Role.values()).map(Role::word).toList();
  private static final String ROLES = "roles";
  private static final String LABELS = "labels";
  private static final String EXPIRES = "expires_at";
  private static final int MOST_LABELS = 50;

  /**
   * Reads {@code {"name", "roles", "labels"?, "expires_at"?}}; throws RefusedException with all
   * that is wrong.
   */
  static ApiKeyBody read(JsonNode body, Instant now) {
    Findings findings = new Findings();
    Optional<Fields> fields = Fields.open(body, "body", findings);
    findings.refuseIfAny();
    return read(fields.orElseThrow(), now);
  }

  private static ApiKeyBody read(Fields body, Instant now) {
    String name = name(body);
    Set<Role> roles = roles(body);
    Scope scope = body.has(LABELS) ? scope(body) : Scope.ALL;
    @Nullable Instant expires = body.has(EXPIRES) ? expires(body, now) : null;
    body.refuseUnknown();
    body.findings().refuseIfAny();
    return new ApiKeyBody(name, new Grant(roles, scope, expires));
  }

  private static String name(Fields body) {
    String name = body.require("name") ? body.text("name").orElse("") : "";
    if (!NAME.matcher(name).matches()) {
      body.refuse("name", Rule.FORMAT, "Must have 1 to 60 characters out of a-z, 0-9 and -.");
    } else if (name.equals(Caller.BOOTSTRAP_KEY)) {
      body.refuse("name", Rule.NOT_ALLOWED, "Is the name of the key in the settings.");
    }
    return name;
  }

  private static Set<Role> roles(Fields body) {
    List<String> words = body.require(ROLES) ? body.texts(ROLES, WORDS.size()) : List.of();
    if (!WORDS.containsAll(words)) {
      body.refuse(ROLES, Rule.ENUM, "Must be some of " + String.join(", ", WORDS) + ".");
    }
    return words.stream()
        .flatMap(word -> Role.of(word).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Scope scope(Fields body) {
    Map<String, String> labels = new HashMap<>();
    Optional<Fields> fields = body.object(LABELS);
    for (Map.Entry<String, JsonNode> label : fields.map(Fields::all).orElse(List.of())) {
      fields.get().text(label.getKey()).ifPresent(value -> labels.put(label.getKey(), value));
    }
    if (labels.isEmpty() || labels.size() > MOST_LABELS) {
      body.refuse(LABELS, Rule.MIN_ITEMS, 1, "Must have 1 to 50 labels, or be left out.");
    }
    return new Scope(labels);
  }

  private static @Nullable Instant expires(Fields body, Instant now) {
    try {
      @Nullable Instant expires = body.text(EXPIRES).map(Instant::parse).orElse(null);
      if (expires != null && !expires.isAfter(now)) {
        body.refuse(EXPIRES, Rule.MINIMUM, "Must lie ahead.");
      }
      return expires;
    } catch (DateTimeParseException e) {
      body.refuse(EXPIRES, Rule.FORMAT, "Must be a UTC time such as 2027-01-31T22:00:00Z.");
      return null;
    }
  }
}
