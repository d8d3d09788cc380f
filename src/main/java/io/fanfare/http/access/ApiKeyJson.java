package io.fanfare.http.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.access.ApiKey;
import io.fanfare.access.ApiKeys.Issued;
import io.fanfare.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An API key.
 *
 * @param labels that accounts must carry; none for all accounts
 * @param formerUntil until when its former secret works, null when it has none
 * @param key what callers send; told once, null ever after
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ApiKeyJson(
    String name,
    List<String> roles,
    Map<String, String> labels,
    String createdBy,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant formerUntil,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key) {

  static ApiKeyJson of(ApiKey key) {
    return of(key, null);
  }

  static ApiKeyJson of(Issued issued) {
    return of(issued.key(), issued.secret().text());
  }

  private static ApiKeyJson of(ApiKey key, @Nullable String text) {
    return new ApiKeyJson(
        key.name(),
        key.grant().roles().stream().map(Role::word).sorted().toList(),
        key.grant().scope().labels(),
        key.createdBy(),
        key.createdAt(),
        key.grant().expiresAt(),
        key.revokedAt(),
        key.former() == null ? null : key.former().until(),
        text);
  }

  /** Without the secret: it must not come into a log by accident. */
  @Override
  public String toString() {
    return "ApiKeyJson[" + name + "]";
  }
}
