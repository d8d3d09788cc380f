package io.fanfare.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The loopback ports of one set of services. Tests take {@link #free() free} ones; the sandbox uses
 * fixed ones, so that addresses can be typed from memory, and checks them first.
 */
public record Ports(
    int postgres, int kafka, int kafkaController, int simulator, int service, int management) {
  private static final int COUNT = 6;

  /** Ports that nothing listens on now. Another process may still take one before it is bound. */
  public static Ports free() {
    List<Integer> ports = findFree(COUNT);
    return new Ports(
        ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4), ports.get(5));
  }

  /** The sandbox's ports: {@code sandbox.<name>.port} in {@code properties}, else the defaults. */
  public static Ports fixed(Properties properties) {
    return new Ports(
        port(properties, "postgres", 15432),
        port(properties, "kafka", 19092),
        findFree(1).get(0),
        port(properties, "simulator", 18080),
        port(properties, "service", 8080),
        port(properties, "management", 9000));
  }

  /** Fails with a {@link SandboxFailure} that names the first taken port and its property. */
  public void requireFree() {
    requireFree("PostgreSQL", "postgres", postgres);
    requireFree("Kafka", "kafka", kafka);
    requireFree("the simulator", "simulator", simulator);
    requireFree("the service", "service", service);
    requireFree("its health and metrics", "management", management);
  }

  private static void requireFree(String what, String name, int port) {
    if (isTaken(port)) {
      throw new SandboxFailure(
          "Port %d for %s is taken: stop what uses it or set -D%s=<another port>"
              .formatted(port, what, property(name)));
    }
  }

  /** Binds the wildcard address too: a listener there would shadow or refuse the loopback one. */
  private static boolean isTaken(int port) {
    return !canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        || !canBind(new InetSocketAddress(port));
  }

  private static boolean canBind(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static int port(Properties properties, String name, int byDefault) {
    String text = properties.getProperty(property(name), "");
    try {
      int port = text.isBlank() ? byDefault : Integer.parseInt(text.strip());
      if (port > 0 && port < 65_536) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, in the same words as a number out of range.
    }
    throw new SandboxFailure(
        "-D%s=%s is not a port: give a number from 1 to 65535".formatted(property(name), text));
  }

  private static String property(String name) {
    return "sandbox." + name + ".port";
  }

  /** Holds all sockets open until the last is bound, so that no port is given twice. */
  private static List<Integer> findFree(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("No free port on the loopback address", e);
    } finally {
      held.forEach(Ports::closeQuietly);
    }
  }

  private static void closeQuietly(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
