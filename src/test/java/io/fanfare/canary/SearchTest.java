package io.fanfare.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
  private final Markers markers = new Markers(new Random(1));
  private final Search search = new Search(markers.personal());

  @Test
  void shouldFindAWordAsItIsAndInCapitals() {
    // Given
    String email = markers.email("import");

    // Then
    assertThat(search.in("row " + email + " is bad")).hasSize(1);
    assertThat(search.in("ROW " + email.toUpperCase(java.util.Locale.ROOT))).hasSize(1);
    assertThat(search.in(URLEncoder.encode(email, StandardCharsets.UTF_8))).hasSize(1);
    assertThat(search.in("two: " + email + " " + email)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc", "{\"email\":\"", "partner:"})
  void shouldFindItInBase64WhateverStandsBefore(String before) {
    // Given
    byte[] bytes = (before + markers.email("x") + "?>~").getBytes(StandardCharsets.UTF_8);

    // Then
    assertThat(search.in(Base64.getEncoder().encodeToString(bytes))).isNotEmpty();
    assertThat(search.in(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
        .isNotEmpty();
  }

  @Test
  void shouldFindItInBytesAndInWhatShowsThem() {
    // Given
    byte[] bytes = markers.personal("box").getBytes(StandardCharsets.UTF_8);

    // Then
    assertThat(search.in(bytes)).hasSize(1);
    assertThat(search.in("\\x" + HexFormat.of().withUpperCase().formatHex(bytes))).hasSize(1);
  }

  @Test
  void shouldFindTheKeyByItsBytes() {
    // Then
    assertThat(search.in("key=" + markers.key())).isNotEmpty();
    assertThat(search.in("key=" + markers.digits().toUpperCase(java.util.Locale.ROOT)))
        .isNotEmpty();
    assertThat(Base64.getDecoder().decode(markers.key())).hasSize(32);
  }

  @Test
  void shouldNotMistakeOneKindForTheOther() {
    // Then
    assertThat(search.in(markers.name("job") + " and nothing else")).isEmpty();
  }
}
