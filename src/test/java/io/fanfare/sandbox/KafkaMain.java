package io.fanfare.sandbox;

import java.io.IOException;

/**
 * The broker as a process of its own: takes its port and its controller's port, ends when its
 * standard input does.
 */
public final class KafkaMain {
  private KafkaMain() {}

  public static void main(String[] arguments) throws IOException {
    QuietLogs.apply();
    int port = Integer.parseInt(arguments[0]);
    RunDirectory directory = RunDirectory.create();
    KafkaBroker broker = KafkaBroker.start(directory, port, Integer.parseInt(arguments[1]), port);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(broker, directory)));
    int read = 0;
    while (read >= 0) {
      read = System.in.read();
    }
    System.exit(0);
  }

  private static void close(KafkaBroker broker, RunDirectory directory) {
    broker.close();
    directory.close();
  }
}
