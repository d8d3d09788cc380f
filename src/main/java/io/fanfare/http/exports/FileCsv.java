package io.fanfare.http.exports;

import io.fanfare.exports.ExportStore;
import io.fanfare.exports.KeptFile;
import io.fanfare.http.OffLoop;
import io.fanfare.payload.Vault;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Kept files as one CSV, opened a part at a time. */
@ApplicationScoped
class FileCsv {
  private final ExportStore store;
  private final Vault vault;
  private final OffLoop offLoop;

  FileCsv(ExportStore store, Vault vault, OffLoop offLoop) {
    this.store = store;
    this.vault = vault;
    this.offLoop = offLoop;
  }

  /** The names of a file's columns. */
  List<String> header(KeptFile file) {
    byte[] plain = vault.open(KeptFile.headerOwner(file.activityId()), file.header());
    List<List<String>> records = Csv.records(plain);
    return records.isEmpty() ? List.of() : records.get(0);
  }

  /**
   * The CSV of files, in pieces of whole lines; a file that is deleted meanwhile ends where it was.
   *
   * @param columns those of all of them
   * @param safe whether a spreadsheet is kept from running cells
   */
  Multi<byte[]> lines(Multi<KeptFile> files, Columns columns, boolean safe) {
    StringBuilder header = new StringBuilder();
    Csv.write(header, columns.header(), safe);
    return Multi.createBy()
        .concatenating()
        .streams(
            Multi.createFrom().item(bytes(header)),
            files.onItem().transformToMultiAndConcatenate(file -> parts(file, columns, safe)));
  }

  private Multi<byte[]> parts(KeptFile file, Columns columns, boolean safe) {
    int[] places = columns.places(header(file));
    int width = columns.header().size();
    return Multi.createFrom()
        .range(0, file.parts())
        .onItem()
        .transformToUniAndConcatenate(
            part ->
                opened(file, part)
                    .chain(plain -> offLoop.run(() -> lines(file, plain, places, width, safe)))
                    .onFailure(RefusedException.class)
                    .recoverWithNull());
  }

  private Uni<byte[]> opened(KeptFile file, int part) {
    return store
        .part(file.activityId(), part)
        .chain(
            box -> offLoop.run(() -> vault.open(KeptFile.partOwner(file.activityId(), part), box)));
  }

  private static byte[] lines(KeptFile file, byte[] part, int[] places, int width, boolean safe) {
    StringBuilder lines = new StringBuilder(part.length * 2);
    for (List<String> record : Csv.records(part)) {
      String[] line = new String[width];
      Arrays.fill(line, "");
      line[0] = file.accountId();
      for (int i = 0; i < record.size() && i < places.length; i++) {
        line[places[i]] = record.get(i) == null ? "" : record.get(i);
      }
      Csv.write(lines, Arrays.asList(line), safe);
    }
    return bytes(lines);
  }

  private static byte[] bytes(StringBuilder text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
