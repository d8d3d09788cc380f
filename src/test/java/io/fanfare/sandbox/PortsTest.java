package io.fanfare.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
  @Test
  void aTakenPortIsNamedWithThePropertyThatChangesIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ports free = Ports.free();
      Ports ports =
          new Ports(
              taken.getLocalPort(),
              free.kafka(),
              free.kafkaController(),
              free.simulator(),
              free.service(),
              free.management());

      assertThatThrownBy(ports::requireFree)
          .isInstanceOf(SandboxFailure.class)
          .hasMessage(
              "Port %d for PostgreSQL is taken: stop what uses it"
                  + " or set -Dsandbox.postgres.port=<another port>",
              taken.getLocalPort());
    }
  }

  @Test
  void freePortsAreFreeAndDifferent() {
    Ports ports = Ports.free();

    ports.requireFree();

    assertThat(
            new int[] {
              ports.postgres(),
              ports.kafka(),
              ports.kafkaController(),
              ports.simulator(),
              ports.service(),
              ports.management()
            })
        .doesNotHaveDuplicates();
  }

  @Test
  void fixedPortsComeFromTheirProperties() {
    Properties properties = new Properties();
    properties.setProperty("sandbox.kafka.port", "29092");

    Ports ports = Ports.fixed(properties);

    assertThat(ports.kafka()).isEqualTo(29092);
    assertThat(ports.postgres()).isEqualTo(15432);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "web"})
  void whatIsNoPortIsRefusedInOneWording(String text) {
    Properties properties = new Properties();
    properties.setProperty("sandbox.service.port", text);

    assertThatThrownBy(() -> Ports.fixed(properties))
        .isInstanceOf(SandboxFailure.class)
        .hasMessage("-Dsandbox.service.port=%s is not a port: give a number from 1 to 65535", text);
  }
}
