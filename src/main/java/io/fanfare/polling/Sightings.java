package io.fanfare.polling;

import io.fanfare.activity.Activity;
import io.fanfare.activity.Activity.Effects;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.Transition;
import io.fanfare.payload.Sealed;
import io.fanfare.payload.Vault;
import io.fanfare.prediction.Kind;
import io.fanfare.prediction.Looks;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.RemoteState;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor's report does to the activities in flight, and what it teaches about how long
 * they take.
 */
@ApplicationScoped
class Sightings {
  private final Vault vault;
  private final Looks looks;
  private final PollingSettings settings;

  Sightings(Vault vault, Looks looks, PollingSettings settings) {
    this.vault = vault;
    this.looks = looks;
    this.settings = settings;
  }

  /** The steps that follow; activities about which there is nothing new give none. */
  List<Transition> steps(List<Activity> inFlight, Sight sight, Instant now) {
    Map<String, RemoteActivity> byId =
        sight.reported().stream()
            .collect(
                Collectors.toMap(
                    RemoteActivity::remoteId, Function.identity(), (first, again) -> again));
    return inFlight.stream()
        .filter(activity -> sight.isComplete() || byId.containsKey(remoteId(activity)))
        .flatMap(activity -> step(activity, byId, now).stream())
        .toList();
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
      looks.ended(Kind.of(activity), took(state, remote, now));
      return Optional.of(activity.to(state.ended(remote)).with(errors(activity, remote)));
    }
    return stall(activity, state, state.seen(remote, now), now);
  }

  private Optional<Transition> stall(
      Activity activity, InFlight before, InFlight seen, Instant now) {
    Duration still = Duration.between(seen.progressAt(), now);
    boolean stalls = !seen.stalled() && still.compareTo(looks.stalledAfter(Kind.of(activity))) > 0;
    InFlight next = stalls ? seen.stalledNow() : seen;
    return next.equals(before) ? Optional.empty() : Optional.of(activity.to(next));
  }

  /** Not listed any more, and still for so long that the vendor's memory must have ended. */
  private boolean isForgotten(InFlight state, Instant now) {
    return Duration.between(state.progressAt(), now).compareTo(settings.vendorMemory()) > 0;
  }

  private Effects errors(Activity activity, RemoteActivity remote) {
    return Effects.NONE.withErrors(sealed(activity, remote)).withFile(file(activity, remote));
  }

  /** The file that is to be fetched: only the id in its link counts. */
  private static @Nullable String file(Activity activity, RemoteActivity remote) {
    boolean wanted = activity.work().keepResult() && remote.state() == RemoteState.COMPLETED;
    return wanted ? remote.details().exportFile() : null;
  }

  private @Nullable Sealed sealed(Activity activity, RemoteActivity remote) {
    List<String> errors = remote.details().errors();
    if (errors.isEmpty()) {
      return null;
    }
    byte[] lines = String.join("\n", errors).getBytes(StandardCharsets.UTF_8);
    return vault.seal(activity.id().toString(), lines);
  }

  /** By the vendor's clock where it tells both; else until we saw it, which is a little longer. */
  private static Duration took(InFlight state, RemoteActivity remote, Instant now) {
    Instant created = remote.times().createdAt();
    Instant completed = remote.times().completedAt();
    boolean told = created != null && completed != null && !completed.isBefore(created);
    return told ? Duration.between(created, completed) : Duration.between(state.acceptedAt(), now);
  }

  private static String remoteId(Activity activity) {
    return ((InFlight) activity.state()).remoteId();
  }
}
