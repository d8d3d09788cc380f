/** Wake-ups between replicas, through the database's own notifications. */
@NullMarked
package io.fanfare.postgres.alarm;

import org.jspecify.annotations.NullMarked;
