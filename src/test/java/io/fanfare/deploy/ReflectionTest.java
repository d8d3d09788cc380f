package io.fanfare.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A native executable keeps only what it is told to. Our own types that a mapper of ours writes or
 * reads must be told of, each with what it is made of. Types of resource methods are Quarkus'.
 */
class ReflectionTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.fanfare");

  private static final String OURS = "io.fanfare.";

  private static final Set<String> READS =
      Set.of("readValue", "readValues", "readerFor", "treeToValue", "convertValue", "read");

  @Test
  void shouldRegisterWhatOurMappersReadAndWrite() {
    // When
    Set<String> used = new TreeSet<>();
    Stream.of(referenced(), named(), writers(), inProblems())
        .flatMap(types -> types)
        .forEach(type -> add(type, used));

    // Then
    assertThat(registered().filter(name -> name.startsWith(OURS)))
        .containsExactlyInAnyOrderElementsOf(used);
  }

  /** Caffeine names the class of a cache by what it is asked for, and loads it by that name. */
  @Test
  void shouldRegisterTheKindOfOurCaches() {
    // Given: caches that are bounded as this one, and no other
    assertThat(
            MAIN.stream()
                .filter(
                    type ->
                        type.getMethodCallsFromSelf().stream()
                            .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Caffeine.class)))
                .map(JavaClass::getSimpleName))
        .contains("Requests")
        .isSubsetOf("Requests", "Listings", "Permits", "JobTraces");

    // When
    Cache<Object, Object> cache =
        Caffeine.newBuilder()
            .maximumWeight(1)
            .weigher((key, value) -> 1)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    // Then
    assertThat(registered()).contains(cache.asMap().getClass().getName());
  }

  /** {@code new TypeReference<List<Rejection>>() {}} and the like. */
  private static Stream<JavaClass> referenced() {
    return MAIN.stream()
        .filter(type -> type.isAssignableTo(TypeReference.class))
        .flatMap(type -> type.getSuperclass().stream())
        .flatMap(type -> type.getAllInvolvedRawTypes().stream());
  }

  /** {@code JSON.readValue(bytes, Kept.class)} and the like. */
  private static Stream<JavaClass> named() {
    return MAIN.stream()
        .flatMap(type -> type.getCodeUnits().stream())
        .filter(ReflectionTest::reads)
        .flatMap(unit -> unit.getReferencedClassObjects().stream())
        .map(object -> object.getRawType());
  }

  /** Records that write themselves. */
  private static Stream<JavaClass> writers() {
    return MAIN.stream()
        .filter(
            type ->
                type.isRecord()
                    && type.getMethodCallsFromSelf().stream().anyMatch(ReflectionTest::writes));
  }

  /** What is put into a body of problem+json: Quarkus sees a map there. */
  private static Stream<JavaClass> inProblems() {
    return MAIN.stream()
        .flatMap(type -> type.getCodeUnits().stream())
        .filter(ReflectionTest::addsToAProblem)
        .flatMap(unit -> unit.getMethodCallsFromSelf().stream())
        .flatMap(call -> returned(call).getAllInvolvedRawTypes().stream())
        .filter(JavaClass::isRecord);
  }

  private static boolean addsToAProblem(JavaCodeUnit unit) {
    return unit.getMethodCallsFromSelf().stream()
        .anyMatch(
            call ->
                call.getTargetOwner().isEquivalentTo(HttpProblem.Builder.class)
                    && call.getName().equals("with"));
  }

  private static JavaType returned(JavaMethodCall call) {
    return call.getTarget()
        .resolveMember()
        .<JavaType>map(method -> method.getReturnType())
        .orElse(call.getTarget().getRawReturnType());
  }

  private static boolean reads(JavaCodeUnit unit) {
    return unit.getMethodCallsFromSelf().stream()
        .anyMatch(call -> isMapper(call) && READS.contains(call.getName()));
  }

  private static boolean writes(JavaMethodCall call) {
    return isMapper(call) && call.getName().startsWith("writeValue");
  }

  private static boolean isMapper(JavaMethodCall call) {
    return call.getTargetOwner().isAssignableTo(ObjectMapper.class)
        || call.getTargetOwner().getName().equals("io.fanfare.postgres.Json");
  }

  /** The type and what its components are made of, as long as it is ours. */
  private static void add(JavaClass type, Set<String> types) {
    if (!type.getName().startsWith(OURS) || !MAIN.contain(type.getName())) {
      return;
    }
    JavaClass known = MAIN.get(type.getName());
    if (!(known.isRecord() || known.isEnum()) || !types.add(known.getName())) {
      return;
    }
    known.getFields().stream()
        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
        .map(field -> (JavaType) field.getType())
        .flatMap(field -> field.getAllInvolvedRawTypes().stream())
        .forEach(part -> add(part, types));
  }

  private static Stream<String> registered() {
    return MAIN.stream()
        .filter(type -> type.isAnnotatedWith(RegisterForReflection.class))
        .flatMap(
            type ->
                Arrays.stream(type.getAnnotationOfType(RegisterForReflection.class).classNames()));
  }
}
