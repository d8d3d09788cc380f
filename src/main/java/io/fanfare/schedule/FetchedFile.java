package io.fanfare.schedule;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pieces that arrive as a stream that is read on a worker thread: few of them are in memory, since
 * each is asked for when an earlier one was read. One reader.
 */
final class FetchedFile extends InputStream implements MultiSubscriber<byte[]> {
  private static final int AHEAD = 8;
  private static final int LONGEST_WAIT_SECONDS = 60;
  private static final byte[] END = {};

  private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
  private volatile Flow.@Nullable Subscription subscription;
  private volatile @Nullable Throwable failure;
  private volatile boolean closed;
  private byte[] piece = {0};
  private int read = 1;

  private FetchedFile() {}

  /** Begins to fetch. */
  static FetchedFile of(Multi<byte[]> pieces) {
    FetchedFile file = new FetchedFile();
    pieces.subscribe().withSubscriber(file);
    return file;
  }

  /** Why it broke off, null when it did not. */
  @Nullable Throwable failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (read == piece.length && piece != END) {
      next();
    }
    if (piece == END) {
      return -1;
    }
    int count = Math.min(length, piece.length - read);
    System.arraycopy(piece, read, into, offset, count);
    read += count;
    return count;
  }

  private void next() throws IOException {
    try {
      byte[] taken = pieces.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
      if (taken == null || (taken == END && failure != null)) {
        throw new IOException("The rows broke off");
      }
      piece = taken;
      read = 0;
      request(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void request(int more) {
    Flow.Subscription known = subscription;
    if (known != null) {
      known.request(more);
    }
  }

  /** Fetches no more. */
  @Override
  public void close() {
    closed = true;
    Flow.Subscription known = subscription;
    if (known != null) {
      known.cancel();
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    if (closed) {
      begun.cancel();
    } else {
      begun.request(AHEAD);
    }
  }

  @Override
  public void onItem(byte[] item) {
    if (item.length > 0) {
      pieces.add(item);
    } else {
      request(1);
    }
  }

  @Override
  public void onFailure(Throwable why) {
    failure = why;
    pieces.add(END);
  }

  @Override
  public void onCompletion() {
    pieces.add(END);
  }
}
