// Puts a hall's figures into an Excel file: one sheet a question, real numbers, nothing that has to be typed again.
import writeExcelFile, { type Cell, type Row } from 'write-excel-file/node';
import type { Bilingual } from '#shared/contract/hall.ts';
import type { Statistics } from '#shared/contract/hall-day.ts';
import type { Language } from '#shared/contract/procedure.ts';
import { inLanguage } from '#shared/domain/languages.ts';
import type { MinuteFigures } from './minutes.ts';
import { type StatisticsWords, statisticsWords } from './statistics-words.ts';

type Sheet = { sheet: string; data: Row[]; widths: readonly number[] };

/** `name`: with the days it is of; `bytes`: of the .xlsx. */
export async function statisticsFile(
  statistics: Statistics,
  language: Language,
): Promise<{ name: string; bytes: Uint8Array }> {
  const words = statisticsWords[language];
  const say = (text: Bilingual): string => plain(inLanguage(text, language));
  const sheets = [
    overview(statistics, words),
    hours(statistics, words),
    matters(statistics, words, say),
    windows(statistics, words, say),
    days(statistics, words),
    ratings(statistics, words),
  ];
  const bytes = await writeExcelFile(
    sheets.map(({ sheet, data, widths }) => ({
      sheet,
      data,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
  const span = statistics.from === statistics.to ? statistics.from : `${statistics.from}_${statistics.to}`;
  return { name: `${words.file}-${span}.xlsx`, bytes };
}

/** Without the marks where a long name may break. */
const plain = (text: string): string => text.replaceAll('|', '');

const head = (...texts: readonly string[]): Row =>
  texts.map((value) => ({ value, fontWeight: 'bold' as const, wrap: true, backgroundColor: '#e3efee' }));

/** Empty where nobody was: a nought would be read as a wait. */
const minutes = (figures: MinuteFigures | null): Cell[] =>
  figures === null ? [0, null, null, null] : [figures.n, figures.p50, figures.p90, figures.longest];

const waitHead = (w: StatisticsWords): string[] => [w.called, w.waitP50, w.waitP90, w.waitLongest];

function overview(s: Statistics, w: StatisticsWords): Sheet {
  return {
    sheet: w.sheets.overview,
    widths: [28, 16, 24, 24, 24],
    data: [
      head(w.figure, w.value),
      [w.from, s.from],
      [w.to, s.to],
      [w.taken, s.taken],
      [w.served, s.served],
      [w.noShows, s.noShows],
      [w.voided, s.voided],
      [w.refused, s.refused],
      [],
      head(w.lane, w.taken, ...waitHead(w)),
      ...s.byLane.map(({ lane, taken, wait }): Row => [w.lanes[lane], taken, ...minutes(wait)]),
      [],
      head(w.greenReason, w.taken, w.greenRefused),
      ...s.greenReasons.map(({ reason, taken, refused }): Row => [w.greenReasons[reason], taken, refused]),
    ],
  };
}

function hours(s: Statistics, w: StatisticsWords): Sheet {
  return {
    sheet: w.sheets.hours,
    widths: [16, 14, 14, 14, 14, 22, 26, 22],
    data: [
      head(w.hour, w.taken, w.served, w.refused, ...waitHead(w)),
      ...s.byHour.map(
        ({ hour, taken, served, refused, wait }): Row => [hourWords(hour), taken, served, refused, ...minutes(wait)],
      ),
    ],
  };
}

const hourWords = (hour: number): string => {
  const two = String(hour).padStart(2, '0');
  return `${two}:00–${two}:59`;
};

function matters(s: Statistics, w: StatisticsWords, say: (text: Bilingual) => string): Sheet {
  const service = [w.served, w.serviceP50, w.serviceP90, w.serviceLongest];
  return {
    sheet: w.sheets.matters,
    widths: [16, 40, 16, 14, 14, 14, 22, 26, 22, 14, 22, 26, 22],
    data: [
      head(w.code, w.matter, w.group, w.taken, w.noShows, w.refused, ...waitHead(w), ...service),
      ...s.byMatter.map(
        (matter): Row => [
          matter.matterCode,
          say(matter.name),
          matter.groupCode,
          matter.taken,
          matter.noShows,
          matter.refused,
          ...minutes(matter.wait),
          ...minutes(matter.service),
        ],
      ),
    ],
  };
}

function windows(s: Statistics, w: StatisticsWords, say: (text: Bilingual) => string): Sheet {
  return {
    sheet: w.sheets.windows,
    widths: [12, 40, 14, 22, 26, 22, 20, 14, 14],
    data: [
      head(w.window, w.name, w.served, w.serviceP50, w.serviceP90, w.serviceLongest, w.missedCalls, w.ratings, w.bad),
      ...s.byWindow.map(
        (window): Row => [
          window.number,
          say(window.name),
          ...minutes(window.service),
          window.noShows,
          window.ratings,
          window.bad,
        ],
      ),
    ],
  };
}

function days(s: Statistics, w: StatisticsWords): Sheet {
  return {
    sheet: w.sheets.days,
    widths: [16, 14, 14, 14, 14],
    data: [
      head(w.date, w.taken, w.served, w.noShows, w.refused),
      ...s.byDay.map(({ date, taken, served, noShows, refused }): Row => [date, taken, served, noShows, refused]),
    ],
  };
}

function ratings({ ratings: r }: Statistics, w: StatisticsWords): Sheet {
  return {
    sheet: w.sheets.ratings,
    widths: [40, 14],
    data: [
      head(w.figure, w.value),
      [w.services, r.services],
      ...r.grades.map((n, index): Row => [w.grades[index] ?? '', n]).reverse(),
      [w.unrated, r.unrated],
      [],
      head(w.badReason, w.value),
      ...r.reasons.map(({ reason, n }): Row => [w.badReasons[reason], n]),
    ],
  };
}
