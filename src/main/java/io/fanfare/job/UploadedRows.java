package io.fanfare.job;

import io.fanfare.operation.ImportFrame;
import java.util.UUID;

/**
 * Rows of an upload to be imported.
 *
 * @param accountsFromRows whether the caller named no accounts: then every row must
 */
public record UploadedRows(UUID upload, ImportFrame frame, boolean accountsFromRows) {}
