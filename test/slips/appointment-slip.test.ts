// An appointment's slip: what it says, that it fits any paper, and that nobody reads it in the spool.
import { describe, expect, test } from 'vitest';
import { appointmentSlip } from '#electron/slips/appointment-document.ts';
import { layoutSlip } from '#electron/slips/slip-layout.ts';
import { createVault } from '#electron/store/vault.ts';
import { handClock, tempDirectory, tempStore } from '../store/temp-store.ts';
import { eventually } from '../support/eventually.ts';
import { slipServiceOf } from '../support/slip-service.ts';
import { appointment, appointmentEn, fontsDir, isQrOf, linesOf, staysOnPaper, textOf } from './slip-samples.ts';

const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };

describe('an appointment’s slip', () => {
  test('says day, time, code, place, rule and what to bring', () => {
    const lines = linesOf(layoutSlip(appointmentSlip(appointment), 48));
    for (const line of [
      '给您约好了',
      '身份证换领',
      '12月1日',
      '星期二',
      '09:30-10:00',
      '预约码 4829 1375',
      '请到 二楼B区',
      '窗口 5、6、7号',
      '当天09:00起，在大厅的机器上签到取号。',
      '过了10:15才到，按普通号排队。',
      '姓名 罗*',
      '请带：身份证、户口簿。',
      '到16号反映窗口',
    ]) {
      expect(lines).toContain(line);
    }
  });

  test('says the same in English', () => {
    const text = textOf(appointmentSlip(appointmentEn, 'en')).replace(/\n/g, ' ');
    expect(text).toContain('1 December');
    expect(text).toContain('Tuesday');
    expect(text).toContain('from 09:00. After 10:15 you wait');
    expect(text).not.toMatch(/\p{Script=Han}(?<!罗)/u);
  });

  test('promises nothing for after the windows close', () => {
    const last = { ...appointment, checkIn: { from: '16:30', keptUntil: '17:30', endsWithDay: true } };
    const lines = linesOf(layoutSlip(appointmentSlip(last), 48));
    expect(lines).toContain('17:30窗口下班，请在那之前签到。');
    expect(lines.join('')).not.toContain('普通号');
    const english = textOf(appointmentSlip({ ...last, ...{ hall: appointmentEn.hall } }, 'en')).replace(/\n/g, ' ');
    expect(english).toContain('from 16:30. The windows close at 17:30.');
  });

  test('names the year where it is another one', () => {
    const text = textOf(appointmentSlip({ ...appointment, day: '2027-01-04', madeAt: '2026-12-30 10:00' }));
    expect(text).toContain('2027年 星期一');
    expect(textOf(appointmentSlip(appointment))).not.toContain('年');
  });

  test('the day is the largest thing on it, and its code is scanned', () => {
    const layout = layoutSlip(appointmentSlip(appointment), 48);
    const runs = layout.items.filter((item) => item.kind === 'text');
    const largest = Math.max(...runs.map((run) => run.scale));
    expect(
      runs
        .filter((run) => run.scale === largest)
        .map((run) => run.text)
        .join(''),
    ).toBe('12月1日');
    const code = layout.items.find((item) => item.kind === 'code');
    expect(code && isQrOf(code.modules, appointment.qr)).toBe(true);
  });

  test.each([48, 42, 32])('stays on paper of %i columns, however long the words', (columns) => {
    const long = {
      ...appointment,
      matterName: '特困人员救助供养和临时救助对象认定'.repeat(6),
      windows: Array.from({ length: 20 }, (_, at) => String(at + 1)),
      bring: Array.from({ length: 8 }, () => '户口簿或者居民身份证原件和复印件'),
    };
    for (const doc of [appointmentSlip(long, 'zh-CN', columns), appointmentSlip(appointmentEn, 'en', columns)]) {
      expect(staysOnPaper(layoutSlip(doc, columns))).toBe(true);
    }
  });
});

describe('in the spool', () => {
  test('lies sealed, comes out on paper, is named by its time at the desk, and is gone with its key', async () => {
    const clock = handClock();
    const store = await tempStore([], { clock });
    const vault = createVault(new Uint8Array(32).fill(7), random);
    const slips = slipServiceOf({ store, vault, clock, random, fontsDir, dataDir: tempDirectory() });
    const actor = { kind: 'citizen' as const, id: 'kiosk', terminal: '1号机' };
    const { jobId } = await store.write(actor, async (w) =>
      slips.enqueueAppointment(w, await vault.createKey(w, 'a-1'), 'a-1', appointment, 'zh-CN'),
    );
    const rows = await store.db.selectFrom('slip_jobs').selectAll().execute();
    expect(JSON.stringify(rows)).not.toMatch(/4829|1375|罗|身份证/);
    expect(await slips.open()).toMatchObject([{ kind: 'appointment', label: '2026-12-01 09:30' }]);
    await slips.start();
    await eventually(async () => expect((await slips.get(jobId))?.state).toBe('printed'));
    const shown = (await slips.get(jobId))?.svg.replace(/<[^>]*>/g, '');
    expect(shown).toMatch(/4829\s1375/);
    await slips.stop();
    await store.write(actor, (w) => vault.destroy(w, 'a-1'));
    expect(await slips.get(jobId)).toBeNull();
  });
});
