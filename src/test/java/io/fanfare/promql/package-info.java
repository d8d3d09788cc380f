/**
 * As much of PromQL as the alert rules use, evaluated over what was scraped: so that a build
 * without Prometheus can tell when a rule fires. What is not known here is refused, never guessed.
 */
@NullMarked
package io.fanfare.promql;

import org.jspecify.annotations.NullMarked;
