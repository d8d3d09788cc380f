package io.fanfare.vendor;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One activity as the vendor reports it.
 *
 * @param remoteId the vendor's {@code activity_id}
 * @param rawState the vendor's word, kept for states that {@link RemoteState} does not know
 * @param percentDone 0 to 100, null when not sent
 * @param times the vendor's clock readings
 * @param counters as far as sent
 * @param details row errors and file names
 */
public record RemoteActivity(
    String remoteId,
    RemoteState state,
    String rawState,
    @Nullable Integer percentDone,
    Times times,
    Counters counters,
    Details details) {

  /** The vendor's clock readings; each null when absent or unreadable. */
  public record Times(
      @Nullable Instant createdAt, @Nullable Instant startedAt, @Nullable Instant completedAt) {
    public static final Times NONE = new Times(null, null, null);
  }

  /**
   * What only some activities have.
   *
   * @param errors the vendor's row and activity errors, in its order; may hold contact data
   * @param resultsPath path of an export's file, without host; null when there is none. The file is
   *     not there before the activity completed
   */
  public record Details(
      List<String> errors, @Nullable String resultsPath, @Nullable String sourceFileName) {
    /** The path is known in two spellings (API reference, the export's link and its example). */
    private static final Pattern EXPORT_FILE = Pattern.compile("/v3/contacts?_exports/([^/]+)");

    public static final Details NONE = new Details(List.of(), null, null);

    /** The id of an export's file, the last part of its path; null when there is none. */
    public @Nullable String exportFile() {
      Matcher file = resultsPath == null ? null : EXPORT_FILE.matcher(resultsPath);
      return file != null && file.matches() ? file.group(1) : null;
    }

    @Override
    public String toString() {
      return "Details[errors=" + errors.size() + "]";
    }
  }
}
