package io.fanfare.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownPathTest {

  @Test
  void shouldShowAPathAsItIs() {
    assertThat(ShownPath.of("/v1/jobs/1/activities")).isEqualTo("/v1/jobs/1/activities");
  }

  @Test
  void shouldShowNothingOfTheSecretAddress() {
    assertThat(ShownPath.of("/v1/webhooks/constant-contact/secret/more"))
        .isEqualTo("/v1/webhooks/constant-contact/");
    assertThat(ShownPath.of("/v1//webhooks/./constant-contact/secret"))
        .isEqualTo("/v1/webhooks/constant-contact/");
  }

  @Test
  void shouldShowNothingOfAKeyThatDoesNotBelongThere() {
    assertThat(ShownPath.of("/v1/accounts/fk_0fe0562bf435_" + "c0".repeat(32) + "/plan"))
        .isEqualTo("/v1");
    assertThat(ShownPath.of("/v1/accounts/fk_bootstrap_" + "c0".repeat(32))).isEqualTo("/v1");
  }
}
