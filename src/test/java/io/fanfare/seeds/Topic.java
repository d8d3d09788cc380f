package io.fanfare.seeds;

import io.fanfare.completion.EventPublisher;
import io.fanfare.completion.Outbox.Heading;
import io.fanfare.completion.Outbox.Kept;
import io.fanfare.seeds.world.Life;
import io.fanfare.seeds.world.Server;
import java.util.ArrayList;
import java.util.List;

/** What the broker was given, in order. */
final class Topic {
  private final List<Heading> log = new ArrayList<>();
  private final Server broker;

  Topic(Server broker) {
    this.broker = broker;
  }

  /** The broker as one process reaches it. */
  EventPublisher publisher(Life life) {
    return event -> broker.call(life, "publish", () -> append(event));
  }

  private Void append(Kept event) {
    log.add(event.heading());
    return null;
  }

  List<Heading> log() {
    return log;
  }
}
