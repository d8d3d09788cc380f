package io.fanfare.postgres.access;

import io.fanfare.access.ApiKey;
import io.fanfare.access.ApiKey.Former;
import io.fanfare.access.ApiKey.Grant;
import io.fanfare.access.KeySecret;
import io.fanfare.access.Role;
import io.fanfare.access.Scope;
import io.fanfare.postgres.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One row of {@code api_key}. */
@Entity
@Table(name = "api_key")
class ApiKeyEntity {
  @Id String name;

  /** Their words as a JSON array. */
  String roles;

  /** Labels as a JSON object. */
  String scope;

  @Column(name = "secret_id")
  String secretId;

  @Column(name = "secret_digest")
  byte[] secretDigest;

  @Column(name = "former_id")
  @Nullable String formerId;

  @Column(name = "former_digest")
  byte @Nullable [] formerDigest;

  @Column(name = "former_until")
  @Nullable Instant formerUntil;

  @Column(name = "created_by")
  String createdBy;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "expires_at")
  @Nullable Instant expiresAt;

  @Column(name = "revoked_at")
  @Nullable Instant revokedAt;

  static ApiKeyEntity of(ApiKey key) {
    ApiKeyEntity row = new ApiKeyEntity();
    row.name = key.name();
    row.roles = Json.of(key.grant().roles().stream().map(Role::word).sorted().toList());
    row.scope = Json.of(key.grant().scope().labels());
    row.secretId = key.current().id();
    row.secretDigest = key.current().digest();
    row.createdBy = key.createdBy();
    row.createdAt = key.createdAt();
    row.expiresAt = key.grant().expiresAt();
    return row;
  }

  /** What was the current one goes on as the former one. */
  void rotate(KeySecret next, Instant formerEnds) {
    formerId = secretId;
    formerDigest = secretDigest;
    formerUntil = formerEnds;
    secretId = next.id();
    secretDigest = next.digest();
  }

  ApiKey key() {
    return new ApiKey(
        name,
        new Grant(readRoles(), new Scope(Json.strings(scope)), expiresAt),
        new KeySecret(secretId, secretDigest),
        former(),
        createdBy,
        createdAt,
        revokedAt);
  }

  private @Nullable Former former() {
    return formerId == null || formerDigest == null || formerUntil == null
        ? null
        : new Former(new KeySecret(formerId, formerDigest), formerUntil);
  }

  /** A role that this version does not know gives nothing. */
  private Set<Role> readRoles() {
    return Arrays.stream(Json.read(roles, String[].class))
        .flatMap(word -> Role.of(word).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
