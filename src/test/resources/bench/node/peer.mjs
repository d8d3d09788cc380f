// What a careful Node team writes without Fanfare: p-limit over the activities, Bottleneck over the
// calls, a look at each activity every few seconds. It keeps nothing: when it dies, all is forgotten.
import { openSync, readFileSync, writeSync } from 'node:fs';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { PartnerApi } from './partner-api.mjs';

const ENDED = new Set(['completed', 'failed', 'cancelled', 'timed_out']);

const settings = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const api = new PartnerApi(settings);
const limit = pLimit(settings.concurrency);
const output = openSync(settings.output, 'w');

async function importInto(account, contacts) {
  let activity = await api.inAccount(account, 'POST', '/activities/contacts_json_import', {
    import_data: contacts,
    list_ids: [settings.list_id],
  });
  while (!ENDED.has(activity.state)) {
    await sleep(settings.poll_ms);
    activity = await api.inAccount(account, 'GET', `/activities/${activity.activity_id}`);
  }
  if (activity.state === 'completed') {
    writeSync(output, `${JSON.stringify({ activity_id: activity.activity_id, at: Date.now() })}\n`);
  }
}

async function run(job, accounts) {
  const contacts = job.emails.map((email, index) => ({
    email,
    first_name: 'Bench',
    last_name: `Contact ${index}`,
  }));
  const targets = (await accounts).slice(job.first, job.first + job.accounts);
  const results = await Promise.allSettled(
    targets.map((account) => limit(() => importInto(account, contacts))),
  );
  for (const result of results) {
    if (result.status === 'rejected') {
      console.error(`given up: ${result.reason}`);
    }
  }
}

process.stdin.on('end', () => process.exit());
await once(process.stdin, 'data');
const began = Date.now();
const accounts = api.accounts();
await Promise.all(
  settings.jobs.map(async (job) => {
    await sleep(Math.max(0, began + job.arrives_ms - Date.now()));
    await run(job, accounts);
  }),
);
writeSync(output, '{"done":true}\n');
