package io.fanfare.documents;

import io.fanfare.documents.Block.Where;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the blocks of commands of a page: fenced by three backquotes, their info string {@code sh}.
 * Words may follow in the info string, which no reader sees: {@code not-run}, {@code production},
 * or {@code status=404,409} for refusals that the block is there to show. Comments right behind the
 * block, {@code <!-- shows: text -->}, say what it must print.
 */
public final class Page {
  private static final Pattern FENCE = Pattern.compile("```+(.*)");
  private static final Pattern HEADING = Pattern.compile("#+ (.+)");
  private static final Pattern SHOWS = Pattern.compile("<!-- shows: (.+) -->");
  private static final String STATUS = "status=";

  private final String name;
  private final List<String> lines;
  private final List<Block> blocks = new ArrayList<>();
  private String heading = "";
  private int at;

  private Page(String name, List<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  /** The blocks of a page below {@code root}, in their order. */
  public static List<Block> blocks(Path root, String page) {
    try {
      return blocks(page, Files.readAllLines(root.resolve(page)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Block> blocks(String name, List<String> lines) {
    return new Page(name, lines).read();
  }

  private List<Block> read() {
    for (at = 0; at < lines.size(); at++) {
      Matcher fence = FENCE.matcher(lines.get(at));
      Matcher title = HEADING.matcher(lines.get(at));
      if (fence.matches()) {
        readBlock(List.of(fence.group(1).strip().split("\\s+")));
      } else if (title.matches()) {
        heading = title.group(1);
      }
    }
    return List.copyOf(blocks);
  }

  private void readBlock(List<String> info) {
    int first = at + 2;
    StringBuilder text = new StringBuilder();
    for (at++; !FENCE.matcher(line()).matches(); at++) {
      text.append(line()).append('\n');
    }
    if (info.get(0).equals("sh")) {
      blocks.add(
          new Block(
              name, first, heading, text.toString(), where(info), refusals(info), readShows()));
    }
  }

  private static Where where(List<String> info) {
    if (info.contains("not-run")) {
      return Where.NOWHERE;
    }
    return info.contains("production") ? Where.PRODUCTION : Where.SANDBOX;
  }

  private String line() {
    if (at >= lines.size()) {
      throw new IllegalArgumentException(name + " ends within a block");
    }
    return lines.get(at);
  }

  private static Set<Integer> refusals(List<String> info) {
    Set<Integer> statuses = new TreeSet<>();
    for (String word : info) {
      if (word.startsWith(STATUS)) {
        for (String status : word.substring(STATUS.length()).split(",")) {
          statuses.add(Integer.valueOf(status));
        }
      }
    }
    return statuses;
  }

  private List<String> readShows() {
    List<String> shows = new ArrayList<>();
    while (at + 1 < lines.size()) {
      Matcher comment = SHOWS.matcher(lines.get(at + 1));
      if (comment.matches()) {
        shows.add(comment.group(1));
      } else if (!lines.get(at + 1).isBlank()) {
        break;
      }
      at++;
    }
    return shows;
  }
}
