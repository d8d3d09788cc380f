package io.fanfare.explanation;

import io.fanfare.activity.ActivityView;
import io.fanfare.dispatch.DispatchSettings;
import io.fanfare.forecast.Forecast;
import io.fanfare.forecast.Forecasts;
import io.fanfare.forecast.Supply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Explains activities, a page of them with as few statements as one. */
@ApplicationScoped
public class Explanations {
  private static final Set<String> OPEN =
      Set.of("planned", "submitting", "unknown", "ambiguous", "in_flight");

  private final StandingStore store;
  private final Forecasts forecasts;
  private final DispatchSettings dispatch;

  public Explanations(StandingStore store, Forecasts forecasts, DispatchSettings dispatch) {
    this.store = store;
    this.forecasts = forecasts;
    this.dispatch = dispatch;
  }

  /** Why each has not ended. Those that have are not in it, nor those that ended meanwhile. */
  public Uni<Map<UUID, Why>> of(List<ActivityView> activities) {
    Set<UUID> open =
        activities.stream()
            .filter(activity -> OPEN.contains(activity.state()))
            .map(ActivityView::id)
            .collect(Collectors.toSet());
    return open.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : store
            .of(open)
            .chain(standings -> forecasts.supply().chain(supply -> explain(standings, supply)));
  }

  private Uni<Map<UUID, Why>> explain(List<Standing> standings, Supply supply) {
    Circumstances circumstances = circumstances(supply);
    return standings.stream().anyMatch(standing -> standing.state().equals("planned"))
        ? forecasts
            .forecast(supply)
            .map(forecast -> explained(standings, new Explanation(circumstances, turns(forecast))))
        : Uni.createFrom()
            .item(explained(standings, new Explanation(circumstances, job -> idle(supply))));
  }

  private Circumstances circumstances(Supply supply) {
    Instant reset = supply.resetAt();
    return new Circumstances(
        supply.now(),
        supply.isParked() ? supply.from() : null,
        supply.left() > 0 ? null : reset,
        supply.left() + supply.kept() > 0 ? null : reset,
        dispatch.perAccountInFlight());
  }

  private static Function<UUID, Turn> turns(Forecast forecast) {
    Map<UUID, Turn> known = new HashMap<>();
    return job -> known.computeIfAbsent(job, id -> turn(forecast, id));
  }

  private static Turn turn(Forecast forecast, UUID id) {
    return forecast
        .backlog()
        .of(id)
        .map(job -> new Turn(job.unsent(), forecast.rivals(job).size(), forecast.sent(job)))
        .orElseGet(() -> idle(forecast.supply()));
  }

  /** A job that ended between two reads. */
  private static Turn idle(Supply supply) {
    return new Turn(0, 0, supply.from());
  }

  private static Map<UUID, Why> explained(List<Standing> standings, Explanation explanation) {
    return standings.stream().collect(Collectors.toMap(Standing::id, explanation::of));
  }
}
