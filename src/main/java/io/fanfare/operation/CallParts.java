package io.fanfare.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.operation.reference.IdField;
import io.fanfare.operation.reference.IdList;
import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The named parts of an {@code api_request}: path parameters, query and headers. Values go into
 * URLs and headers at the vendor, which is not known to encode them, so only harmless ones pass.
 */
final class CallParts {

  private static final Pattern SAFE_IN_PATH = Pattern.compile("(?!.*\\.\\.)[A-Za-z0-9_.~,:-]+");
  private static final Pattern DOTS = Pattern.compile("\\.+");
  private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");
  private static final Pattern ODD_IN_QUERY = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
  private static final Set<String> HEADERS = Set.of("accept", "accept-language", "content-type");

  private CallParts() {}

  /** Every parameter of the template and no other, in the template's order. */
  static List<NameValue> pathParameters(Fields request, Operation operation) {
    List<NameValue> pairs =
        pairs(
            request,
            "path_parameters",
            (fields, pair) -> checkPathParameter(fields, pair, operation));
    for (String name : operation.pathParameters()) {
      if (pairs.stream().noneMatch(pair -> pair.name().equals(name))) {
        request.refuse("path_parameters." + name, Rule.REQUIRED, "Is required.");
      }
    }
    return pairs;
  }

  /** Only parameters that the catalogue lists for the operation. */
  static List<NameValue> query(Fields request, Operation operation) {
    return pairs(request, "query", (fields, pair) -> checkQuery(fields, pair, operation));
  }

  /** Only headers that say something about the content; the others are the adapter's own. */
  static List<NameValue> headers(Fields request) {
    return pairs(request, "headers", CallParts::checkHeader);
  }

  private static List<NameValue> pairs(
      Fields request, String field, BiConsumer<Fields, NameValue> check) {
    List<NameValue> pairs = new ArrayList<>();
    request
        .object(field)
        .ifPresent(
            fields -> {
              for (Map.Entry<String, JsonNode> entry : fields.all()) {
                NameValue pair = pair(fields, entry.getKey(), entry.getValue());
                check.accept(fields, pair);
                pairs.add(pair);
              }
            });
    return pairs;
  }

  /** An array is written as one value, its items joined by commas. */
  private static NameValue pair(Fields fields, String name, JsonNode value) {
    if (value.isArray() && !value.isEmpty()) {
      String joined =
          StreamSupport.stream(value.spliterator(), false)
              .map(item -> scalar(fields, name, item))
              .map(item -> isIdList(name) ? IdList.item(item) : item)
              .collect(Collectors.joining(","));
      return new NameValue(name, joined);
    }
    String text = scalar(fields, name, value);
    return new NameValue(name, isIdList(name) ? IdList.text(text) : text);
  }

  private static boolean isIdList(String name) {
    return IdField.inQuery(name).isPresent();
  }

  private static String scalar(Fields fields, String name, JsonNode value) {
    if (!value.isTextual() && !value.isNumber() && !value.isBoolean()) {
      fields.refuse(name, Rule.TYPE, "Must be a string, a number or true or false.");
    }
    return value.asText();
  }

  private static void checkPathParameter(Fields fields, NameValue pair, Operation operation) {
    if (!operation.pathParameters().contains(pair.name())) {
      fields.refuse(pair.name(), Rule.UNKNOWN_FIELD, "Is not a parameter of this path.");
    } else if (isReference(pair)) {
      Kind kind = IdField.inPath(pair.name()).orElseThrow();
      checkReference(fields, kind, pair.name(), pair.value());
    } else if (!SAFE_IN_PATH.matcher(pair.value()).matches()
        || DOTS.matcher(pair.value()).matches()) {
      fields.refuse(pair.name(), Rule.FORMAT, "Must be an id: letters, digits and _.~,:- only.");
    }
  }

  private static boolean isReference(NameValue pair) {
    return IdField.inPath(pair.name()).isPresent() && Reference.isWrittenIn(pair.value());
  }

  private static void checkReference(Fields fields, Kind kind, String field, String text) {
    if (!Reference.read(kind, text).isPossible()) {
      fields.refuse(field, Rule.FORMAT, Reference.hint(kind));
    }
  }

  private static void checkQuery(Fields fields, NameValue pair, Operation operation) {
    if (!operation.queryParameters().contains(pair.name())) {
      fields.refuse(pair.name(), Rule.UNKNOWN_FIELD, "Is not a query parameter of this operation.");
    } else if (ODD_IN_QUERY.matcher(pair.value()).find()) {
      fields.refuse(pair.name(), Rule.FORMAT, "Must not hold control characters.");
    } else if (isIdList(pair.name())) {
      Kind kind = IdField.inQuery(pair.name()).orElseThrow();
      IdList.references(pair.value(), text -> checkReference(fields, kind, pair.name(), text));
    }
  }

  private static void checkHeader(Fields fields, NameValue pair) {
    String name = pair.name().toLowerCase(Locale.ROOT);
    if (!HEADERS.contains(name)) {
      fields.refuse(
          pair.name(), Rule.FORBIDDEN_HEADER, "Only Accept, Accept-Language, Content-Type.");
    } else if (!PRINTABLE.matcher(pair.value()).matches()) {
      fields.refuse(pair.name(), Rule.FORMAT, "Must be printable ASCII.");
    } else if (name.equals("content-type")
        && !pair.value().toLowerCase(Locale.ROOT).startsWith("application/json")) {
      fields.refuse(pair.name(), Rule.ENUM, "Must be application/json.");
    }
  }
}
