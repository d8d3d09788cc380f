package io.fanfare.rows;

import io.fanfare.operation.CheckedRequest;
import io.fanfare.rejection.RowOrigins;

/** Rows that go into one call, and where each of them came from. */
public record Chunk(CheckedRequest request, RowOrigins origins) {}
