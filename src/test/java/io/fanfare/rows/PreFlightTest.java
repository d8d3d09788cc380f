package io.fanfare.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreFlightTest {
  private static final String GRIN = "\uD83D\uDE00";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'first_name':'Ann' | no_email_or_sms_number",
        "'email':'ann' | invalid_email",
        "'email':'ann@b' | invalid_email",
        "'email':'a@b@c.de' | invalid_email",
        "'email':'a@b.co','first_name':'%51' | too_long",
        "'email':'a@b.co','cf:x':'%256' | too_long",
        "'email':'a@b.co','street':'%256' | too_long",
        "'email':'a@b.co','anniversary':'soon' | invalid_date",
        "'email':'a@b.co','anniversary':'02/30/2020' | invalid_date",
        "'sms_number':'12' | invalid_sms_number",
        "'email':'a@b.co','birthday_month':'x','birthday_day':1 | invalid_birthday",
        "'email':'a@b.co','birthday_month':13,'birthday_day':1 | invalid_birthday",
        "'email':'a@b.co','birthday_month':2,'birthday_day':30 | invalid_birthday",
        "'email':'a@b.co','birthday_month':2 | incomplete_birthday",
        "'email':'a@b.co','phone':1,'home_phone':2,'work_phone':3,'mobile_phone':4 | too_many_phone_numbers",
        "'email':'a@b.co','city':'a','home_city':'b','work_city':'c','other_city':'d' | too_many_addresses"
      })
  void shouldFindWhatIsWrong(String fields, String reason) {
    // When
    RowFault fault = check(fields, false);

    // Then
    assertThat(fault).isNotNull();
    assertThat(fault.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'email':'a@b.co'",
        "'email':'A.B+c@Sub.Example.CO'",
        "'sms_number':'+1 555-123-4567'",
        "'email':'a@b.co','first_name':'%50'",
        "'email':'a@b.co','cf:x':'%255'",
        "'email':'a@b.co','birthday_month':2,'birthday_day':29",
        "'email':'a@b.co','anniversary':'2020-2-29'"
      })
  void shouldLetGoodRowsPass(String fields) {
    // Then
    assertThat(check(fields, false)).isNull();
  }

  @Test
  void shouldAskForConsentWhereItIsExplicit() {
    // Then
    assertThat(check("'sms_number':'5551234567'", true).reason()).isEqualTo("no_sms_consent_date");
    assertThat(check("'sms_number':'5551234567','sms_consent_date':'1/2/2020'", true)).isNull();
  }

  @Test
  void shouldCountCustomFields() {
    // Given
    String many =
        IntStream.range(0, 26).mapToObj(i -> ",'cf:" + i + "':'x'").collect(Collectors.joining());

    // Then
    assertThat(check("'email':'a@b.co'" + many, false).reason())
        .isEqualTo("too_many_custom_fields");
  }

  @Test
  void shouldNeverRepeatAValue() {
    // When
    RowFault fault = check("'email':'a@b.co','anniversary':'secret'", false);

    // Then
    assertThat(fault.text()).startsWith("anniversary: ").doesNotContain("secret");
  }

  private static @Nullable RowFault check(String fields, boolean explicitSms) {
    String json = "{" + fields.replace('\'', '"') + "}";
    for (int length : new int[] {50, 51, 255, 256}) {
      json = json.replace("\"%" + length + "\"", '"' + GRIN.repeat(length) + '"');
    }
    Row row = Files.ndjson(json).get(0);
    assertThat(row.fault()).isNull();
    return new PreFlight(explicitSms).check(row);
  }
}
