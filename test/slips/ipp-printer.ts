// A printer that speaks IPP itself, as far as CUPS asks it: it takes a job, and says it is done only when it is told to be.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { ippOperation } from '#electron/slips/printers/cups-ipp.ts';
import { type AnsweredAttribute, ippAnswer } from './ipp-answer.ts';

const validateJob = 0x0004;
const createJob = 0x0005;
const sendDocument = 0x0006;
const known = [...Object.values(ippOperation), validateJob, createJob, sendDocument];

/** Its address for a queue, how often a job was put to it and asked about, and its word that the job is out. */
export async function startIppPrinter(): Promise<{ uri: string; asked: number[]; finish: () => void }> {
  let isDone = false;
  const asked: number[] = [];
  const server = createServer(async (request, response) => {
    const bytes = await buffer(request);
    const operation = bytes.readUInt16BE(2);
    asked.push(operation);
    const job: AnsweredAttribute[] = [
      ['job-id', 'integer', 1],
      ['job-state', 'enum', isDone ? 9 : 5],
      ['job-state-reasons', 'keyword', isDone ? 'job-completed-successfully' : 'job-printing'],
    ];
    const printer: AnsweredAttribute[] = [
      ['printer-state', 'enum', isDone ? 3 : 4],
      ['printer-state-reasons', 'keyword', 'none'],
      ['printer-is-accepting-jobs', 'boolean', true],
      ['document-format-supported', 'mimeType', 'application/octet-stream', 'application/vnd.cups-raw'],
      ['operations-supported', 'enum', ...known],
    ];
    const isOfPrinter = operation === ippOperation.printerAttributes;
    const isKnown = known.includes(operation);
    response.setHeader('Content-Type', 'application/ipp');
    response.end(
      ippAnswer(
        isKnown ? 0 : 0x0501,
        isOfPrinter ? 4 : 2,
        isOfPrinter ? printer : isKnown ? job : [],
        bytes.subarray(4, 8),
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    uri: `ipp://127.0.0.1:${(server.address() as AddressInfo).port}/ipp/print`,
    asked,
    finish: () => {
      isDone = true;
    },
  };
}
