package io.fanfare.reckoning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Invalid birthday|Invalid birthday",
        "anna@example.com is no address|[...] is no address",
        "Invalid email <anna.b+c@example.co.uk>|Invalid email [...]",
        "Invalid value \"Anna Berg\" in first_name|Invalid value [...] in first_name",
        "Phone +1 (555) 123-4567 is not valid|Phone [...] is not valid",
        "Phone 5551234567|Phone [...]",
        "see https://example.com/u/anna|see [...]",
        "The contact doesn't exist, it isn't there|The contact doesn't exist, it isn't there",
        "more than 25 custom fields|more than 25 custom fields"
      })
  void shouldLeaveOutWhatMayBePersonal(String words, String clean) {
    // When / Then
    assertThat(VendorWords.clean(words)).isEqualTo(clean);
  }

  @Test
  void shouldKeepItShortAndOnOneLine() {
    // When
    String clean = VendorWords.clean("Bad\r\nrow " + "x".repeat(1_000));

    // Then
    assertThat(clean).startsWith("Bad row x").endsWith("...").hasSizeLessThan(210);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Invalid birthday|invalid_birthday",
        "Invalid anniversary|invalid_date",
        "Invalid email|invalid_email",
        "Invalid e-mail address|invalid_email",
        "Missing email|no_email_or_sms_number",
        "Too long: email|too_long",
        "Unknown custom field|unknown_field",
        "SMS number not supported|invalid_sms_number",
        "anna has been naughty|row_error"
      })
  void shouldFindAStableWord(String words, String reason) {
    // When / Then
    assertThat(VendorWords.reason(words)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "Line 7: Invalid email,true",
    "Validation failed,true",
    "The payload is malformed,true",
    "The activity did not complete.,false",
    "Internal error,false"
  })
  void shouldTellFaultsOfTheRequestFromOthers(String error, boolean fault) {
    // When / Then
    assertThat(VendorWords.findFault(error)).isEqualTo(fault);
  }
}
