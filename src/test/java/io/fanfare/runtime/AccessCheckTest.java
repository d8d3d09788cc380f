package io.fanfare.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fanfare.access.AccessSettings.Mode;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessCheckTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.cc.email/v3",
        "http://127.0.0.1.example.com/v3",
        "http://localhost.example.com/v3",
        "http://10.0.0.1:8080/v3",
        "http://simulator:8080/v3"
      })
  void shouldRefuseToLetEverybodyReachAVendorElsewhere(URI vendor) {
    // When
    // Then
    assertThatIllegalStateException()
        .isThrownBy(() -> AccessCheck.check(Mode.OFF, vendor))
        .withMessageContaining("fanfare.access.mode");
    assertThatCode(() -> AccessCheck.check(Mode.REQUIRED, vendor)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost:18080/v3", "http://127.0.0.1:1/v3", "http://[::1]:18080/v3"})
  void shouldLetASandboxBeOpen(URI vendor) {
    // When
    // Then
    assertThatCode(() -> AccessCheck.check(Mode.OFF, vendor)).doesNotThrowAnyException();
  }
}
