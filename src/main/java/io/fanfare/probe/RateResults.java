package io.fanfare.probe;

import io.fanfare.probe.profile.Finding;
import io.fanfare.probe.profile.Question;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What bursts showed, and what follows from it. Pure.
 *
 * @param rounds of direct calls
 * @param echo where the rounds looked like a bucket
 * @param proxied bursts through the proxy
 * @param throttled every answer that said too fast
 * @param configured calls a second that the operator takes the key to have
 */
record RateResults(
    List<Round> rounds,
    Optional<Echo> echo,
    List<Round> proxied,
    List<Seen> throttled,
    int configured) {
  private static final int WANTED = 3;

  Map<Question, Finding> findings() {
    return Map.of(
        Question.WINDOW, window(),
        Question.CALLS_A_SECOND, rate(),
        Question.BURST, burst(),
        Question.PROXIED_COST, cost(),
        Question.THROTTLED_KEYS, told(Seen::keys),
        Question.THROTTLED_SHAPE,
            told(seen -> List.of(seen.shape().name().toLowerCase(Locale.ROOT))),
        Question.RATE_HEADERS, told(Seen::rateHeaders));
  }

  private Finding window() {
    WindowInference inference = WindowInference.over(rounds);
    int seen = inference.rounds() + (echo.isPresent() ? 1 : 0);
    return inference
        .kind()
        .map(kind -> Finding.of(kind.word(), seen >= WANTED, inference.evidence()))
        .orElseGet(() -> Finding.undetermined(inference.evidence()));
  }

  private Finding rate() {
    Optional<WindowKind> kind = WindowInference.over(rounds).kind();
    if (kind.isEmpty()) {
      return Finding.undetermined("not known while the window is not");
    }
    return kind.get() == WindowKind.BUCKET ? filled() : counted(kind.get());
  }

  /** Around the turn of a fixed second more fit; other calls of the key leave less room. */
  private Finding counted(WindowKind kind) {
    OptionalInt most = kind == WindowKind.FIXED ? letIn(rounds).min() : letIn(rounds).max();
    boolean same = letIn(rounds).distinct().count() == 1;
    return Finding.of(most.orElseThrow(), same, "let in at once: " + counts(rounds));
  }

  private Finding filled() {
    Duration quickest = Round.quickest(rounds).orElse(Duration.ZERO);
    if (echo.isEmpty() || !echo.get().isTelling()) {
      return Finding.undetermined("the bucket was not seen to fill up");
    }
    Echo.Rate rate = echo.get().rate(quickest);
    boolean fits = rate.holds(configured);
    return Finding.of(
        fits ? configured : rate.safe(),
        fits,
        "%d let in 0.8 s after the bucket was empty: between %.1f and %.1f calls a second"
            .formatted(echo.get().letIn(), rate.least(), rate.most()));
  }

  private Finding burst() {
    return letIn(rounds).min().isPresent()
        ? Finding.of(
            letIn(rounds).min().getAsInt(),
            letIn(rounds).distinct().count() == 1,
            "let in at once: " + counts(rounds))
        : Finding.undetermined("no burst was refused in part");
  }

  private Finding cost() {
    OptionalInt direct = letIn(rounds).min();
    if (direct.isEmpty() || proxied.isEmpty()) {
      return Finding.undetermined("too few bursts");
    }
    String evidence =
        "let in at once: %s direct, %s through the proxy"
            .formatted(counts(rounds), counts(proxied));
    List<Integer> costs = proxied.stream().map(round -> cost(direct.getAsInt(), round)).toList();
    boolean agree = costs.stream().distinct().count() == 1 && costs.get(0) > 0;
    return agree
        ? Finding.of(costs.get(0), costs.size() > 1, evidence)
        : Finding.undetermined(evidence);
  }

  /** 0 where it is neither once nor twice. */
  private static int cost(int direct, Round round) {
    double share = (double) round.letIn() / direct;
    if (share > 0.75) {
      return 1;
    }
    return share >= 0.4 && share < 0.67 ? 2 : 0;
  }

  private Finding told(Function<Seen, List<String>> what) {
    if (throttled.isEmpty()) {
      return Finding.undetermined("no call was refused as too fast");
    }
    Set<String> all = new TreeSet<>();
    throttled.forEach(seen -> all.addAll(what.apply(seen)));
    String value = all.isEmpty() ? "none" : String.join(",", all);
    return Finding.certain(value, throttled.size() + " calls were refused as too fast");
  }

  private static IntStream letIn(List<Round> rounds) {
    return rounds.stream().filter(Round::isFull).mapToInt(Round::letIn);
  }

  private static String counts(List<Round> rounds) {
    return rounds.stream()
        .map(round -> round.letIn() + " of " + round.burst().size())
        .collect(Collectors.joining(", "));
  }
}
