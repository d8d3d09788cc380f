package io.fanfare.polling;

import io.fanfare.activity.Activity;
import io.fanfare.activity.Activity.Effects;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.Transition;
import io.fanfare.payload.Sealed;
import io.fanfare.payload.Vault;
import io.fanfare.vendor.RemoteActivity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a complete report of the vendor does to the activities in flight. Pure but for sealing. */
final class Sightings {
  private final Vault vault;
  private final PollingSettings settings;

  Sightings(Vault vault, PollingSettings settings) {
    this.vault = vault;
    this.settings = settings;
  }

  /** The steps that follow; activities about which there is nothing new give none. */
  List<Transition> steps(List<Activity> inFlight, List<RemoteActivity> reported, Instant now) {
    Map<String, RemoteActivity> byId =
        reported.stream()
            .collect(
                Collectors.toMap(
                    RemoteActivity::remoteId, Function.identity(), (first, again) -> again));
    return inFlight.stream().flatMap(activity -> step(activity, byId, now).stream()).toList();
  }

  private Optional<Transition> step(
      Activity activity, Map<String, RemoteActivity> byId, Instant now) {
    InFlight state = (InFlight) activity.state();
    RemoteActivity remote = byId.get(state.remoteId());
    if (remote == null) {
      return isForgotten(state, now)
          ? Optional.of(activity.to(state.forgotten()))
          : stall(activity, state, state, now);
    }
    if (remote.state().isEnd()) {
      return Optional.of(activity.to(state.ended(remote)).with(errors(activity, remote)));
    }
    return stall(activity, state, state.seen(remote, now), now);
  }

  private Optional<Transition> stall(
      Activity activity, InFlight before, InFlight seen, Instant now) {
    Duration still = Duration.between(seen.progressAt(), now);
    boolean stalls = !seen.stalled() && still.compareTo(settings.stalledAfter()) > 0;
    InFlight next = stalls ? seen.stalledNow() : seen;
    return next.equals(before) ? Optional.empty() : Optional.of(activity.to(next));
  }

  /** Not listed any more, and still for so long that the vendor's memory must have ended. */
  private boolean isForgotten(InFlight state, Instant now) {
    return Duration.between(state.progressAt(), now).compareTo(settings.vendorMemory()) > 0;
  }

  private Effects errors(Activity activity, RemoteActivity remote) {
    return Effects.NONE.withErrors(sealed(activity, remote));
  }

  private @Nullable Sealed sealed(Activity activity, RemoteActivity remote) {
    List<String> errors = remote.details().errors();
    if (errors.isEmpty()) {
      return null;
    }
    byte[] lines = String.join("\n", errors).getBytes(StandardCharsets.UTF_8);
    return vault.seal(activity.id().toString(), lines);
  }
}
