package io.fanfare.probe;

import io.fanfare.probe.Seen.Shape;
import io.fanfare.probe.profile.Finding;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What becomes of a status, and of a body that is no JSON, on the way out of the proxy. Pure. */
final class StatusInference {
  private StatusInference() {}

  /** From statuses that calls have by the vendor's documents to how they came out. */
  static Finding of(Map<Integer, Seen> byInner) {
    String evidence =
        byInner.entrySet().stream()
            .map(each -> each.getKey() + " as " + each.getValue().status())
            .collect(Collectors.joining(", "));
    boolean lost = byInner.values().stream().anyMatch(seen -> !seen.isLetIn());
    if (byInner.isEmpty() || lost) {
      return Finding.undetermined(evidence);
    }
    return mapping(byInner)
        .map(mapping -> Finding.certain(mapping, evidence))
        .orElseGet(() -> Finding.undetermined(evidence));
  }

  private static Optional<String> mapping(Map<Integer, Seen> byInner) {
    Set<Integer> refusals = shown(byInner, 4);
    boolean kept = refusals.size() > 1 && same(byInner, 4);
    if (kept && same(byInner, 2)) {
      return Optional.of("passed_through");
    }
    boolean flat = shown(byInner, 2).equals(Set.of(200));
    if (flat && kept) {
      return Optional.of("success_as_200");
    }
    return flat && refusals.equals(Set.of(400)) ? Optional.of("wrapped") : Optional.empty();
  }

  private static Set<Integer> shown(Map<Integer, Seen> byInner, int kind) {
    return byInner.entrySet().stream()
        .filter(each -> each.getKey() / 100 == kind)
        .map(each -> each.getValue().status())
        .collect(Collectors.toSet());
  }

  private static boolean same(Map<Integer, Seen> byInner, int kind) {
    return byInner.entrySet().stream()
        .filter(each -> each.getKey() / 100 == kind)
        .allMatch(each -> each.getKey() == each.getValue().status());
  }

  /** Of a CSV file that exists. */
  static Finding ofFile(Optional<Seen> file) {
    if (file.isEmpty() || file.get().status() == 0) {
      return Finding.undetermined("no export came to its end in time, or no answer came");
    }
    Seen seen = file.get();
    String evidence = "status " + seen.status() + ", body: " + word(seen.shape());
    if (!seen.isSuccess()) {
      return Finding.certain("refused", evidence);
    }
    return switch (seen.shape()) {
      case TEXT -> Finding.certain("plain", evidence);
      case STRING -> Finding.certain("json_string", evidence);
      default -> Finding.undetermined(evidence);
    };
  }

  /** Of a multipart upload for a list that does not exist, which may be why it was refused. */
  static Finding ofUpload(Optional<Seen> upload) {
    if (upload.isEmpty() || !upload.get().isLetIn()) {
      return Finding.undetermined("no answer came");
    }
    Seen seen = upload.get();
    String evidence = "status " + seen.status() + " " + seen.keys();
    return seen.isSuccess()
        ? Finding.certain("accepted", evidence)
        : Finding.of("refused", seen.status() == 415, evidence);
  }

  private static String word(Shape shape) {
    return shape.name().toLowerCase(Locale.ROOT);
  }
}
