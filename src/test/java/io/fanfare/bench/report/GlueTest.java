package io.fanfare.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlueTest {
  @TempDir private Path directory;

  @Test
  void shouldCountNeitherEmptyLinesNorCommentsNorImports() throws IOException {
    // Given
    Path file = directory.resolve("x.mjs");
    Files.writeString(file, "// why\nimport x;\n\n/**\n * More.\n */\ncall();\n  go();\n");

    // When
    int lines = Glue.lines(List.of(file, file));

    // Then
    assertThat(lines).isEqualTo(4);
  }
}
