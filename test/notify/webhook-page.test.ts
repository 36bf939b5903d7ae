// The page for whoever builds the gateway's side: its example is what the hall really sends, and its code tells right from wrong.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { createGateway, signatureOf } from '#electron/notify/gateway.ts';
import { caseTurns } from '#shared/domain/case-turns.ts';
import { tempDirectory } from '../store/temp-store.ts';
import { openGateway } from './test-gateway.ts';

const page = readFileSync(path.resolve('docs/webhook.md'), 'utf8');
const body = /^\{"id".*\}$/m.exec(page)?.[0] ?? '';
const signature = /^X-Bancheng-Signature: (.*)$/m.exec(page)?.[1] ?? '';
const secret = 'example-secret';
const snippet = (language: string) => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? '';

it('shows a request byte by byte as the hall makes it', async () => {
  const gateway = await openGateway();
  const { at, ...shown } = JSON.parse(body);
  const message = { ...shown, at: Date.parse(at) };
  await createGateway({ url: gateway.url, secret }).send(message, new AbortController().signal);
  expect(gateway.received[0]?.raw.toString()).toBe(body);
  expect(gateway.received[0]?.headers['x-bancheng-signature']).toBe(signature);
});

it('names every turn, in both halves', () => {
  for (const half of page.split('## English')) for (const turn of caseTurns) expect(half).toContain(`\`${turn}\``);
});

it('has code for Node.js that takes the example and nothing else', async () => {
  const file = path.join(tempDirectory(), 'check.mjs');
  writeFileSync(file, snippet('js'));
  const { isFromTheHall } = await import(pathToFileURL(file).href);
  const raw = Buffer.from(body);
  expect(isFromTheHall(raw, signature, secret)).toBe(true);
  expect(isFromTheHall(raw, signatureOf(raw, 'another'), secret)).toBe(false);
  expect(isFromTheHall(Buffer.from(`${body} `), signature, secret)).toBe(false);
  expect(isFromTheHall(raw, undefined, secret)).toBe(false);
});

const hasPython = spawnSync('python3', ['--version']).status === 0;
it.runIf(hasPython)('has code for Python that does the same', () => {
  const script = `${snippet('python')}
import sys
raw, header, secret = sys.argv[1].encode(), sys.argv[2], sys.argv[3]
print(is_from_the_hall(raw, header, secret), is_from_the_hall(raw + b" ", header, secret), is_from_the_hall(raw, None, secret))`;
  const { stdout } = spawnSync('python3', ['-c', script, body, signature, secret], { encoding: 'utf8' });
  expect(stdout.trim()).toBe('True False False');
});
