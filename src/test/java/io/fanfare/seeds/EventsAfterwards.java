package io.fanfare.seeds;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.Transition;
import io.fanfare.event.Event;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Keeps events in a transaction of their own, after that of the states: a crash loses them. */
final class EventsAfterwards implements ActivityStore {
  private final ActivityStore real;
  private final Ports ports;

  EventsAfterwards(ActivityStore real, Ports ports) {
    this.real = real;
    this.ports = ports;
  }

  @Override
  public Uni<List<Transition>> record(List<Transition> transitions) {
    Map<Transition, Transition> silent = new IdentityHashMap<>();
    List<Transition> without = transitions.stream().map(step -> silenced(step, silent)).toList();
    return real.record(without)
        .map(kept -> kept.stream().map(silent::get).toList())
        .call(this::tell);
  }

  @Override
  public Uni<List<Transition>> looked(List<Looked> looks) {
    Map<Transition, Transition> silent = new IdentityHashMap<>();
    List<Looked> without = new ArrayList<>();
    looks.forEach(
        look ->
            without.add(
                new Looked(
                    look.accountId(),
                    look.looker(),
                    look.steps().stream().map(step -> silenced(step, silent)).toList(),
                    look.next(),
                    look.pages())));
    return real.looked(without)
        .map(kept -> kept.stream().map(silent::get).toList())
        .call(this::tell);
  }

  private static Transition silenced(Transition step, Map<Transition, Transition> silent) {
    Transition without = new Transition(step.from(), step.to(), List.of(), step.effects());
    silent.put(without, step);
    return without;
  }

  private Uni<Void> tell(List<Transition> kept) {
    List<Event> events = kept.stream().flatMap(step -> step.events().stream()).toList();
    return ports.calls().call("tell", () -> ports.tables().tell(events));
  }

  @Override
  public Uni<List<Activity>> claimDue(int limit, ClaimTerms terms) {
    return real.claimDue(limit, terms);
  }

  @Override
  public Uni<List<Watched>> claimLooks(int limit, LookTerms terms) {
    return real.claimLooks(limit, terms);
  }

  @Override
  public Uni<Set<String>> known(String accountId, Set<String> remoteIds) {
    return real.known(accountId, remoteIds);
  }

  @Override
  public Uni<Void> foreign(String accountId, String remoteId) {
    return real.foreign(accountId, remoteId);
  }

  @Override
  public Uni<Void> park(String accountId, Duration time) {
    return real.park(accountId, time);
  }

  @Override
  public Uni<List<Lost>> lost(Duration silentFor, int limit) {
    return real.lost(silentFor, limit);
  }

  @Override
  public Uni<List<Activity>> toCancel(int limit) {
    return real.toCancel(limit);
  }

  @Override
  public Uni<List<Activity>> ofClosedAccounts(int limit) {
    return real.ofClosedAccounts(limit);
  }

  @Override
  public Uni<List<Activity>> ambiguousLongerThan(Duration age, int limit) {
    return real.ambiguousLongerThan(age, limit);
  }

  @Override
  public Uni<List<Activity>> planned(UUID jobId, String accountId) {
    return real.planned(jobId, accountId);
  }

  @Override
  public Uni<Activity> unended(UUID id) {
    return real.unended(id);
  }
}
