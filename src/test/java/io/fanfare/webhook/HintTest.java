package io.fanfare.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HintTest {
  private static final String PLAN = "https://api.cc.email/v3/partner/accounts/a07e1my9tbw0/plan";

  @Test
  void shouldTakeTheTopicAndTheAccountAndNothingElse() {
    // When
    Optional<Hint> hint =
        read("{\"url\":\"%s\",\"api_key\":\"key\",\"event_type\":\"account.cancel\"}", PLAN);

    // Then
    assertThat(hint).contains(new Hint(WebhookTopic.ACCOUNT_CANCEL, "a07e1my9tbw0"));
    assertThat(hint.toString()).doesNotContain("key", "api.cc.email");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.constantcontact.com/v3/partner/accounts/a07e1my9tbw0/plan",
        "http://evil.example:99/v3/partner/accounts/a07e1my9tbw0",
        "/v3/partner/accounts/a07e1my9tbw0/status/cancel",
        "/partner/accounts/a07e1my9tbw0/plan"
      })
  void shouldNotLookAtTheHost(String address) {
    // When
    Optional<Hint> hint = read("{\"url\":\"%s\",\"event_type\":\"account.disable\"}", address);

    // Then
    assertThat(hint).contains(new Hint(WebhookTopic.ACCOUNT_DISABLE, "a07e1my9tbw0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.cc.email/v3/partner/accounts/",
        "https://api.cc.email/v3/partner/accounts/a%2f..%2fb/plan",
        "https://api.cc.email/v3/partner/accounts/../../x",
        "https://api.cc.email/v3/partner/accounts/abc?x=1",
        "https://evil.example?/v3/partner/accounts/abc",
        "ftp://api.cc.email/v3/partner/accounts/abc",
        ""
      })
  void shouldNotGuessAnAccount(String address) {
    // When
    Optional<Hint> hint = read("{\"url\":\"%s\",\"event_type\":\"account.disable\"}", address);

    // Then
    assertThat(hint).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "nonsense",
        "{\"url\":\"%s\",\"event_type\":\"account.rename\"}",
        "{\"url\":\"%s\",\"event_type\":[\"account.cancel\"]}",
        "{\"url\":[\"%s\"],\"event_type\":\"account.cancel\"}",
        "{\"url\":\"%s\",\"url\":\"%s\",\"event_type\":\"account.cancel\"}",
        "{\"url\":\"%s\",\"event_type\":\"account.cancel\"} more"
      })
  void shouldNotReadWhatIsNoSuchBody(String body) {
    // When
    Optional<Hint> hint = read(body.replace("%s", PLAN), "");

    // Then
    assertThat(hint).isEmpty();
  }

  private static Optional<Hint> read(String body, String address) {
    return Hint.read(body.replace("%s", address).getBytes(StandardCharsets.UTF_8));
  }
}
