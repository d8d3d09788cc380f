package io.fanfare.constantcontact.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.constantcontact.Settings;
import io.fanfare.constantcontact.StubVendor;
import io.fanfare.sandbox.ServicesResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Token requests over real connections. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class TokenEndpointComponentTest {

  private static final String JSON = "application/json";
  private static final String GRANT =
      "{\"access_token\":\"a.b-c\",\"expires_in\":3600,\"token_type\":\"Bearer\"}";

  private StubVendor vendor;

  @AfterEach
  void stop() throws Exception {
    if (vendor != null) {
      vendor.close();
    }
  }

  @Test
  void theParametersGoIntoTheBody() throws Exception {
    Grant grant = ask(StubVendor.with(200, JSON, GRANT), Map.of());
    HttpServerRequest request = vendor.only().request();
    assertThat(grant).isEqualTo(new Grant("a.b-c", Duration.ofHours(1)));
    assertThat(request.method()).hasToString("POST");
    assertThat(request.uri()).isEqualTo("/v3/oauth2/token");
    assertThat(request.getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(decoded(request.getHeader("Authorization"))).isEqualTo("partner:the-secret");
    assertThat(vendor.only().body()).hasToString("grant_type=client_credentials");
  }

  @Test
  void aScopeIsSentWhenThereIsOne() throws Exception {
    ask(StubVendor.with(200, JSON, GRANT), Map.of("scope", "v3api/general.partner"));
    assertThat(vendor.only().body())
        .hasToString("grant_type=client_credentials&scope=v3api%2Fgeneral.partner");
  }

  @Test
  void theParametersMayGoIntoTheQuery() throws Exception {
    ask(
        StubVendor.with(200, JSON, GRANT),
        Map.of("token-parameters-in", "query", "scope", "v3api/general.partner"));
    HttpServerRequest request = vendor.only().request();
    assertThat(request.getParam("grant_type")).isEqualTo("client_credentials");
    assertThat(request.getParam("scope")).isEqualTo("v3api/general.partner");
    assertThat(request.getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(vendor.only().body().length()).isZero();
  }

  @Test
  void anAnswerWithoutALifeHasTheDocumentedOne() throws Exception {
    Grant grant = ask(StubVendor.with(200, JSON, "{\"access_token\":\"t\"}"), Map.of());
    assertThat(grant.lifetime()).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource({
    "400,status_400",
    "401,status_401",
    "429,status_429",
    "302,status_302",
    "503,status_503"
  })
  void anyOtherStatusIsNoToken(int status, String word) {
    String body = "{\"error\":\"invalid_client\",\"error_description\":\"the-secret is wrong\"}";
    assertThatThrownBy(() -> ask(StubVendor.with(status, JSON, body), Map.of()))
        .hasCauseInstanceOf(TokenUnavailableException.class)
        .hasMessageEndingWith(": " + word)
        .hasMessageNotContaining("the-secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "<html>",
        "{\"access_token\":\"a b\"}",
        "{\"access_token\":\"a\",\"expires_in\":0}"
      })
  void anAnswerWithoutATokenIsNoToken(String body) {
    assertThatThrownBy(() -> ask(StubVendor.with(200, JSON, body), Map.of()))
        .hasCauseInstanceOf(TokenUnavailableException.class)
        .hasMessageEndingWith(": unreadable_answer");
  }

  @Test
  void silenceIsNoToken() {
    assertThatThrownBy(() -> ask(request -> {}, Map.of("token-timeout", "300ms")))
        .hasCauseInstanceOf(TokenUnavailableException.class)
        .hasMessageEndingWith(": timeout");
  }

  @Test
  void aLostConnectionIsNoToken() {
    assertThatThrownBy(() -> ask(request -> request.connection().close(), Map.of()))
        .hasCauseInstanceOf(TokenUnavailableException.class)
        .hasMessageEndingWith(": connection");
  }

  private Grant ask(Handler<HttpServerRequest> answer, Map<String, String> properties)
      throws Exception {
    vendor = StubVendor.answering(answer);
    Map<String, String> all = new HashMap<>(properties);
    all.put("token-url", vendor.url() + "/oauth2/token");
    TokenSettings settings = Settings.with(all);
    return new TokenEndpoint(TokenEndpoint.connect(settings), settings)
        .ask()
        .subscribeAsCompletionStage()
        .get(5, TimeUnit.SECONDS);
  }

  private static String decoded(String basic) {
    return new String(Base64.getDecoder().decode(basic.substring("Basic ".length())), UTF_8);
  }
}
