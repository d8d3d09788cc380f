package io.fanfare.prediction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Accounts that are fed and looked at as the looks say, on a clock of their own. */
final class Accounts {
  private static final Kind KIND = Kind.of("add_list_memberships", 100);

  private final Looks looks;
  private final Vendor vendor;
  private final List<Sent> inFlight = new ArrayList<>();
  private double lookAt;
  private int ended;
  private int looked;
  private double lag;

  Accounts(Looks looks, Vendor vendor) {
    this.looks = looks;
    this.vendor = vendor;
  }

  static Kind kind() {
    return KIND;
  }

  /**
   * One account more, fed {@code activities}, {@code gap} seconds apart, and followed to the end.
   */
  void run(int activities, double gap) {
    int sent = 0;
    while (sent < activities || !inFlight.isEmpty()) {
      double feedAt = sent < activities ? sent * gap : Double.MAX_VALUE;
      if (inFlight.isEmpty() || feedAt <= lookAt) {
        send(feedAt);
        sent++;
      } else {
        look(sent < activities);
      }
    }
  }

  double looksForEach() {
    return (double) looked / ended;
  }

  double meanLag() {
    return lag / ended;
  }

  private void send(double now) {
    double first = now + Bins.seconds(looks.first(KIND).late());
    lookAt = inFlight.isEmpty() ? first : Math.min(first, lookAt);
    inFlight.add(new Sent(now, now + vendor.takes()));
  }

  private void look(boolean fed) {
    looked++;
    double now = lookAt;
    Iterator<Sent> all = inFlight.iterator();
    while (all.hasNext()) {
      Sent one = all.next();
      if (one.ends() <= now) {
        all.remove();
        ended(one, now);
      }
    }
    List<Waiting> waiting = inFlight.stream().map(one -> one.waiting(now)).toList();
    var times = looks.next(waiting);
    Duration wait = fed ? times.late() : times.soon();
    lookAt = now + Bins.seconds(wait);
  }

  private void ended(Sent one, double now) {
    ended++;
    lag += now - one.ends();
    looks.ended(KIND, Bins.duration(one.ends() - one.at()));
  }

  private record Sent(double at, double ends) {
    Waiting waiting(double now) {
      return new Waiting(KIND, Bins.duration(now - at));
    }
  }
}
