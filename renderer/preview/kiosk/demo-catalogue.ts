// Owns the catalogue the previews show: the demo hall's own files, in the shape the API gives them.
import type { CatalogueView, Unit } from '#shared/contract/catalogue.ts';
import catalogueText from '../../../resources/demo-hall/catalogue.json?raw';
import hallText from '../../../resources/demo-hall/hall.json?raw';
import unitsText from '../../../resources/demo-hall/units.json?raw';
import windowsText from '../../../resources/demo-hall/windows.json?raw';

type RawMatter = {
  code: string;
  name: string;
  nameEn: string;
  short: string;
  shortEn: string;
  aliases: string[];
  department: string;
  materials: string[];
  materialsEn: string[];
  fee: string | null;
  feeEn: string | null;
  promisedDays: number | null;
  group: string;
  stuckReasons: string[];
  stuckReasonsEn: string[];
  appointment?: { perSlot: number };
};
type RawUnit = { code: string; name: string; nameEn: string; short: string; shortEn: string; kind: string };
type RawWindow = {
  code: string;
  number: string;
  name: string;
  nameEn: string;
  groups: string[];
  floor: number;
  zone: string;
  zoneEn: string;
};

const { matters, popular } = JSON.parse(catalogueText) as { matters: RawMatter[]; popular: string[] };
const { units } = JSON.parse(unitsText) as { units: RawUnit[] };
const { ticker } = JSON.parse(hallText) as { ticker: CatalogueView['ticker'] };
const { windows } = JSON.parse(windowsText) as { windows: RawWindow[] };

const townships = ['subdistrict', 'town', 'township'];
const kindOf = (kind: string): Unit['kind'] =>
  kind === 'hall' ? 'hall' : kind === 'department' ? 'department' : townships.includes(kind) ? 'township' : 'other';
const pair = (zh: readonly string[], en: readonly string[]) => zh.map((text, at) => ({ zh: text, en: en[at] ?? '' }));

export const demoCatalogue: CatalogueView = {
  matters: matters.map((matter) => ({
    code: matter.code,
    name: { zh: matter.name, en: matter.nameEn },
    short: { zh: matter.short, en: matter.shortEn },
    aliases: matter.aliases,
    departmentCode: matter.department,
    groupCode: matter.group,
    materials: pair(matter.materials, matter.materialsEn),
    fee: matter.fee === null ? null : { zh: matter.fee, en: matter.feeEn ?? '' },
    promisedWorkingDays: matter.promisedDays,
    takesAppointments: (matter.appointment?.perSlot ?? 0) > 0,
    stuckReasons: pair(matter.stuckReasons, matter.stuckReasonsEn),
    initials: [],
    pinyin: [],
  })),
  popular,
  departments: [...new Set(matters.map(({ department }) => department))].flatMap((code) => {
    const unit = units.find((one) => one.code === code);
    if (!unit) return [];
    return [
      {
        code,
        name: { zh: unit.name, en: unit.nameEn },
        short: { zh: unit.short, en: unit.shortEn },
        matterCount: matters.filter(({ department }) => department === code).length,
      },
    ];
  }),
  units: units.map((unit) => ({
    code: unit.code,
    name: { zh: unit.name, en: unit.nameEn },
    short: { zh: unit.short, en: unit.shortEn },
    kind: kindOf(unit.kind),
    initials: [],
    pinyin: [],
  })),
  windows: windows.map((window) => ({
    code: window.code,
    number: window.number,
    name: { zh: window.name, en: window.nameEn },
    groupCodes: window.groups,
    floor: window.floor,
    zone: { zh: window.zone, en: window.zoneEn },
  })),
  ticker,
};
