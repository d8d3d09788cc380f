package io.fanfare.probe;

import io.fanfare.probe.VendorProbe.Entry;
import io.fanfare.probe.VendorProbe.Listing;
import io.fanfare.probe.VendorProbe.Made;
import io.fanfare.probe.profile.Finding;
import io.fanfare.probe.profile.Question;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How answers come out of the proxy. Makes one empty list, exports it and deletes it again. Once
 * only: it remembers what it saw.
 */
final class AnswerExperiment {
  private static final List<Duration> LOOKS =
      List.of(1, 2, 3, 5, 8, 10, 15, 20).stream().map(Duration::ofSeconds).toList();

  private final VendorProbe vendor;
  private final Pacing pacing;
  private final Progress progress;
  private final String name;
  private final Map<Integer, Seen> inner = new TreeMap<>();
  private final List<String> lists = new ArrayList<>();
  private @Nullable Seen file;
  private @Nullable Seen multipart;
  private @Nullable Listing listing;

  /** {@code name}: of the list. */
  AnswerExperiment(VendorProbe vendor, Pacing pacing, Progress progress, String name) {
    this.vendor = vendor;
    this.pacing = pacing;
    this.progress = progress;
    this.name = name;
  }

  /** Most calls, when the export takes its time. */
  static int expectedCalls() {
    return 9 + LOOKS.size();
  }

  /** Whatever happens, what was made is deleted; where that fails too, the failure names it. */
  Uni<Map<Question, Finding>> run() {
    return refusals()
        .chain(this::exported)
        .chain(() -> pacing.careful(vendor::multipart))
        .invoke(seen -> multipart = seen)
        .onFailure()
        .recoverWithUni(failure -> cleaned().chain(() -> Uni.createFrom().failure(failure)))
        .chain(this::cleaned)
        .chain(() -> pacing.careful(vendor::activities))
        .invoke(page -> listing = page)
        .map(page -> findings());
  }

  private Uni<Void> refusals() {
    progress.step("Answers: a list is made, refused, asked for and deleted");
    return pacing
        .careful(() -> vendor.createList(name))
        .invoke(made -> made(201, made))
        .chain(() -> pacing.careful(() -> vendor.createList(name)))
        .invoke(made -> made(409, made))
        .chain(() -> pacing.careful(vendor::createNameless))
        .invoke(seen -> inner.put(400, seen))
        .chain(() -> pacing.careful(vendor::readUnknown))
        .invoke(seen -> inner.put(404, seen))
        .replaceWithVoid();
  }

  private void made(int status, Made made) {
    inner.put(status, made.seen());
    if (made.id() != null) {
      lists.add(made.id());
    }
  }

  private Uni<Void> exported() {
    if (lists.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    progress.step("Files: the empty list is exported");
    return pacing
        .careful(() -> vendor.exportList(lists.get(0)))
        .chain(made -> made.id() == null ? Uni.createFrom().voidItem() : awaited(made, 0));
  }

  private Uni<Void> awaited(Made export, int look) {
    if (look == LOOKS.size()) {
      return Uni.createFrom().voidItem();
    }
    return pacing
        .after(LOOKS.get(look))
        .chain(() -> pacing.careful(vendor::activities))
        .chain(page -> isEnded(page, export) ? read(export) : awaited(export, look + 1));
  }

  private static boolean isEnded(Listing page, Made export) {
    return page.entries().stream().anyMatch(one -> one.id().equals(export.id()) && one.ended());
  }

  private Uni<Void> read(Made export) {
    return export.fileId() == null
        ? Uni.createFrom().voidItem()
        : pacing
            .careful(() -> vendor.file(export.fileId()))
            .invoke(seen -> file = seen)
            .replaceWithVoid();
  }

  private Uni<Void> cleaned() {
    Uni<Void> done = Uni.createFrom().voidItem();
    for (String list : lists) {
      done =
          done.chain(() -> pacing.careful(() -> vendor.deleteList(list)))
              .invoke(this::deleted)
              .replaceWithVoid();
    }
    return done.onFailure()
        .transform(
            failure ->
                new ProbeFailedException(
                    "The list \"%s\" may be left in the account, delete it there (%s)"
                        .formatted(name, failure.getMessage())));
  }

  private void deleted(Seen seen) {
    inner.put(202, seen);
    if (!seen.isSuccess()) {
      throw new ProbeFailedException("its deletion was answered with " + seen.status());
    }
  }

  private Map<Question, Finding> findings() {
    Map<Question, Finding> findings = new LinkedHashMap<>();
    findings.put(Question.INNER_STATUS, StatusInference.of(inner));
    findings.put(Question.CSV, StatusInference.ofFile(Optional.ofNullable(file)));
    findings.put(Question.MULTIPART, StatusInference.ofUpload(Optional.ofNullable(multipart)));
    List<Entry> entries = listing == null ? List.of() : listing.entries();
    findings.put(Question.ACTIVITY_ORDER, OrderInference.of(entries));
    return findings;
  }
}
