package io.fanfare.operation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every operation of the vendor's V3 API that goes inside the envelope, and apart from them the
 * direct ones: partner endpoints that run as activities. Those have a name and are never reached by
 * method and path. Read once from our own data file; immutable.
 */
public final class Catalogue {

  private static final String FILE = "/catalogue/operations.tsv";
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

  private final Map<String, Operation> byId;
  private final Map<String, Operation> byMethodAndPath;

  private Catalogue(List<Operation> operations) {
    byId = index(operations, Operation::id);
    byMethodAndPath =
        index(
            operations.stream().filter(operation -> !operation.direct()).toList(),
            operation -> key(operation.method(), operation.path()));
  }

  /** Reads the data file of this build; a defect in it is an exception. */
  public static Catalogue load() {
    try (InputStream in = Catalogue.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("The operation catalogue is missing: " + FILE);
      }
      return new Catalogue(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(Catalogue::parse)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The operation of that id. */
  public Optional<Operation> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The operation of exactly that method and path template. */
  public Optional<Operation> match(String method, String pathTemplate) {
    return Optional.ofNullable(byMethodAndPath.get(key(method, pathTemplate)));
  }

  /** All operations that go inside the envelope, in the file's order. */
  public List<Operation> all() {
    return List.copyOf(byMethodAndPath.values());
  }

  private static Operation parse(String line) {
    String[] column = line.split("\t", -1);
    List<String> flags = list(column[5]);
    return new Operation(
        column[0],
        column[1],
        column[2],
        PARAMETER.matcher(column[2]).results().map(Catalogue::name).toList(),
        list(column[4]),
        Integer.parseInt(column[3]),
        flags.contains("destructive"),
        flags.contains("asynchronous"),
        flags.contains("personal_data"),
        flags.contains("direct"));
  }

  private static String name(MatchResult parameter) {
    return parameter.group(1);
  }

  private static List<String> list(String column) {
    return column.equals("-") ? List.of() : Stream.of(column.split(",")).toList();
  }

  private static String key(String method, String path) {
    return method + " " + path;
  }

  private static Map<String, Operation> index(
      List<Operation> operations, Function<Operation, String> key) {
    return operations.stream()
        .collect(
            Collectors.toMap(
                key,
                Function.identity(),
                (one, other) -> {
                  throw new IllegalStateException("Twice in the catalogue: " + key.apply(one));
                },
                LinkedHashMap::new));
  }
}
