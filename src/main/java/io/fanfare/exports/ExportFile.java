package io.fanfare.exports;

import java.util.UUID;

/**
 * A file to fetch.
 *
 * @param activityId the export that left it
 * @param fileId the vendor's, out of the export's results link
 * @param attempts how often it was asked for in vain
 */
public record ExportFile(UUID activityId, String accountId, String fileId, int attempts) {}
