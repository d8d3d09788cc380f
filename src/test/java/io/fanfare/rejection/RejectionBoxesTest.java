package io.fanfare.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.payload.Vault;
import io.fanfare.payload.Vault.UnreadablePayloadException;
import io.fanfare.rejection.RejectionBox.Owner;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RejectionBoxesTest {
  private static final Owner OWNER = new Owner(UUID.randomUUID(), null);
  private static final Vault VAULT =
      new Vault("k1", Base64.getEncoder().encodeToString(new byte[32]), new SecureRandom());

  private final RejectionBoxes boxes = new RejectionBoxes(VAULT);

  @Test
  void shouldOpenWhatItSealed() {
    // Given
    Rejection rejection = new Rejection("a1", 7, "k-7", "merged", null, 9L);

    // When
    List<RejectionBox> sealed = boxes.seal(OWNER, List.of(rejection));

    // Then
    assertThat(sealed).hasSize(1);
    assertThat(boxes.open(sealed.get(0))).containsExactly(rejection);
  }

  @Test
  void shouldMakeABoxForEachAccountWithItsRowsInOrder() {
    // Given
    List<Rejection> mixed = List.of(row("b", 5), row("a", 9), row("b", 2), row("a", 1));

    // When
    List<RejectionBox> sealed = boxes.seal(OWNER, mixed);

    // Then
    assertThat(sealed).extracting(box -> box.place().accountId()).containsExactly("a", "b");
    assertThat(sealed).extracting(box -> box.place().firstRow()).containsExactly(1L, 2L);
    assertThat(boxes.open(sealed.get(1))).extracting(Rejection::row).containsExactly(2L, 5L);
  }

  @Test
  void shouldHoldAtMostAThousandInABox() {
    // Given
    List<Rejection> many = IntStream.rangeClosed(1, 2_001).mapToObj(i -> row("a", i)).toList();

    // When
    List<RejectionBox> sealed = boxes.seal(OWNER, many);

    // Then
    assertThat(sealed).extracting(box -> boxes.open(box).size()).containsExactly(1000, 1000, 1);
  }

  @Test
  void shouldTellMergedRowsFromRejectedOnes() {
    // Given
    List<Rejection> three =
        List.of(
            new Rejection("a", 1, null, "merged", null, 2L),
            row("a", 3),
            Rejection.nameless("a", "unaccounted", "The vendor applied fewer.", 40));

    // When
    Tally tally = boxes.seal(OWNER, three).get(0).tally();

    // Then
    assertThat(tally.merged()).isEqualTo(1);
    assertThat(tally.rejected()).isEqualTo(41);
  }

  @Test
  void shouldShowNothingOfThePersonInWhatIsKept() {
    // Given
    Rejection rejection =
        new Rejection("a", 1, "anna@example.com", "invalid_email", "anna@example.com", null);

    // When
    RejectionBox box = boxes.seal(OWNER, List.of(rejection)).get(0);

    // Then
    assertThat(new String(box.box().box(), StandardCharsets.ISO_8859_1)).doesNotContain("anna");
    assertThat(box.toString()).doesNotContain("anna");
    assertThat(rejection.toString()).doesNotContain("anna");
  }

  @Test
  void shouldNotOpenABoxInThePlaceOfAnother() {
    // Given
    RejectionBox box = boxes.seal(OWNER, List.of(row("a", 1))).get(0);
    RejectionBox moved =
        new RejectionBox(UUID.randomUUID(), OWNER, box.place(), box.tally(), box.box());

    // When / Then
    assertThatThrownBy(() -> boxes.open(moved)).isInstanceOf(UnreadablePayloadException.class);
  }

  private static Rejection row(String account, long row) {
    return new Rejection(account, row, null, "invalid_email", null, null);
  }
}
