package io.fanfare.reckoning;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.Ended;
import io.fanfare.activity.Aftermath;
import io.fanfare.activity.End;
import io.fanfare.activity.RowEffects;
import io.fanfare.activity.RowEffects.Part;
import io.fanfare.activity.Transition;
import io.fanfare.operation.BulkOperation;
import io.fanfare.payload.Vault.UnreadablePayloadException;
import io.fanfare.reckoning.Splitting.Decision;
import io.fanfare.rejection.Origins;
import io.fanfare.rejection.RejectionBox.Owner;
import io.fanfare.rejection.RejectionBoxes;
import io.fanfare.rejection.RejectionReason;
import io.fanfare.rejection.RowOrigins;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.RemoteActivity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Follows the ends of imports down to their rows. */
@ApplicationScoped
public class RowAftermath implements Aftermath {
  private static final String IMPORT = BulkOperation.CONTACTS_JSON_IMPORT.id();

  private final FamilyStore families;
  private final Origins origins;
  private final Halves halves;
  private final RejectionBoxes boxes;
  private final CheckPlans checks;
  private final Reckoning reckoning;
  private final Splitting splitting;

  RowAftermath(
      FamilyStore families,
      Origins origins,
      Halves halves,
      RejectionBoxes boxes,
      CheckPlans checks,
      ReckoningSettings settings) {
    this.families = families;
    this.origins = origins;
    this.halves = halves;
    this.boxes = boxes;
    this.checks = checks;
    this.reckoning = new Reckoning(settings);
    this.splitting = new Splitting(settings);
  }

  @Override
  public Uni<List<Transition>> of(List<Transition> steps, List<RemoteActivity> seen) {
    if (steps.stream().noneMatch(RowAftermath::endsAnImport)) {
      return Uni.createFrom().item(steps);
    }
    Map<String, RemoteActivity> reports = new HashMap<>();
    seen.forEach(remote -> reports.put(remote.remoteId(), remote));
    Map<UUID, Integer> cut = new HashMap<>();
    return Multi.createFrom()
        .iterable(steps)
        .onItem()
        .transformToUniAndConcatenate(
            step -> endsAnImport(step) ? ended(step, reports, cut) : Uni.createFrom().item(step))
        .collect()
        .asList();
  }

  private static boolean endsAnImport(Transition step) {
    return step.to() instanceof Ended && step.from().work().operation().equals(IMPORT);
  }

  private Uni<Transition> ended(
      Transition step, Map<String, RemoteActivity> reports, Map<UUID, Integer> cut) {
    Ended ended = (Ended) step.to();
    @Nullable RemoteActivity report = reports.get(ended.remoteId());
    List<String> said = report == null ? List.of() : report.details().errors();
    if (ended.end() == End.COMPLETED) {
      return completed(step, ended, said).chain(told -> checks.planned(told, report));
    }
    return isAboutRows(ended, said)
        ? refused(step, ended, cut)
        : told(step, notApplied(step, ended));
  }

  private Uni<Transition> completed(Transition step, Ended ended, List<String> errors) {
    Reckoned reckoned = reckoning.completed(rows(step), ended.counters(), errors);
    Transition shown = reckoned.disagrees() ? to(step, ended.disagreeing()) : step;
    return told(shown, reckoned);
  }

  /** Cut where that is worth it; else every row has the same fate. */
  private Uni<Transition> refused(Transition step, Ended ended, Map<UUID, Integer> cut) {
    return families
        .family(step.from().id())
        .map(family -> family.with(cut.getOrDefault(family.root(), 0)))
        .chain(family -> decided(step, ended, family, cut));
  }

  private Uni<Transition> decided(
      Transition step, Ended ended, Family family, Map<UUID, Integer> cut) {
    Decision decision = splitting.decide(rows(step), family);
    if (decision instanceof Decision.Halves at) {
      cut.merge(family.root(), 2, Integer::sum);
      return halves.of(step.from(), at.at()).map(parts -> cut(step, ended, parts));
    }
    Transition shown = decision instanceof Decision.Isolated ? to(step, ended.superseded()) : step;
    return told(shown, refusal(rows(step), ended));
  }

  private static Transition cut(Transition step, Ended ended, List<Part> parts) {
    Transition superseded = to(step, ended.superseded());
    return superseded.with(superseded.effects().withRows(new RowEffects(List.of(), parts)));
  }

  private static Reckoned refusal(int rows, Ended ended) {
    String said = "The vendor's answer was: %s.".formatted(word(ended));
    return rows == 1
        ? Reckoned.all(1, RejectionReason.REFUSED_BY_VENDOR, said)
        : Reckoned.all(rows, RejectionReason.REFUSED_WITH_OTHERS, said);
  }

  /**
   * Rows of a request that did not run, or not to its end. Where it may have run for some, nobody
   * can tell for which.
   */
  private static Reckoned notApplied(Transition step, Ended ended) {
    int rows = rows(step);
    @Nullable Long applied = ended.counters().person();
    if (ended.end() == End.UNTRACEABLE || ended.reason() == Reason.SETTLED) {
      return Reckoned.some(rows, word(ended), "Nobody can tell whether they were applied.");
    }
    if (ended.end() == End.CANCELLED && ended.remoteId() == null) {
      return Reckoned.some(rows, word(ended), "They were never sent.");
    }
    return applied == null || applied == 0
        ? Reckoned.all(rows, word(ended), null)
        : Reckoned.some(rows - applied, word(ended), "The vendor applied %d.".formatted(applied));
  }

  private Uni<Transition> told(Transition step, Reckoned reckoned) {
    if (reckoned.isNothing()) {
      return Uni.createFrom().item(step);
    }
    return numbers(step, reckoned).map(numbers -> told(step, reckoned, numbers));
  }

  /** Without the rows' numbers the rest is still true. */
  private Uni<@Nullable RowOrigins> numbers(Transition step, Reckoned reckoned) {
    return reckoned.found().isEmpty()
        ? Uni.createFrom().nullItem()
        : origins
            .of(step.from().work().payloadId(), rows(step))
            .onFailure(UnreadablePayloadException.class)
            .recoverWithNull();
  }

  private Transition told(Transition step, Reckoned reckoned, @Nullable RowOrigins numbers) {
    Activity.Target target = step.from().target();
    Owner owner = new Owner(target.jobId(), step.from().id());
    RowEffects rows =
        new RowEffects(
            boxes.seal(owner, reckoned.rejections(target.accountId(), numbers)), List.of());
    return step.with(step.effects().withRows(rows));
  }

  /**
   * Whether the vendor found fault with what was sent: by its answer, or by what it wrote about an
   * activity that failed before it applied anything.
   */
  private static boolean isAboutRows(Ended ended, List<String> errors) {
    @Nullable Reason reason = ended.reason();
    boolean refused = reason == Reason.INVALID || reason == Reason.TOO_LARGE;
    boolean applied = ended.counters().person() != null && ended.counters().person() > 0;
    boolean faulted = errors.stream().anyMatch(VendorWords::findFault);
    return refused || (reason == Reason.FAILED_BY_VENDOR && !applied && faulted);
  }

  private static Transition to(Transition step, Ended ended) {
    return step.from().to(ended).with(step.effects());
  }

  private static int rows(Transition step) {
    return step.from().work().traits().items();
  }

  private static String word(Ended ended) {
    return ended.reason() == null ? ended.word() : ended.reason().word();
  }
}
