package io.fanfare.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.fanfare.access.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may call stands at every resource method, so that it is decided where the method is made. */
class ResourceRolesTest {

  @Test
  void shouldNameARoleAtEveryResourceMethod() {
    // When
    List<Method> without =
        resourceMethods().stream()
            .filter(method -> !method.isAnnotationPresent(RolesAllowed.class))
            .filter(method -> !method.isAnnotationPresent(PermitAll.class))
            .toList();

    // Then
    assertThat(resourceMethods()).hasSizeGreaterThan(30);
    assertThat(without).isEmpty();
  }

  @Test
  void shouldNameOneRoleThatThereIs() {
    // When
    List<String> named =
        resourceMethods().stream()
            .filter(method -> method.isAnnotationPresent(RolesAllowed.class))
            .map(method -> String.join(",", method.getAnnotation(RolesAllowed.class).value()))
            .distinct()
            .toList();

    // Then
    assertThat(Arrays.stream(Role.values()).map(Role::word)).containsAll(named);
  }

  private static List<Method> resourceMethods() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.fanfare.http")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(JavaClass::reflect)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(ResourceRolesTest::isResourceMethod)
            .toList();
  }

  private static boolean isResourceMethod(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(found -> found.annotationType().isAnnotationPresent(HttpMethod.class));
  }
}
