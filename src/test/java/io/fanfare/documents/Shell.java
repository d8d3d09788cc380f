package io.fanfare.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A reader's terminal: runs blocks one after the other with bash, remembers the variables that they
 * set, and is stricter than any terminal. Not for two threads.
 */
public final class Shell {
  private static final long LIMIT_SECONDS = 60;

  private static final String ROOT = "{root}";

  private final Path root;
  private final Path work;
  private final Map<String, String> substitutes;
  private Map<String, String> variables = new TreeMap<>();

  /**
   * A fresh terminal.
   *
   * @param root the directory in which blocks run
   * @param work an empty directory, which stands in for {@code /tmp}
   * @param substitutes what to write instead of the addresses that the documents name
   */
  public Shell(Path root, Path work, Map<String, String> substitutes) {
    this.root = root.toAbsolutePath();
    this.work = work;
    this.substitutes = new TreeMap<>(substitutes);
    this.substitutes.put("/tmp/", work + "/");
  }

  /** The root itself stays where it is, be it below /tmp. */
  private String substituted(String text) {
    String script = text.replace(root.toString(), ROOT);
    for (Map.Entry<String, String> each : substitutes.entrySet()) {
      script = script.replace(each.getKey(), each.getValue());
    }
    return script.replace(ROOT, root.toString());
  }

  /** Forgets every variable but these. */
  public void keepOnly(Set<String> names) {
    variables.keySet().retainAll(names);
  }

  /**
   * Runs a block and returns what it printed.
   *
   * @throws AssertionError when a command failed, an answer was neither a success nor a refusal
   *     that the block is there to show, a variable stayed empty, or something is not shown
   */
  public String run(Block block) {
    write("block.sh", substituted(block.text()));
    write("refusals", lines(block.refusals()));
    write("variables", lines(variables.entrySet()));
    write("statuses", "");
    int code = execute();
    String printed = read("printed");
    check(code == 0, "ended with code " + code, block, printed);
    checkRefusals(block, printed);
    for (String text : block.shows()) {
      check(printed.contains(text), "does not show " + text, block, printed);
    }
    remember();
    return printed;
  }

  private void checkRefusals(Block block, String printed) {
    Set<String> missing = new TreeSet<>(List.of(lines(block.refusals()).split("\n")));
    missing.removeAll(List.of(read("statuses").split("\n")));
    missing.remove("");
    check(missing.isEmpty(), "no answer had the status " + missing, block, printed);
  }

  private static void check(boolean holds, String why, Block block, String printed) {
    if (!holds) {
      throw new AssertionError(
          "%s: %s%n%s%nIt printed:%n%s".formatted(block.title(), why, block.text(), printed));
    }
  }

  private int execute() {
    try {
      ProcessBuilder builder = new ProcessBuilder("bash", work.resolve("run.sh").toString());
      Files.write(work.resolve("run.sh"), resource("run.sh"));
      builder.environment().put("WORK", work.toString());
      String java = Path.of(System.getProperty("java.home"), "bin").toString();
      builder.environment().merge("PATH", java, (path, bin) -> bin + ":" + path);
      builder.redirectErrorStream(true).redirectOutput(work.resolve("printed").toFile());
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      return await(builder.directory(root.toFile()).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int await(Process process) {
    try {
      if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("A block ran for more than " + LIMIT_SECONDS + " s");
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void remember() {
    variables =
        read("variables")
            .lines()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b, TreeMap::new));
  }

  private static String lines(Set<?> items) {
    return items.stream().map(item -> item + "\n").collect(Collectors.joining());
  }

  private static byte[] resource(String name) throws IOException {
    return Shell.class.getResourceAsStream(name).readAllBytes();
  }

  private void write(String file, String text) {
    try {
      Files.writeString(work.resolve(file), text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String file) {
    try {
      return Files.readString(work.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
