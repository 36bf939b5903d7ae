import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar-date.ts';
import { formatCaseNumber } from '#shared/domain/case-number.ts';
import { dammDigit } from '#shared/domain/damm.ts';
import { caseUrl, parseScan, slipQr, ticketQr, ticketUrl } from '#shared/domain/scan-code.ts';
import { formatTicketNumber } from '#shared/domain/ticket-number.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2026-01-01', days));
const place = fc.integer({ min: 1, max: 99_999 });
const code = fc.integer({ min: 0, max: 999_999 }).map((number) => String(number).padStart(6, '0'));
const digits = fc.integer({ min: 2, max: 5 });
const series = fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ');
const key = fc.integer({ min: 0, max: 9_999_999_999 }).map((number) => String(number).padStart(10, '0'));
/** What keyboards, layouts and input methods do to a scan. */
const typed = fc.constantFrom(
  (text: string) => text,
  (text: string) => `${text}\r\n`,
  (text: string) => `\t${text}\t`,
  (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  (text: string) => text.toUpperCase(),
);

describe("the slip's QR", () => {
  it('is digits only, as any keyboard layout and input method lets through', () => {
    expect(slipQr({ caseNo: formatCaseNumber('2026-11-23', 7), queryCode: '042731' })).toMatch(/^7711\d{17}$/);
    const ticket = { date: '2026-11-23', ticketNo: 'B026', key: '0123456789' };
    expect(ticketQr(ticket)).toMatch(/^77222611230202601234567[89]{2}\d$/);
  });

  it('comes back from a scan, however it was typed', () => {
    fc.assert(
      fc.property(day, place, code, typed, (date, n, queryCode, mangle) => {
        const caseNo = formatCaseNumber(date, n);
        const text = slipQr({ caseNo, queryCode });
        expect(parseScan(mangle(text))).toEqual({ kind: 'case', caseNo, queryCode });
      }),
    );
    fc.assert(
      fc.property(day, series, place, digits, key, typed, (date, letter, n, width, key, mangle) => {
        const ticketNo = formatTicketNumber(letter, n, width);
        const text = ticketQr({ date, ticketNo, key });
        expect(parseScan(mangle(text))).toEqual({ kind: 'ticket', date, ticketNo, key });
      }),
    );
  });

  it('is read out of the address of the page for phones, each page for its own', () => {
    const hosts = fc.constantFrom('https://banshi.example.gov.cn', 'http://10.1.2.3:4181/', 'https://a.cn/hall-1//');
    fc.assert(
      fc.property(hosts, day, series, place, key, typed, (host, date, letter, n, key, mangle) => {
        const ticketNo = formatTicketNumber(letter, n);
        const url = ticketUrl(host, ticketQr({ date, ticketNo, key }));
        expect(URL.canParse(url)).toBe(true);
        expect(new URL(url).pathname).not.toContain('//');
        const scan = { kind: 'ticket', date, ticketNo, key };
        expect(parseScan(mangle(url))).toEqual(scan);
        expect(parseScan(mangle(url.replaceAll('/', '、').replace(':', '：')))).toEqual(scan);
      }),
    );
    const caseQr = slipQr({ caseNo: formatCaseNumber('2026-11-23', 7), queryCode: '042731' });
    expect(parseScan(`https://banshi.example.gov.cn/t/${caseQr}`)).toBeNull();
    expect(parseScan(`https://banshi.example.gov.cn/c/${caseQr}`)).toBeNull();
    const ticket = ticketQr({ date: '2026-11-23', ticketNo: 'B026', key: '0123456789' });
    expect(parseScan(caseUrl('https://banshi.example.gov.cn', ticket))).toBeNull();
    expect(parseScan(`https://banshi.example.gov.cn/x/${ticket}`)).toBeNull();
    expect(parseScan(`https://banshi.example.gov.cn/t/${ticket}?a=1`)).toBeNull();
  });

  it('is read out of a case’s address, and no server is ever sent its digits', () => {
    fc.assert(
      fc.property(day, place, code, typed, (date, n, queryCode, mangle) => {
        const caseNo = formatCaseNumber(date, n);
        const digits = slipQr({ caseNo, queryCode });
        const url = caseUrl('https://banshi.example.gov.cn/', digits);
        const { pathname, search, hash } = new URL(url);
        expect([pathname, search, hash]).toEqual(['/c', '', `#${digits}`]);
        expect(parseScan(mangle(url))).toEqual({ kind: 'case', caseNo, queryCode });
        expect(parseScan(mangle(url.replaceAll('/', '、').replace(':', '：')))).toEqual({
          kind: 'case',
          caseNo,
          queryCode,
        });
      }),
    );
  });

  it('is still read from slips printed before there were keys', () => {
    fc.assert(
      fc.property(day, series, place, typed, (date, letter, n, mangle) => {
        const ticketNo = formatTicketNumber(letter, n);
        const body = `7721${date.slice(2).replaceAll('-', '')}${String(letter.charCodeAt(0) - 64).padStart(2, '0')}`;
        const text = body + ticketNo.slice(1);
        expect(parseScan(mangle(text + dammDigit(text)))).toEqual({ kind: 'ticket', date, ticketNo, key: null });
      }),
    );
  });

  it('is not read with a digit wrong, lost or swapped', () => {
    fc.assert(
      fc.property(day, place, code, fc.nat(), fc.integer({ min: 1, max: 9 }), (date, n, queryCode, at, by) => {
        const text = slipQr({ caseNo: formatCaseNumber(date, n), queryCode });
        const place = at % text.length;
        const wrong = (Number(text[place]) + by) % 10;
        expect(parseScan(text.slice(0, place) + wrong + text.slice(place + 1))).toBeNull();
        const next = text[place + 1];
        if (next !== undefined && next !== text[place]) {
          expect(parseScan(text.slice(0, place) + next + text[place] + text.slice(place + 2))).toBeNull();
        }
      }),
    );
  });

  it('is not read out of other codes', () => {
    const others = [
      '',
      '6901234567892',
      '500240195403120021',
      '50024019540312002X',
      '134567890123456789',
      'https://example.com/#/cases/12345678901234567890',
      'javascript:alert(1)//#7711',
      '7711',
      `7711${'0'.repeat(17)}`,
      '9'.repeat(10_000),
    ];
    for (const text of others) expect(parseScan(text), text).toBeNull();
    const good = slipQr({ caseNo: formatCaseNumber('2026-11-23', 7), queryCode: '042731' });
    expect(parseScan(`https://hall.example/#${good}`)).toBeNull();
    expect(parseScan(good + good)).toBeNull();
  });

  it('has one spelling of each ticket', () => {
    const scanned = (digits: string) => parseScan(digits + dammDigit(digits));
    expect(scanned('772126112302026')).toEqual({ kind: 'ticket', date: '2026-11-23', ticketNo: 'B026', key: null });
    for (const digits of [
      '77212611230226',
      '7722261123022012345678',
      '772226112302000000020123456789',
      '77222613310202601234567890',
      '7722261123020000123456789',
      '7721261123020026',
      '772126112302000',
      '772126113102026',
      '772126112309026',
      '772126112327026',
    ]) {
      expect(scanned(digits), digits).toBeNull();
    }
  });

  it('refuses to be made of impossible parts', () => {
    const caseNo = formatCaseNumber('2026-11-23', 7);
    expect(() => slipQr({ caseNo, queryCode: '4273' })).toThrow(RangeError);
    expect(() => slipQr({ caseNo: `${caseNo.slice(0, -1)}x`, queryCode: '042731' })).toThrow(RangeError);
    const key = '0123456789';
    expect(() => ticketQr({ date: '2026-02-30', ticketNo: 'A001', key })).toThrow(RangeError);
    expect(() => ticketQr({ date: '2026-11-23', ticketNo: 'I001', key })).toThrow(RangeError);
    expect(() => ticketQr({ date: '2026-11-23', ticketNo: 'A001', key: '123' })).toThrow(RangeError);
  });
});
