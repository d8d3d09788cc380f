package io.fanfare.unsubscribed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fanfare.rejection.Rejection;
import io.fanfare.rejection.RowOrigins;
import io.fanfare.rejection.Tally;
import io.fanfare.vendor.VendorContacts.Gone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final RowOrigins ORIGINS =
      new RowOrigins.Builder().add(4, "k4").add(6, "k6").add(9, "k9").add(11, null).build();
  private static final List<String> EMAILS = List.of("a@x.org", "b@x.org", "", "a@x.org");

  @Test
  void shouldNameEveryRowOfAContactThatWasFound() {
    // Given
    Findings findings = new Findings(Checks.of(1, 5), EMAILS);

    // When
    findings.see(List.of(new Gone(" A@X.org", null), new Gone("unknown@x.org", null)));

    // Then
    assertThat(findings.isComplete()).isTrue();
    assertThat(findings.rejections("acc", ORIGINS, "rest"))
        .extracting(Rejection::row, Rejection::key, Rejection::reason)
        .containsExactly(tuple(4L, "k4", "unsubscribed"), tuple(11L, null, "unsubscribed"));
  }

  @Test
  void shouldCountTheContactsThatWereNotFound() {
    // Given
    Findings findings = new Findings(Checks.of(3, 5), EMAILS);

    // When
    findings.see(List.of(new Gone("b@x.org", null)));

    // Then
    List<Rejection> lines = findings.rejections("acc", ORIGINS, "rest");
    assertThat(lines)
        .extracting(Rejection::row, Rejection::rows, Rejection::message)
        .endsWith(tuple(0L, 2L, "rest"));
    assertThat(Tally.of(lines).rows()).isEqualTo(Map.of("unsubscribed", 3L));
  }

  @Test
  void shouldFindNoMoreThanTheVendorCounted() {
    // Given
    Findings findings = new Findings(Checks.of(1, 5), EMAILS);

    // When
    findings.see(List.of(new Gone("b@x.org", null), new Gone("a@x.org", null)));

    // Then
    assertThat(findings.rejections("acc", ORIGINS, "rest"))
        .extracting(Rejection::row)
        .containsExactly(6L);
  }

  @Test
  void shouldNotTakeOneForUnsubscribedWhoLeftAfterTheImport() {
    // Given
    Findings findings = new Findings(Checks.of(2, 5), EMAILS);

    // When
    findings.see(
        List.of(
            new Gone("b@x.org", Checks.UNTIL.plusSeconds(1)), new Gone("a@x.org", Checks.UNTIL)));

    // Then
    assertThat(findings.unseen()).containsExactly("b@x.org");
  }
}
