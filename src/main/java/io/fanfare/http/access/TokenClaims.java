package io.fanfare.http.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.access.AccessSettings;
import io.fanfare.access.Caller;
import io.fanfare.access.Role;
import io.fanfare.access.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a caller out of a token whose signature, issuer, audience and time were found good. Pure.
 */
final class TokenClaims {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PARTS = 3;
  private static final String STEP = "/";
  private static final String BLANK = "\\s+";

  private final AccessSettings settings;

  TokenClaims(AccessSettings settings) {
    this.settings = settings;
  }

  /**
   * Whom the token names; empty where it is signed by an algorithm that is not allowed, names
   * nobody, or lacks the labels that it should have. The text itself is kept nowhere.
   */
  Optional<Caller> caller(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != PARTS || !isAllowed(read(parts[0]))) {
      return Optional.empty();
    }
    JsonNode claims = read(parts[1]);
    return scope(claims).flatMap(scope -> caller(claims, scope));
  }

  private Optional<Caller> caller(JsonNode claims, Scope scope) {
    try {
      return Optional.of(Caller.token(claims.path("sub").asText(), roles(claims), scope));
    } catch (IllegalArgumentException nobody) {
      return Optional.empty();
    }
  }

  private boolean isAllowed(JsonNode header) {
    return settings.algorithms().contains(header.path("alg").asText());
  }

  private Set<Role> roles(JsonNode claims) {
    String prefix = settings.rolePrefix().orElse("");
    return texts(at(claims, settings.rolesClaim())).stream()
        .filter(word -> word.startsWith(prefix))
        .flatMap(word -> Role.of(word.substring(prefix.length())).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A claim that is asked for and missing is no leave for everything. */
  private Optional<Scope> scope(JsonNode claims) {
    if (settings.labelsClaim().isEmpty()) {
      return Optional.of(Scope.ALL);
    }
    JsonNode labels = at(claims, settings.labelsClaim().get());
    Map<String, String> read = new HashMap<>();
    labels.properties().forEach(label -> read.put(label.getKey(), label.getValue().asText()));
    boolean isUsable =
        labels.isObject()
            && labels.properties().stream().allMatch(label -> label.getValue().isTextual());
    return isUsable ? Optional.of(new Scope(read)) : Optional.empty();
  }

  /** An array of texts, or one text with blanks between words. */
  private static List<String> texts(JsonNode claim) {
    if (claim.isTextual()) {
      return List.of(claim.asText().strip().split(BLANK));
    }
    List<String> texts = new ArrayList<>();
    claim.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  /** A name as it stands, or steps with slashes between them. */
  private static JsonNode at(JsonNode claims, String name) {
    if (claims.has(name)) {
      return claims.get(name);
    }
    JsonNode found = claims;
    for (String step : name.split(STEP, -1)) {
      found = found.path(step);
    }
    return found;
  }

  private static JsonNode read(String part) {
    try {
      return JSON.readTree(Base64.getUrlDecoder().decode(part));
    } catch (IOException | IllegalArgumentException e) {
      return JSON.nullNode();
    }
  }
}
