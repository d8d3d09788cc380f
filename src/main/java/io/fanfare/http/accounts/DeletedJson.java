package io.fanfare.http.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fanfare.payload.AccountData.Deleted;

/** What was deleted of an account's data; {@code unended} activities still need theirs. */
public record DeletedJson(
    @JsonProperty("account_id") String accountId,
    long requests,
    long results,
    long rejections,
    @JsonProperty("export_files") long exportFiles,
    @JsonProperty("upload_blocks") long uploadBlocks,
    long answers,
    long unended) {

  static DeletedJson of(String accountId, Deleted deleted) {
    return new DeletedJson(
        accountId,
        deleted.requests(),
        deleted.results(),
        deleted.rejections(),
        deleted.exportFiles(),
        deleted.uploadBlocks(),
        deleted.answers(),
        deleted.unended());
  }
}
