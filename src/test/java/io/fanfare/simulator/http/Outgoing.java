package io.fanfare.simulator.http;

import io.fanfare.simulator.faults.Strike;
import io.fanfare.simulator.vendor.Reply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What goes back over the wire.
 *
 * @param reply null when nothing is to be answered
 */
record Outgoing(@Nullable Reply reply, Strike.Wire wire, Duration delay) {
  static Outgoing now(Reply reply) {
    return new Outgoing(reply, Strike.Wire.ANSWER, Duration.ZERO);
  }
}
