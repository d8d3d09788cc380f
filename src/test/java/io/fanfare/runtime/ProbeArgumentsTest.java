package io.fanfare.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProbeArgumentsTest {

  @Test
  void shouldDoNothingWithoutYes() {
    // When
    ProbeArguments asked = ProbeArguments.of("", "probe", "--account", "a07e1lwvtuw0");

    // Then
    assertThat(asked.yes()).isFalse();
    assertThat(asked.profile()).contains(Path.of("vendor-profile.json"));
  }

  @Test
  void shouldTakeTheConfiguredAccountWhereNoneIsNamed() {
    // Then
    assertThat(ProbeArguments.of("set", "probe").account()).isEqualTo("set");
    assertThat(ProbeArguments.of("set", "probe", "--account", "named").account())
        .isEqualTo("named");
  }

  @Test
  void shouldReadEveryOption() {
    // When
    ProbeArguments asked =
        ProbeArguments.of("", "probe", "--yes", "--account", "a", "--beside", "--profile", "-");

    // Then
    assertThat(asked.yes()).isTrue();
    assertThat(asked.beside()).isTrue();
    assertThat(asked.alone()).isFalse();
    assertThat(asked.profile()).isEmpty();
  }

  @Test
  void shouldShowItsUseWhenItIsMisused() {
    // Then
    assertThatThrownBy(() -> ProbeArguments.of("", "probe", "--yes"))
        .hasMessageContaining("--account is missing")
        .hasMessageContaining(ProbeArguments.USAGE);
    assertThatThrownBy(() -> ProbeArguments.of("", "probe", "--account"))
        .hasMessageContaining("needs a value");
    assertThatThrownBy(() -> ProbeArguments.of("", "probe", "--account", "a", "--quickly"))
        .hasMessageContaining("there is no --quickly");
    assertThatThrownBy(
            () -> ProbeArguments.of("", "probe", "--account", "a", "--beside", "--alone"))
        .hasMessageContaining("exclude");
  }

  @Test
  void shouldLeaveTheServiceItsArguments() {
    // Then
    assertThat(ProbeArguments.isMeant()).isFalse();
    assertThat(ProbeArguments.isMeant("serve", "probe")).isFalse();
    assertThat(ProbeArguments.isMeant("probe")).isTrue();
  }
}
