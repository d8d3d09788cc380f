package io.fanfare.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fanfare.payload.Vault;
import io.fanfare.rows.Row;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuffersTest {
  private static final UUID UPLOAD = UUID.randomUUID();
  private static final int MOST = 1_000_000;
  private static final int ROWS = 40_000;

  private final BlockBoxes boxes =
      new BlockBoxes(
          new Vault("k1", Base64.getEncoder().encodeToString(new byte[32]), new SecureRandom()));

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 5_000})
  void shouldGiveBackEveryRowInOrderWhateverTheMix(int accounts) {
    // Given
    Buffers buffers = new Buffers(UPLOAD, boxes, MOST);
    Random random = new Random(accounts);
    Map<String, List<Long>> expected = new HashMap<>();
    List<Block> blocks = new ArrayList<>();

    // When
    for (long number = 1; number <= ROWS; number++) {
      String account = "a" + random.nextInt(accounts);
      expected.computeIfAbsent(account, unseen -> new ArrayList<>()).add(number);
      buffers.add(row(number), account);
      if (buffers.areFull()) {
        blocks.addAll(buffers.take(false));
        assertThat(buffers.areFull()).isFalse();
      }
    }
    blocks.addAll(buffers.take(true));

    // Then
    assertThat(read(blocks)).isEqualTo(expected);
    assertThat(buffers.accounts()).isEqualTo(expected.size());
    assertThat(blocks.stream().mapToInt(Block::rows).sum()).isEqualTo(ROWS);
  }

  @Test
  void shouldEmptyTheLargestFirst() {
    // Given
    Buffers buffers = new Buffers(UPLOAD, boxes, MOST);
    buffers.add(row(1), "small");
    for (long number = 2; !buffers.areFull(); number++) {
      buffers.add(row(number), "large" + number % 2);
    }

    // When
    List<Block> blocks = buffers.take(false);

    // Then
    assertThat(blocks).isNotEmpty();
    assertThat(blocks).extracting(Block::accountId).doesNotContain("small");
  }

  private Map<String, List<Long>> read(List<Block> blocks) {
    Map<String, List<Long>> read = new HashMap<>();
    Map<String, Integer> next = new HashMap<>();
    for (Block block : blocks) {
      assertThat(block.number()).isEqualTo(next.merge(block.accountId(), 1, Integer::sum) - 1);
      List<Long> rows = read.computeIfAbsent(block.accountId(), unseen -> new ArrayList<>());
      boxes.read(UPLOAD, block, row -> rows.add(row.number()));
    }
    return read;
  }

  private static Row row(long number) {
    return new Row(
        number,
        null,
        "key " + number,
        JsonNodeFactory.instance.objectNode().put("email", "person" + number + "@example.com"),
        null);
  }
}
