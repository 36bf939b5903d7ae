// Owns the list of the kiosk's previews of the ID reader: what is said of it where a card has a place, and of one left there.
import type { ReaderState } from '#shared/contract/devices.ts';
import type { Preview } from '../preview.ts';
import { kiosk, requestId, type Setting } from './kiosk-preview.tsx';
import * as sample from './kiosk-samples.ts';
import { emptyBooking, fullBooking } from './queue-samples.ts';

const { readerStates, emptyDraft } = sample;
const name = '罗样例';
/** The standard's own example number. */
const shi = { name: '石样例', idNumber: '11010519491231002X' };
const draft = { ...emptyDraft, requestId, words: '机器坏了', role: 'self' as const };
const told = { ...draft, fields: { ...draft.fields, name, phone: '13812345678', idNumber: shi.idNumber } };
const read = { read: { ...shi, name }, asked: null };

const card = (id: string, title: string, reader: ReaderState, more: Partial<Setting> = {}): Preview =>
  kiosk(`card-${id}`, title, { screen: { name: 'tell-details', at: 0 }, draft, reader, ...more });

export const cardPreviews: readonly Preview[] = [
  card('lay', '身份证，请放', readerStates.ready),
  card('read', '身份证，读到了', readerStates.card, { draft: told, card: read }),
  card('number', '身份证，号码', readerStates.ready, {
    screen: { name: 'tell-details', at: 2 },
    draft: told,
    card: read,
  }),
  card('unreadable', '身份证，没读出来', readerStates.unreadable),
  card('lies', '身份证，别人的还放着', readerStates.card),
  card('gone', '身份证，读卡器用不了', readerStates.gone),
  card('other', '身份证，换成这张吗', readerStates.card, { draft: told, card: { read: read.read, asked: shi } }),
  kiosk('card-booking', '身份证，预约', {
    screen: { name: 'book-details', field: 'name' },
    booking: emptyBooking,
    reader: readerStates.ready,
  }),
  kiosk('card-booked-review', '身份证，预约看一遍', {
    screen: { name: 'book-review' },
    booking: { ...fullBooking, idNumber: shi.idNumber },
  }),
  kiosk('card-check-in', '身份证，签到', { screen: { name: 'check-in', problem: null }, reader: readerStates.ready }),
  kiosk('card-check-in-read', '身份证，签到，读到了', {
    screen: { name: 'check-in-by', way: 'id' },
    typed: shi.idNumber,
    card: { read: shi, asked: null },
    reader: readerStates.card,
  }),
  kiosk('card-left-done', '身份证，交了还放着', {
    screen: { name: 'done', receipt: sample.sampleReceipt(sample.slipStates.printed), hasPhone: true },
    reader: readerStates.card,
  }),
  kiosk('card-left-home', '身份证，人走了还放着', { number: 2, reader: readerStates.card }),
];
