package io.fanfare.preparation;

import io.fanfare.operation.reference.Reference;
import java.util.Set;
import java.util.UUID;

/**
 * An account of a job that waits for names.
 *
 * @param references all names in the job's requests, those of later steps too
 * @param createMissing whether what a name stands for is made where it is missing
 */
public record Preparation(
    UUID jobId, String accountId, Set<Reference> references, boolean createMissing) {}
