package io.fanfare.naming;

import io.fanfare.operation.reference.Reference;
import io.fanfare.vendor.Reason;

/** Why a reference stands for nothing in an account: its name is known, so that one can mend it. */
public record Problem(Reference reference, Reason reason) {}
