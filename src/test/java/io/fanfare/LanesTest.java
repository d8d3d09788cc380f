package io.fanfare;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.fanfare.testing.Lanes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceLock;

/** No two classes ever play on one stage at the same time. */
class LanesTest {
  private static final Pattern INTEGRATION_TEST = Pattern.compile(".*IT\\.class");

  private static final Map<String, String> LANE_OF_STAGE =
      Map.of(
          "io.fanfare.path.SharedStage", Lanes.FIRST,
          "io.fanfare.faults.rig.SharedStage", Lanes.SECOND);

  private final List<JavaClass> tests =
      new ClassFileImporter()
              .withImportOption(location -> location.matches(INTEGRATION_TEST))
              .importPackages("io.fanfare")
              .stream()
              .toList();

  @Test
  void shouldGiveEveryTestALaneOrTheWholeRoad() {
    assertThat(tests).hasSizeGreaterThan(30);
    assertThat(tests)
        .allSatisfy(
            test -> assertThat(lanes(test)).hasSize(test.isAnnotatedWith(Isolated.class) ? 0 : 1));
  }

  @Test
  void shouldKeepAllOfAStageInItsLane() {
    assertThat(LANE_OF_STAGE)
        .allSatisfy((stage, lane) -> assertThat(on(stage)).isNotEmpty().containsOnly(lane));
  }

  /** The lanes of those that play on it. */
  private Set<String> on(String stage) {
    return tests.stream()
        .filter(
            test ->
                test.getDirectDependenciesFromSelf().stream()
                    .anyMatch(to -> to.getTargetClass().getName().equals(stage)))
        .flatMap(test -> lanes(test).stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> lanes(JavaClass test) {
    return test.tryGetAnnotationOfType(ResourceLock.class).stream()
        .map(ResourceLock::value)
        .collect(Collectors.toSet());
  }
}
