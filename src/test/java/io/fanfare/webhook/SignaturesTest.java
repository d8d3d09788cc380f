package io.fanfare.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The vector is that of the vendor's own Ruby client for the API before V3, recomputed. */
class SignaturesTest {
  private static final String SECRET = "api-secret-key";
  private static final String SIGNATURE = "VNfTwVDbHBoPqEYqDdM61OqxJdVznRzT4h21+BuwgTg=";
  private static final String BODY =
      """
      {
          "url":"https://api.constantcontact.com/v2/partner/accounts/<accountId>",
          "event_type":"tier.increase"
      }""";

  @Test
  void shouldComputeTheVendorsVector() {
    // Given
    byte[] body = bytes(BODY);

    // When
    String signature = new Signatures(SECRET, true).of(body);

    // Then
    assertThat(body).hasSize(113);
    assertThat(signature).isEqualTo(SIGNATURE);
    assertThat(new Signatures(SECRET, true).fits(body, SIGNATURE)).isTrue();
  }

  @Test
  void shouldRefuseWhateverElseIsSigned() {
    // Given
    Signatures signatures = new Signatures(SECRET, false);

    // When: other line ends, another body, another secret, another case, spaces, nothing
    // Then
    assertThat(signatures.fits(bytes(BODY.replace("\n", "\r\n")), SIGNATURE)).isFalse();
    assertThat(signatures.fits(bytes(BODY.replace("increase", "decrease")), SIGNATURE)).isFalse();
    assertThat(new Signatures("other", false).fits(bytes(BODY), SIGNATURE)).isFalse();
    assertThat(signatures.fits(bytes(BODY), SIGNATURE.replace("VN", "vn"))).isFalse();
    assertThat(signatures.fits(bytes(BODY), SIGNATURE + " ")).isFalse();
    assertThat(signatures.fits(bytes(BODY), "")).isFalse();
  }

  @Test
  void shouldTakeABodyWithoutASignatureOnlyWhereNoneIsRequired() {
    // When
    boolean optional = new Signatures(SECRET, false).fits(bytes(BODY), null);
    boolean required = new Signatures(SECRET, true).fits(bytes(BODY), null);

    // Then
    assertThat(optional).isTrue();
    assertThat(required).isFalse();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
