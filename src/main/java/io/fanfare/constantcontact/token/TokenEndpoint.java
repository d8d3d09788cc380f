package io.fanfare.constantcontact.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.constantcontact.token.TokenSettings.ParametersIn;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * One token request: client credentials, HTTP Basic, form encoded (guide {@code
 * partners_auth.html}). Whatever goes wrong, the failure tells a word and nothing of the answer.
 */
final class TokenEndpoint implements TokenSource {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GRANT = "client_credentials";

  /** The documented life of a token, for an answer without {@code expires_in}. */
  private static final long USUAL_SECONDS = 3600;

  /** Anything else could not be sent as a header. */
  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,8192}");

  private final TokenRest rest;
  private final TokenSettings settings;

  TokenEndpoint(TokenRest rest, TokenSettings settings) {
    this.rest = rest;
    this.settings = settings;
  }

  /** The endpoint's client; it follows no redirect, which could take the secret elsewhere. */
  static TokenRest connect(TokenSettings settings) {
    long millis = settings.tokenTimeout().toMillis();
    return QuarkusRestClientBuilder.newBuilder()
        .baseUri(settings.tokenUrl())
        .connectTimeout(millis, TimeUnit.MILLISECONDS)
        .readTimeout(2 * millis, TimeUnit.MILLISECONDS) // Ours, over the whole, comes first.
        .followRedirects(false)
        .disableDefaultMapper(true)
        .build(TokenRest.class);
  }

  @Override
  public Uni<Grant> ask() {
    return Uni.createFrom()
        .deferred(this::post)
        .ifNoItem()
        .after(settings.tokenTimeout())
        .fail()
        .map(TokenEndpoint::read)
        .onFailure(failure -> !(failure instanceof TokenUnavailableException))
        .transform(TokenEndpoint::unavailable);
  }

  private Uni<RestResponse<byte[]>> post() {
    String scope = settings.scope().orElse(null);
    return settings.tokenParametersIn() == ParametersIn.QUERY
        ? rest.ask(basic(), GRANT, scope, new byte[0])
        : rest.ask(basic(), null, null, form(scope));
  }

  private String basic() {
    String pair = settings.clientId() + ":" + settings.clientSecret().get();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  private static byte[] form(@Nullable String scope) {
    String form = "grant_type=" + GRANT;
    String all = scope == null ? form : form + "&scope=" + URLEncoder.encode(scope, UTF_8);
    return all.getBytes(UTF_8);
  }

  private static Grant read(RestResponse<byte[]> response) {
    if (response.getStatus() != 200) {
      throw new TokenUnavailableException("status_" + response.getStatus());
    }
    JsonNode answer = parse(response.getEntity());
    String value = answer.path("access_token").asText("");
    long seconds = answer.path("expires_in").asLong(USUAL_SECONDS);
    if (!TOKEN.matcher(value).matches() || seconds <= 0) {
      throw new TokenUnavailableException("unreadable_answer");
    }
    return new Grant(value, Duration.ofSeconds(seconds));
  }

  private static JsonNode parse(byte @Nullable [] body) {
    try {
      return JSON.readTree(body == null ? new byte[0] : body);
    } catch (IOException e) {
      throw new TokenUnavailableException("unreadable_answer");
    }
  }

  private static Throwable unavailable(Throwable failure) {
    return new TokenUnavailableException(
        failure instanceof TimeoutException ? "timeout" : "connection");
  }
}
