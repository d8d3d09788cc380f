package io.fanfare.http.uploads;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.upload.Upload;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * An upload as callers see it.
 *
 * @param rows data records, bad ones too: rows are checked when a job is made of them
 * @param expiresAt from when on no job can name it
 */
@JsonNaming(SnakeCaseStrategy.class)
public record UploadJson(
    UUID uploadId,
    boolean hasAccountColumn,
    long rows,
    long bytes,
    Instant createdAt,
    Instant expiresAt) {

  static UploadJson of(Upload upload, Duration retention) {
    return new UploadJson(
        upload.id(),
        upload.byAccount(),
        upload.rows(),
        upload.bytes(),
        upload.createdAt(),
        upload.createdAt().plus(retention));
  }
}
