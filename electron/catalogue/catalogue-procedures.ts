// The hall and its catalogue as screens ask for them, and an administrator's changes to it.
import type { CatalogueView, Unit as UnitView } from '#shared/contract/catalogue.ts';
import type { Bilingual, Hall as HallView } from '#shared/contract/hall.ts';
import { addDays, type CalendarDate, instantOf } from '#shared/domain/calendar-date.ts';
import { languageCodes } from '#shared/domain/languages.ts';
import { missedWords } from '#shared/domain/missed-rule.ts';
import { bilingual } from '#shared/domain/naming.ts';
import type { Config } from '../config.ts';
import { actorOf, os } from '../procedure-base.ts';
import type { CatalogueEditing } from './catalogue-editing-service.ts';
import type { Catalogue, Matter, Name, Unit } from './catalogue-types.ts';
import type { HallClock, HallHours } from './hall-clock.ts';

export function catalogueProcedures(catalogue: Catalogue, editing: CatalogueEditing) {
  return {
    get: os.catalogue.get.handler(() => catalogueView(catalogue)),
    answers: os.catalogue.answers.handler(() =>
      catalogue.answers.map(({ code, name, use, words }) => ({ code, name: bilingual(name), use, words })),
    ),
    entries: os.catalogue.entries.handler(() => editing.entries()),
    save: os.catalogue.save.handler(({ input, context }) => editing.save(actorOf(context), input)),
    retire: os.catalogue.retire.handler(({ input, context }) => editing.setRetired(actorOf(context), input, true)),
    restore: os.catalogue.restore.handler(({ input, context }) => editing.setRetired(actorOf(context), input, false)),
    move: os.catalogue.move.handler(async ({ input, context }) => {
      await editing.move(actorOf(context), input);
      return { ok: true as const };
    }),
  };
}

type HallParts = {
  catalogue: Catalogue;
  config: Config;
  hall: HallClock;
  version: string;
  /** Somebody listens at a desk now. */
  isStaffed: () => boolean;
  /** The day was ended before its hours: no number is given any more on it. */
  isDayClosed: (date: CalendarDate) => Promise<boolean>;
};

export function hallProcedures(parts: HallParts) {
  return { get: os.hall.get.handler(async () => hallView(parts, await parts.isDayClosed(parts.hall.today()))) };
}

/** With `|` where a long Chinese name may break. */
const breakable = (name: Name): Bilingual => ({ zh: name.parts.join('|'), en: name.en });

/** Closed for the rest of today, whatever the hours say. */
function closedUntilTomorrow(clock: HallClock): HallHours {
  const date = addDays(clock.today(), 1);
  const time = '00:00';
  const instant = instantOf(date, time, clock.timeZone);
  const then = clock.open(undefined, instant);
  return { open: false, opens: then.open ? { date, time, instant } : then.opens, closesAt: null };
}

function hallView(parts: HallParts, isDayClosed: boolean): HallView {
  const { catalogue, config, hall: clock, version, isStaffed } = parts;
  const { hall, tellWindow } = catalogue;
  const state = isDayClosed ? closedUntilTomorrow(clock) : clock.open();
  const tellUnit = catalogue.unit(tellWindow.unit);
  return {
    code: hall.code,
    place: { zh: hall.place, en: hall.placeEn },
    hall: { zh: hall.hall, en: hall.hallEn },
    demo: hall.demo,
    timeZone: hall.timeZone,
    now: clock.now(),
    today: clock.today(),
    open: state.open,
    opens: state.opens,
    closesAt: state.closesAt,
    tellWindow: {
      number: tellWindow.number,
      name: bilingual(tellWindow.name),
      person: tellWindow.person || null,
      personEn: tellWindow.personEn || null,
      where: { zh: tellWindow.where, en: tellWindow.whereEn },
      unitName: tellUnit ? bilingual(tellUnit.name) : { zh: hall.hall, en: hall.hallEn },
      isStaffed: isStaffed(),
    },
    phone: hall.phone,
    phoneUrl: config.phone.url || null,
    languages: [...languageCodes],
    bilingual: [...config.hall.bilingual],
    limits: { ...config.limits },
    privacy: { ...config.privacy },
    cases: { signature: config.cases.signature },
    kiosk: {
      ...config.kiosk,
      ...config.assist,
      askHolder: config.queue.askHolder,
      missedRule: missedWords(config.queue),
      scanner: { ...config.scanner },
    },
    version,
  };
}

function catalogueView(catalogue: Catalogue): CatalogueView {
  return {
    matters: catalogue.matters.map(matterView),
    popular: catalogue.popular.map((matter) => matter.code),
    departments: catalogue.departments.map((unit) => ({
      code: unit.code,
      name: bilingual(unit.name),
      short: bilingual(unit.short),
      matterCount: catalogue.mattersOfDepartment(unit.code).length,
    })),
    units: catalogue.units.map(unitView),
    windows: catalogue.windows.map((window) => ({
      code: window.code,
      number: window.number,
      name: bilingual(window.name),
      groupCodes: [...window.groups],
      floor: window.floor,
      zone: bilingual(window.zone),
    })),
    ticker: catalogue.ticker.map(({ zh, en }) => ({ zh, en })),
  };
}

function matterView(matter: Matter): CatalogueView['matters'][number] {
  return {
    code: matter.code,
    name: breakable(matter.name),
    short: bilingual(matter.short),
    aliases: [...matter.aliases, ...matter.aliasesEn],
    departmentCode: matter.department,
    groupCode: matter.group,
    materials: matter.materials.map((zh, index) => ({ zh, en: matter.materialsEn[index] ?? zh })),
    fee: matter.fee ? { zh: matter.fee, en: matter.feeEn } : null,
    promisedWorkingDays: matter.promisedDays,
    takesAppointments: (matter.appointment?.perSlot ?? 0) > 0,
    stuckReasons: matter.stuckReasons.map((zh, index) => ({ zh, en: matter.stuckReasonsEn[index] ?? zh })),
    initials: [...matter.search.initials],
    pinyin: [...matter.search.pinyin],
  };
}

const kinds: Partial<Record<Unit['kind'], UnitView['kind']>> = {
  hall: 'hall',
  department: 'department',
  vertical: 'department',
  body: 'department',
  subdistrict: 'township',
  town: 'township',
  township: 'township',
};

function unitView(unit: Unit): UnitView {
  return {
    code: unit.code,
    name: bilingual(unit.name),
    short: bilingual(unit.short),
    kind: kinds[unit.kind] ?? 'other',
    initials: [...unit.search.initials],
    pinyin: [...unit.search.pinyin],
  };
}
