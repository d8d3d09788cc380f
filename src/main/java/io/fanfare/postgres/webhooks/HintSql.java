package io.fanfare.postgres.webhooks;

/** The statements about hinted accounts. */
final class HintSql {
  /**
   * Writes nothing for an account that is not an active one, or waits to be read already: a read
   * that has not begun will see whatever there is to see.
   */
  static final String HINTED =
      """
      insert into webhook_hint (account_id, closing, hinted_at, not_before, due_at)
      select a.account_id, cast(:closing as boolean), now(), now(), now() from account a
      where a.account_id = :account and a.closed_at is null
        and not exists (
          select 1 from webhook_hint h where h.account_id = a.account_id
            and h.due_at is not null and (h.read_at is null or h.hinted_at > h.read_at)
            and (h.closing or not cast(:closing as boolean)))
      on conflict (account_id) do update set
        closing = webhook_hint.closing or excluded.closing,
        hinted_at = excluded.hinted_at,
        due_at = coalesce(
          webhook_hint.due_at, greatest(excluded.due_at, webhook_hint.not_before))
      """;

  /** Whoever holds the one row of the budget claims; others come back at their next tick. */
  static final String CLAIM =
      """
      with budget as (
        select case when day = cast(now() at time zone 'utc' as date) then reads else 0 end as spent
        from webhook_reading for update skip locked),
      due as (
        select account_id from webhook_hint where due_at <= now() order by due_at
        limit greatest(0, coalesce((select least(:limit, :perDay - spent) from budget), 0))
        for update skip locked),
      taken as (
        update webhook_hint h set read_at = now(), claim = cast(cast(:claim as text) as uuid),
          due_at = now() + make_interval(secs => :lease)
        from due where h.account_id = due.account_id
        returning h.account_id, h.closing, h.due_at),
      counted as (
        update webhook_reading set day = cast(now() at time zone 'utc' as date),
          reads = (select spent from budget) + (select count(*) from taken)
        where exists (select 1 from taken))
      select account_id, closing, cast(extract(epoch from due_at) * 1000 as bigint) from taken
      """;

  /** The pause counts from here: between two calls there is at least that much. */
  static final String READ =
      """
      update webhook_hint set claim = null,
        not_before = now() + make_interval(secs => :pause),
        closing = closing and hinted_at > read_at,
        due_at = case when hinted_at > read_at then now() + make_interval(secs => :pause) end
      where account_id = :account and claim = :claim
      """;

  static final String LATER =
      """
      update webhook_hint set claim = null,
        not_before = now() + make_interval(secs => :pause),
        due_at = now() + make_interval(secs => :pause)
      where account_id = :account and claim = :claim
      """;

  static final String PASS =
      """
      update webhook_reading set directory_after = now() + make_interval(secs => :pause)
      where directory_after <= now()
      """;

  private HintSql() {}
}
