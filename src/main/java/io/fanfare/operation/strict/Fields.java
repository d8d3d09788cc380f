package io.fanfare.operation.strict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fanfare.operation.reference.IdField;
import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object, read field by field. A field that was never asked for is unknown; {@link
 * #refuseUnknown} says so at the end. A JSON null is a value of a wrong type, never an absence.
 *
 * <p>Methods return what could be read and note the rest in the findings, so that one pass finds
 * everything; nobody may use the values while there are findings.
 */
public final class Fields {

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final int SHOWN_NAME = 64;

  private final JsonNode node;
  private final String path;
  private final Findings findings;
  private final Set<String> known = new HashSet<>();

  private Fields(JsonNode node, String path, Findings findings) {
    this.node = node;
    this.path = path;
    this.findings = findings;
  }

  /** Opens an object; anything else is noted and then reads as empty at which nothing is amiss. */
  public static Optional<Fields> open(@Nullable JsonNode node, String path, Findings findings) {
    if (node != null && node.isObject()) {
      return Optional.of(new Fields(node, path, findings));
    }
    findings.add(path, Rule.TYPE, "Must be a JSON object.");
    return Optional.empty();
  }

  /** The object itself, as it came. */
  public JsonNode node() {
    return node;
  }

  /** Where this object stands in the request. */
  public String path() {
    return path;
  }

  /** Where one of its fields stands in the request; long or odd names are cut short. */
  public String path(String field) {
    String shown = field.length() > SHOWN_NAME ? field.substring(0, SHOWN_NAME) + "..." : field;
    return path + "." + shown.replaceAll("\\p{Cntrl}", "?");
  }

  /** Notes a broken rule of one of the fields. */
  public void refuse(String field, Rule rule, String message) {
    findings.add(path(field), rule, message);
  }

  /** Notes that one of the fields crosses a bound. */
  public void refuse(String field, Rule rule, long limit, String message) {
    findings.add(path(field), rule, limit, message);
  }

  /** Notes that the object as a whole crosses a bound. */
  public void refuseAll(Rule rule, long limit, String message) {
    findings.add(path, rule, limit, message);
  }

  /** Notes a broken rule of the object as a whole. */
  public void refuseAll(Rule rule, String message) {
    findings.add(path, rule, message);
  }

  /** Whether the field is there, whatever it holds. */
  public boolean has(String field) {
    known.add(field);
    return node.has(field);
  }

  /** The raw value; a missing node where there is none. */
  public JsonNode get(String field) {
    known.add(field);
    return node.has(field) ? node.get(field) : MissingNode.getInstance();
  }

  /** Every field with its value, all of them known from now on. */
  public Iterable<Map.Entry<String, JsonNode>> all() {
    node.fieldNames().forEachRemaining(known::add);
    return node.properties();
  }

  /** A field that must be there. */
  public boolean require(String field) {
    if (has(field)) {
      return true;
    }
    refuse(field, Rule.REQUIRED, "Is required.");
    return false;
  }

  /** An object inside this one, or empty when it is absent or none. */
  public Optional<Fields> object(String field) {
    return has(field) ? open(get(field), path(field), findings) : Optional.empty();
  }

  /** A true; false when it is absent, false or no boolean. */
  public boolean flag(String field) {
    JsonNode value = get(field);
    if (!value.isMissingNode() && !value.isBoolean()) {
      refuse(field, Rule.TYPE, "Must be true or false.");
    }
    return value.asBoolean(false) && value.isBoolean();
  }

  /** A positive whole number, as text. */
  public Optional<String> number(String field) {
    JsonNode value = get(field);
    if (!value.isIntegralNumber()) {
      refuse(field, Rule.TYPE, "Must be a whole number.");
      return Optional.empty();
    }
    if (!value.canConvertToLong() || value.asLong() < 1) {
      refuse(field, Rule.MINIMUM, 1, "Must be a positive whole number.");
    }
    return Optional.of(value.asText());
  }

  /** A text as it stands. */
  public Optional<String> text(String field) {
    JsonNode value = get(field);
    if (!value.isTextual()) {
      refuse(field, Rule.TYPE, "Must be a string.");
      return Optional.empty();
    }
    return Optional.of(value.textValue());
  }

  /** One of the given words. */
  public Optional<String> word(String field, List<String> allowed) {
    Optional<String> word = text(field);
    if (word.isPresent() && !allowed.contains(word.get())) {
      refuse(field, Rule.ENUM, "Must be one of " + String.join(", ", allowed) + ".");
    }
    return word;
  }

  /**
   * Between 1 and {@code max} ids in UUID form; in a field for ids of lists, tags or custom fields
   * each may be a reference instead.
   */
  public List<String> ids(String field, int max) {
    List<String> ids = texts(field, max);
    for (int i = 0; i < ids.size(); i++) {
      checkId(field, i, ids.get(i));
    }
    return ids;
  }

  private void checkId(String field, int index, String id) {
    Optional<Kind> kind = IdField.inBody(field);
    String at = path(field) + "[" + index + "]";
    if (kind.isPresent() && Reference.isWrittenIn(id.strip())) {
      if (!Reference.read(kind.get(), id.strip()).isPossible()) {
        findings.add(at, Rule.FORMAT, Reference.hint(kind.get()));
      }
    } else if (!UUID.matcher(id).matches()) {
      String more = kind.isPresent() ? ", or name: and a name." : ".";
      findings.add(at, Rule.FORMAT, "Must be an id in UUID form" + more);
    }
  }

  /** Between 1 and {@code max} strings; empty when one of them is none. */
  public List<String> texts(String field, int max) {
    int before = findings.size();
    List<String> texts = new ArrayList<>();
    for (JsonNode item : items(field, max)) {
      if (!item.isTextual()) {
        String at = path(field) + "[" + texts.size() + "]";
        findings.add(at, Rule.TYPE, "Must be a string.");
      }
      texts.add(item.asText());
    }
    return findings.size() == before ? texts : List.of();
  }

  /** The array's items; noted and none of them when there are none or more than {@code max}. */
  public Iterable<JsonNode> items(String field, int max) {
    JsonNode value = get(field);
    if (!value.isArray()) {
      refuse(field, Rule.TYPE, "Must be an array.");
    } else if (value.isEmpty()) {
      refuse(field, Rule.MIN_ITEMS, 1, "Must have at least one item.");
    } else if (value.size() > max) {
      refuse(field, Rule.MAX_ITEMS, max, "Must have at most " + max + " items.");
    } else {
      return value;
    }
    return List.of();
  }

  /** Notes every field that was not asked for. */
  public void refuseUnknown() {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        refuse(name, Rule.UNKNOWN_FIELD, "Is not a field of this request.");
      }
    }
  }

  /** Where everything is noted. */
  public Findings findings() {
    return findings;
  }
}
