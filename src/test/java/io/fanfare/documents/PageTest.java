package io.fanfare.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.documents.Block.Where;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String PAGE =
      """
      # Title

      ```
      not commands
      ```

      ## First

      ```sh
      # a comment, no heading
      curl $API
      ```
      <!-- shows: "state":"completed" -->

      <!-- shows: two -->
      Text.

      ```sh status=404,409
      curl $API/nobody
      ```

      ```sh not-run
      ./mvnw verify
      ```

      ```sh production
      java -jar fanfare.jar
      ```
      """;

  @Test
  void should_find_the_blocks_of_commands_and_no_other() {
    // When
    List<Block> blocks = Page.blocks("page.md", PAGE.lines().toList());

    // Then
    assertThat(blocks)
        .extracting(Block::title)
        .containsExactly(
            "page.md:10 First", "page.md:19 First", "page.md:23 First", "page.md:27 First");
    assertThat(blocks.get(0).text()).isEqualTo("# a comment, no heading\ncurl $API\n");
  }

  @Test
  void should_read_what_a_block_shows_and_whether_it_runs() {
    // When
    List<Block> blocks = Page.blocks("page.md", PAGE.lines().toList());

    // Then
    assertThat(blocks.get(0).shows()).containsExactly("\"state\":\"completed\"", "two");
    assertThat(blocks.get(0).refusals()).isEmpty();
    assertThat(blocks.get(1).refusals()).isEqualTo(Set.of(404, 409));
    assertThat(blocks)
        .extracting(Block::where)
        .containsExactly(Where.SANDBOX, Where.SANDBOX, Where.NOWHERE, Where.PRODUCTION);
    assertThat(blocks).extracting(Block::runs).containsExactly(true, true, false, false);
  }

  @Test
  void should_refuse_a_page_that_ends_within_a_block() {
    // Given
    List<String> lines = List.of("```sh", "curl $API");

    // When, Then
    assertThatThrownBy(() -> Page.blocks("page.md", lines)).hasMessageContaining("page.md");
  }
}
