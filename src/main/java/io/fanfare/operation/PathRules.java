package io.fanfare.operation;

import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Rule;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the operation behind a path, and lets nothing through that is not literally a template of
 * the catalogue. The patterns below only make the refusal say why.
 */
final class PathRules {

  private static final Pattern ODD =
      Pattern.compile(".*(://|//|\\.\\.|\\\\|%|\\?|#|\\s|\\p{Cntrl}).*", Pattern.DOTALL);
  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

  private final Catalogue catalogue;

  PathRules(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The operation of that method and template; noted at {@code path} and empty when there is none.
   */
  Optional<Operation> find(String method, String path, Fields fields) {
    Optional<Operation> operation = catalogue.match(method, path);
    if (operation.isEmpty()) {
      refuse(method, path, fields);
    }
    return operation;
  }

  private void refuse(String method, String path, Fields fields) {
    String lower = path.toLowerCase(Locale.ROOT);
    Optional<Operation> meant = concreteFormOf(method, path);
    if (lower.contains("/partner/") || lower.endsWith("/partner")) {
      fields.refuse(
          "path", Rule.FORBIDDEN_PATH, "Partner endpoints are not called for an account.");
    } else if (!path.startsWith("/") || ODD.matcher(path).matches()) {
      fields.refuse(
          "path", Rule.FORMAT, "Must be a plain path template such as /contacts/{contact_id}.");
    } else if (meant.isPresent()) {
      String hint = "Write the template " + meant.get().path() + " and give path_parameters.";
      fields.refuse("path", Rule.USE_TEMPLATE, hint);
    } else {
      fields.refuse("path", Rule.UNKNOWN_OPERATION, "No operation has this method and path.");
    }
  }

  private Optional<Operation> concreteFormOf(String method, String path) {
    return catalogue.all().stream()
        .filter(operation -> operation.method().equals(method))
        .filter(operation -> concrete(operation.path()).matcher(path).matches())
        .findFirst();
  }

  private static Pattern concrete(String template) {
    return Pattern.compile(PARAMETER.matcher(template).replaceAll("[^/]+"));
  }
}
