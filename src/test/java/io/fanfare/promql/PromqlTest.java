package io.fanfare.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The evaluator against what Prometheus documents and does. */
class PromqlTest {
  private static final Map<String, String> ONE = Map.of("job", "fanfare", "instance", "1");
  private static final Map<String, String> OTHER = Map.of("job", "fanfare", "instance", "2");
  private static final Offset<Double> EXACTLY = within(1e-9);

  private final Scrapes scrapes = new Scrapes();

  @Test
  void shouldTakeTheLargestOrAddUpOverReplicas() {
    // Given
    scrapes.answered(30, ONE, Scrape.of("depth{state=\"planned\"} 3.0\n"));
    scrapes.answered(30, OTHER, Scrape.of("depth{state=\"planned\"} 5.0\n"));

    // Then
    assertThat(value("max(depth)", 30)).isEqualTo(5, EXACTLY);
    assertThat(value("sum(depth)", 30)).isEqualTo(8, EXACTLY);
    assertThat(value("max(depth) / sum(depth) * 2", 30)).isEqualTo(1.25, EXACTLY);
  }

  @Test
  void shouldIgnoreNaNInMaxAndDropItInComparisons() {
    // Given
    scrapes.answered(30, ONE, Scrape.of("age NaN\n"));

    // Then
    assertThat(holds("max(age) > 0", 30)).isFalse();
    assertThat(holds("max(age) < 2", 30)).isFalse();
    scrapes.answered(30, OTHER, Scrape.of("age 1.0\n"));
    assertThat(value("max(age)", 30)).isEqualTo(1, EXACTLY);
  }

  @Test
  void shouldSelectByLabels() {
    // Given
    scrapes.answered(30, ONE, Scrape.of("c{v=\"a\",w=\"x\"} 1\nc{v=\"b\",w=\"x\"} 2\n"));

    // Then
    assertThat(value("sum(c{v=\"b\"})", 30)).isEqualTo(2, EXACTLY);
    assertThat(value("sum(c{w=\"x\"})", 30)).isEqualTo(3, EXACTLY);
    assertThat(holds("sum(c{v=\"none\"})", 30)).isFalse();
  }

  @Test
  void shouldForgetASeriesThatEndsOrIsOld() {
    // Given
    scrapes.answered(30, ONE, Scrape.of("c 1\nd 1\n"));

    // When
    scrapes.answered(60, ONE, Scrape.of("d 1\n"));

    // Then
    assertThat(holds("c == 1", 60)).isFalse();
    assertThat(holds("d == 1", 359)).isTrue();
    assertThat(holds("d == 1", 361)).isFalse();
  }

  @Test
  void shouldKnowWhetherATargetAnswers() {
    // When
    scrapes.answered(30, ONE, Scrape.of("c 1\n"));
    scrapes.missed(30, OTHER);

    // Then
    assertThat(holds("absent(up{job=\"fanfare\"} == 1)", 30)).isFalse();
    scrapes.missed(60, ONE);
    assertThat(holds("absent(up{job=\"fanfare\"} == 1)", 60)).isTrue();
    assertThat(holds("c == 1", 60)).isFalse();
  }

  @Test
  void shouldExtrapolateARateToTheEndsOfItsRange() {
    // Given: 1 a second from 100 on, seen every 30 s from 0 to 300.
    every30s(300, time -> 100 + time);

    // Then: half of the first gap is not in the range, all of it is extrapolated.
    assertThat(value("rate(c[5m])", 300)).isEqualTo(1, EXACTLY);
    assertThat(value("increase(c[2m])", 310)).isEqualTo(120, EXACTLY);
  }

  @Test
  void shouldNotExtrapolateBelowZeroNorFarBeyondWhatWasSeen() {
    // Given
    scrapes.answered(240, ONE, Scrape.of("c 0\n"));
    scrapes.answered(270, ONE, Scrape.of("c 3\n"));
    scrapes.answered(300, ONE, Scrape.of("c 6\n"));

    // Then
    assertThat(value("increase(c[10m])", 300)).isEqualTo(6, EXACTLY);
    assertThat(value("increase(c[10m])", 390)).isEqualTo(7.5, EXACTLY);
  }

  @Test
  void shouldCountOverARestart() {
    // Given
    every30s(120, time -> time < 60 ? 10 : time / 30.0 - 1);

    // Then: 0 from 0 to 30, 1 after the restart at 60, 1 and 1 after that.
    assertThat(Increase.of(points("c", 120), 120, 120)).hasValueSatisfying(near(3));
  }

  @Test
  void shouldKnowNoRateOfWhatWasSeenOnce() {
    // Given
    scrapes.answered(30, ONE, Scrape.of("c 7\n"));

    // Then
    assertThat(holds("rate(c[5m])", 30)).isFalse();
    assertThat(value("sum(rate(c[5m])) or vector(0)", 30)).isEqualTo(0, EXACTLY);
  }

  @Test
  void shouldEvaluateASubqueryStepByStep() {
    // Given
    every30s(600, time -> time < 300 ? 0 : 4);

    // Then
    assertThat(value("min_over_time(max(c)[5m:1m])", 600)).isEqualTo(4, EXACTLY);
    assertThat(value("min_over_time(max(c)[7m:1m])", 600)).isEqualTo(0, EXACTLY);
  }

  @Test
  void shouldJoinOnNothing() {
    // Given
    scrapes.answered(30, ONE, Scrape.of("a{x=\"1\"} 1\nb 0\n"));

    // Then
    assertThat(holds("a > 0 and on () b == 0", 30)).isTrue();
    assertThat(holds("a > 0 and b == 0", 30)).isFalse();
    assertThat(holds("a > 0 and on () b > 0", 30)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "avg(c)",
        "max by (state) (c)",
        "c offset 5m",
        "c{v=~\"a.*\"}",
        "c + 1",
        "c unless d",
        "histogram_quantile(0.9, c)",
        "c[5m]",
        "1 > c",
        "c ==",
        "(c",
        ""
      })
  void shouldRefuseWhatItDoesNotKnow(String expression) {
    assertThatThrownBy(() -> Expression.parse(expression)).isInstanceOf(RuntimeException.class);
  }

  private void every30s(int until, IntToDoubleFunction value) {
    for (int time = 0; time <= until; time += 30) {
      scrapes.answered(time, ONE, Scrape.of("c " + value.applyAsDouble(time) + "\n"));
    }
  }

  private List<Scrapes.Point> points(String name, double to) {
    return scrapes.in(name, Map.of(), -1, to).get(0).points();
  }

  private static Consumer<Double> near(double value) {
    return found -> assertThat(found).isEqualTo(value, EXACTLY);
  }

  private boolean holds(String expression, double time) {
    return Expression.parse(expression).holds(scrapes, time);
  }

  private double value(String expression, double time) {
    List<Sample> found = Expression.parse(expression).at(scrapes, time);
    assertThat(found).hasSize(1);
    return found.get(0).value();
  }
}
