package io.fanfare.sandbox.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int SHORT_MILLIS = 200;

  private EchoServer target;
  private FaultProxy proxy;

  @BeforeEach
  void open() throws IOException {
    target = EchoServer.start();
    proxy = FaultProxy.to(target.port());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    target.close();
  }

  @Test
  void shouldPassBytesBothWaysAndTheEnd() throws IOException {
    // Given
    try (Socket caller = connect()) {
      // When
      String echoed = exchange(caller, "hello");
      caller.shutdownOutput();

      // Then
      assertThat(echoed).isEqualTo("hello");
      assertThat(caller.getInputStream().read()).isEqualTo(-1);
      await().atMost(Duration.ofSeconds(5)).until(() -> proxy.connections() == 0);
    }
  }

  @Test
  void shouldPassMoreThanItsBuffersHold() throws Exception {
    // Given
    byte[] large = new byte[3_000_000];
    large[large.length - 1] = 7;
    try (Socket caller = connect()) {
      Thread sender = new Thread(() -> send(caller, large));

      // When
      sender.start();
      byte[] echoed = caller.getInputStream().readNBytes(large.length);
      sender.join();

      // Then
      assertThat(echoed).isEqualTo(large);
    }
  }

  @Test
  void shouldDelayEveryByteByTheLatency() throws IOException {
    // Given
    proxy.apply(Direction.TO_CALLER, Conditions.late(Duration.ofMillis(150), Duration.ZERO));
    try (Socket caller = connect()) {
      long before = System.nanoTime();

      // When
      String echoed = exchange(caller, "late");

      // Then
      assertThat(echoed).isEqualTo("late");
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isBetween(Duration.ofMillis(150), Duration.ofSeconds(3));
    }
  }

  @Test
  void shouldTrickle() throws IOException {
    // Given
    proxy.apply(Direction.TO_TARGET, Conditions.trickling(10));
    try (Socket caller = connect()) {
      long before = System.nanoTime();

      // When
      exchange(caller, "12345");

      // Then
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isBetween(Duration.ofMillis(400), Duration.ofSeconds(3));
    }
  }

  @Test
  void shouldResetWhenTheAnswerBegins() throws IOException {
    // Given
    proxy.apply(Direction.TO_CALLER, Conditions.resetAfter(0));
    try (Socket caller = connect()) {
      // When
      send(caller, "request".getBytes(StandardCharsets.UTF_8));

      // Then
      assertThatThrownBy(() -> caller.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
      assertThat(target.received()).isEqualTo("request");
    }
  }

  @Test
  void shouldResetAfterSoManyBytes() throws IOException {
    // Given
    proxy.apply(Direction.TO_TARGET, Conditions.resetAfter(4));
    try (Socket caller = connect()) {
      // When
      send(caller, "request".getBytes(StandardCharsets.UTF_8));

      // Then
      assertThatThrownBy(() -> caller.getInputStream().readNBytes(7))
          .isInstanceOf(SocketException.class);
      assertThat(target.received()).hasSizeLessThanOrEqualTo(4).isSubstringOf("request");
    }
  }

  @Test
  void shouldSwallowOneDirectionAndResetWhatLostBytesWhenHealed() throws IOException {
    // Given
    proxy.apply(Direction.TO_TARGET, Conditions.blackHole());
    try (Socket caller = connect()) {
      // When
      send(caller, "lost".getBytes(StandardCharsets.UTF_8));

      // Then
      assertThatThrownBy(() -> readWithin(caller, SHORT_MILLIS))
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(target.received()).isEmpty();
      proxy.heal();
      assertThatThrownBy(() -> readWithin(caller, PATIENCE_MILLIS))
          .isInstanceOf(SocketException.class)
          .isNotInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void shouldRefuseWhileCutAndServeTheSamePortWhenHealed() throws IOException {
    // Given
    try (Socket before = connect()) {
      exchange(before, "before");

      // When
      proxy.cut();

      // Then
      assertThatThrownBy(() -> before.getInputStream().read()).isInstanceOf(SocketException.class);
      assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
      proxy.heal();
      try (Socket after = connect()) {
        assertThat(exchange(after, "after")).isEqualTo("after");
      }
    }
  }

  @Test
  void shouldResetCallersOfATargetThatIsAway() throws IOException {
    // When
    target.close();

    // Then
    await().atMost(Duration.ofSeconds(20)).untilAsserted(this::assertReset);
  }

  /** The target's thread may take one more caller on while it is being closed. */
  private void assertReset() throws IOException {
    try (Socket caller = connect()) {
      assertThatThrownBy(() -> caller.getInputStream().read()).isInstanceOf(SocketException.class);
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static int readWithin(Socket socket, int millis) throws IOException {
    socket.setSoTimeout(millis);
    return socket.getInputStream().read();
  }

  private static String exchange(Socket socket, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    send(socket, bytes);
    return new String(socket.getInputStream().readNBytes(bytes.length), StandardCharsets.UTF_8);
  }

  private static void send(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
