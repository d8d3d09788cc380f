package io.fanfare.tracing;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is done for one or several jobs.
 *
 * @param name {@code submission} or {@code look}
 * @param jobs one or more, each once
 * @param facts words, ids and numbers by their snake_case names
 */
public record Errand(String name, List<UUID> jobs, Map<String, String> facts) {}
