package io.fanfare.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fanfare.documents.Block.Where;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {
  @TempDir private Path work;
  private HttpServer server;
  private Shell shell;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", ShellTest::answer);
    server.start();
    String address = "http://localhost:" + server.getAddress().getPort();
    shell = new Shell(Path.of(""), work, Map.of("http://localhost:8080", address));
    shell.run(block("API=http://localhost:8080; TEXT='two\nlines'"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void should_remember_variables_from_block_to_block() {
    // When
    String printed = shell.run(block("curl -sw '\\n' $API/200; echo \"$TEXT\""));

    // Then
    assertThat(printed).isEqualTo("answer\ntwo\nlines\n");
  }

  @Test
  void should_forget_variables_of_another_page() {
    // When
    shell.keepOnly(Set.of("TEXT"));

    // Then
    shell.run(block("echo \"$TEXT\""));
    assertThatThrownBy(() -> shell.run(block("echo $API")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("API: unbound variable");
  }

  @Test
  void should_put_files_below_its_own_directory() {
    // When
    shell.run(block("curl -s $API/200 > /tmp/answer.txt"));

    // Then
    assertThat(work.resolve("answer.txt")).hasContent("answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl -s $API/404",
        "curl -s $API/503 | tee /tmp/answer.txt",
        "FOUND=$(curl -s $API/400 | sed 's/x/y/')",
        "curl -s $API/404 || true",
        "curl -s $API/302",
        "false; true",
        "false | true",
        "echo $UNSET",
        "NOTHING=$(printf '')",
        "curl -s http://localhost:1/"
      })
  void should_fail_a_broken_block(String commands) {
    // When, Then
    assertThatThrownBy(() -> shell.run(block(commands)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("page.md:1 Heading: ended with code");
  }

  @Test
  void should_let_a_refusal_pass_that_the_block_shows() {
    // Given
    Block refused = block("curl -s $API/409", Set.of(409), List.of("answer"));

    // When
    String printed = shell.run(refused);

    // Then
    assertThat(printed).isEqualTo("answer");
  }

  @Test
  void should_miss_a_refusal_that_does_not_come() {
    // Given
    Block refused = block("curl -s $API/200", Set.of(409), List.of());

    // When, Then
    assertThatThrownBy(() -> shell.run(refused)).hasMessageContaining("no answer had the status");
  }

  @Test
  void should_miss_what_is_not_shown() {
    // Given
    Block shows = block("curl -s $API/200", Set.of(), List.of("question"));

    // When, Then
    assertThatThrownBy(() -> shell.run(shows)).hasMessageContaining("does not show question");
  }

  private static Block block(String commands) {
    return block(commands, Set.of(), List.of());
  }

  private static Block block(String commands, Set<Integer> refusals, List<String> shows) {
    return new Block("page.md", 1, "Heading", commands + "\n", Where.SANDBOX, refusals, shows);
  }

  private static void answer(HttpExchange call) throws IOException {
    byte[] body = "answer".getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(
        Integer.parseInt(call.getRequestURI().getPath().substring(1)), body.length);
    call.getResponseBody().write(body);
    call.close();
  }
}
