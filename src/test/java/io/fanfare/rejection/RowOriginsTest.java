package io.fanfare.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.payload.Sealed;
import io.fanfare.payload.Vault;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowOriginsTest {
  private static final UUID PAYLOAD = UUID.randomUUID();

  private final OriginBoxes boxes =
      new OriginBoxes(
          new Vault("k1", Base64.getEncoder().encodeToString(new byte[32]), new SecureRandom()));

  @Test
  void shouldComeOutOfItsBoxAsItWentIn() {
    // Given
    RowOrigins origins =
        new RowOrigins.Builder().add(4, "x").add(199_999, null).add(7, "z").build();

    // When
    RowOrigins opened = boxes.open(PAYLOAD, boxes.seal(PAYLOAD, origins));

    // Then
    assertThat(opened.size()).isEqualTo(3);
    assertThat(new long[] {opened.row(0), opened.row(1), opened.row(2)})
        .containsExactly(4, 199_999, 7);
    assertThat(new String[] {opened.key(0), opened.key(1), opened.key(2)})
        .containsExactly("x", null, "z");
  }

  @Test
  void shouldKnowThePartsOfItself() {
    // Given
    RowOrigins origins = new RowOrigins.Builder().add(4, "x").add(5, "y").add(9, "z").build();

    // When
    RowOrigins part = boxes.open(PAYLOAD, boxes.seal(PAYLOAD, origins.part(1, 3)));

    // Then
    assertThat(part.size()).isEqualTo(2);
    assertThat(part.row(1)).isEqualTo(9);
    assertThat(part.key(0)).isEqualTo("y");
  }

  @Test
  void shouldTakeLittleRoomWhenRowsFollowOneAnother() {
    // Given
    RowOrigins origins = RowOrigins.counting(1, 39_999);

    // When
    Sealed box = boxes.seal(PAYLOAD, origins);

    // Then
    assertThat(box.box()).hasSizeLessThan(1_000);
    assertThat(boxes.open(PAYLOAD, box).row(39_998)).isEqualTo(39_999);
    assertThat(boxes.open(PAYLOAD, box).key(0)).isNull();
  }

  @Test
  void shouldGatherMoreRowsThanItHasRoomForAtFirst() {
    // Given
    RowOrigins.Builder builder = new RowOrigins.Builder();

    // When
    for (int row = 1; row <= 1_000; row++) {
      builder.add(2L * row, null);
    }

    // Then
    assertThat(builder.build().row(999)).isEqualTo(2_000);
  }
}
