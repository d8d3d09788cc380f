package io.fanfare.webhook;

import io.fanfare.webhook.Receipts.Outcome;

/** Counts what came to the address, so that a flood or a wrong secret is seen. Never fails. */
public interface ReceiptCounter {

  /** One more came to this. */
  void count(Outcome outcome);
}
