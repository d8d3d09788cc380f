package io.fanfare.bench.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionFileTest {
  @TempDir private Path directory;

  @Test
  void shouldReadWholeLinesAsTheyCome() throws IOException {
    // Given
    Path path = directory.resolve("completions.jsonl");
    CompletionFile file = new CompletionFile(path);
    Files.writeString(path, "{\"activity_id\":\"a\",\"at\":1000}\n{\"activity_id\":\"b");

    // When
    assertThat(file.read()).containsExactly(new Known("a", Instant.ofEpochSecond(1)));
    Files.writeString(path, "\",\"at\":2000}\n", StandardOpenOption.APPEND);

    // Then
    assertThat(file.read()).extracting(Known::activity).containsExactly("a", "b");
    assertThat(file.isDone()).isFalse();
  }

  @Test
  void shouldTellTheEndFromACompletion() throws IOException {
    // Given
    Path path = directory.resolve("completions.jsonl");
    CompletionFile file = new CompletionFile(path);

    // When
    Files.writeString(path, "{\"done\":true}\n");

    // Then
    assertThat(file.read()).isEmpty();
    assertThat(file.isDone()).isTrue();
  }
}
