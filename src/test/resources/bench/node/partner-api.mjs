// The vendor's partner API: a token, the limiter in front of every call, and retries.
import { setTimeout as sleep } from 'node:timers/promises';
import Bottleneck from 'bottleneck';

const MOST_RETRIES = 6;

export class PartnerApi {
  #settings;
  #token;
  #renewal;
  #limiter;

  constructor(settings) {
    this.#settings = settings;
    this.#limiter = new Bottleneck({
      reservoir: settings.rate,
      reservoirRefreshAmount: settings.rate,
      reservoirRefreshInterval: 1000,
      maxConcurrent: Math.max(50, settings.rate),
    });
  }

  /** Ids of all managed accounts, in the order of the directory. */
  async accounts() {
    const ids = [];
    let path = '/partner/accounts?account_type=managed&limit=50';
    while (path) {
      const page = await this.#call('GET', path);
      for (const owner of page.site_owner_list) {
        if (owner.billing_status !== 'Canceled') {
          ids.push(owner.encoded_account_id);
        }
      }
      const next = page._links?.next?.href;
      path = next ? `${next.replace(/^\/v3/, '')}&account_type=managed` : null;
    }
    return ids;
  }

  /** One V3 call on behalf of an account, through the proxy. */
  inAccount(account, method, url, payload) {
    return this.#call('POST', `/partner/accounts/${account}/account_operations/sync`, {
      account_operation_method: method,
      account_operation_url: url,
      account_operation_payload: payload === undefined ? undefined : JSON.stringify(payload),
    });
  }

  /** Every attempt goes through the limiter; Bottleneck's own retries would pass it by. */
  async #call(method, path, body) {
    for (let retries = 0; ; retries++) {
      try {
        return await this.#limiter.schedule(() => this.#send(method, path, body));
      } catch (error) {
        await sleep(this.#pauseAfter(error, retries));
      }
    }
  }

  async #send(method, path, body) {
    const token = await this.#currentToken();
    const response = await fetch(this.#settings.api + path, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        'x-api-key': this.#settings.api_key,
        'Content-Type': 'application/json',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(this.#settings.timeout_ms),
    });
    const text = await response.text();
    if (!response.ok) {
      throw Object.assign(new Error(`${response.status} ${text}`), { status: response.status, token });
    }
    return JSON.parse(text);
  }

  /** Milliseconds until the next attempt; throws what is not worth one. */
  #pauseAfter(error, retries) {
    if (error.status === 429) {
      return 1000;
    }
    const passing = error.status === undefined || error.status === 401 || error.status >= 500;
    if (!passing || retries >= MOST_RETRIES) {
      throw error;
    }
    if (error.status === 401 && this.#token === error.token) {
      this.#token = undefined;
    }
    return error.status === 401 ? 0 : 1000 * 2 ** retries;
  }

  async #currentToken() {
    if (this.#token === undefined) {
      this.#renewal ??= this.#newToken().finally(() => (this.#renewal = undefined));
      this.#token = await this.#renewal;
    }
    return this.#token;
  }

  async #newToken() {
    const { client_id: id, client_secret: secret } = this.#settings;
    const response = await fetch(this.#settings.token_url, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
      signal: AbortSignal.timeout(this.#settings.timeout_ms),
    });
    if (!response.ok) {
      throw Object.assign(new Error(`token: ${response.status}`), { status: response.status });
    }
    return (await response.json()).access_token;
  }
}
