/** The rejections part of the store: boxes, and the port of the core that they serve. */
@NullMarked
package io.fanfare.postgres.rejections;

import org.jspecify.annotations.NullMarked;
