package io.fanfare.probe;

import io.fanfare.probe.VendorProbe.Entry;
import io.fanfare.probe.profile.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** In which order activities are listed. Pure. */
final class OrderInference {
  private OrderInference() {}

  static Finding of(List<Entry> entries) {
    List<Instant> times = entries.stream().map(Entry::createdAt).filter(Objects::nonNull).toList();
    int later = 0;
    int earlier = 0;
    for (int i = 1; i < times.size(); i++) {
      int step = times.get(i).compareTo(times.get(i - 1));
      later += step > 0 ? 1 : 0;
      earlier += step < 0 ? 1 : 0;
    }
    String evidence =
        "%d activities; the next is older %d times, newer %d times"
            .formatted(times.size(), earlier, later);
    if (later + earlier == 0) {
      return Finding.undetermined(evidence);
    }
    String order = later == 0 ? "newest_first" : earlier == 0 ? "oldest_first" : "neither";
    return Finding.of(order, later + earlier > 1, evidence);
  }
}
