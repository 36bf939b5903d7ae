// Letters to citizens and complete case files: put together from the case, recorded like a look at personal details, made by a thread.

import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import { DomainError } from '#electron/domain-error.ts';
import type { Store } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CaseKey, Vault } from '#electron/store/vault.ts';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import type { Person } from '#shared/contract/case-shapes.ts';
import type { Bilingual } from '#shared/contract/hall.ts';
import type { Language } from '#shared/contract/procedure.ts';
import { hallName } from '#shared/domain/hall-name.ts';
import { inLanguage } from '#shared/domain/languages.ts';
import type { Random } from '#shared/domain/ports.ts';
import { badReasonWords } from '#shared/domain/rating-words.ts';
import { spokenLength } from '#shared/domain/spoken-length.ts';
import { groundWords, turnWords } from '#shared/domain/turn-words.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import type { Clerk } from '../case-actions.ts';
import { keyOrNull, openQueryCode, openTold } from '../case-content.ts';
import type { CaseService } from '../case-service.ts';
import type { CaseCode } from '../case-slip.ts';
import { outcomeOf } from '../case-status-view.ts';
import { categoryWords, checkWords, doneWords, gradeWords, handlingWords, wordsOfKind } from '../entry-words.ts';
import type { PaperFact } from './a4.ts';
import type { CaseFileData } from './case-file-pdf.ts';
import type { LetterData } from './letter-pdf.ts';
import type { MakePaper, Paper } from './paper-maker.ts';

type EntryKind = CaseDetail['entries'][number]['kind'];

/** A PDF as it is saved. */
export type SavedPaper = { name: string; base64: string };

export type PaperService = {
  /** 告知书. Throws CASE_NOT_FOUND, also where the details have been destroyed; NOT_ALLOWED. */
  letter(clerk: Clerk, caseNo: string, language: Language): Promise<SavedPaper>;
  /** 全卷. The same. */
  caseFile(clerk: Clerk, caseNo: string): Promise<SavedPaper>;
};

/** What is asked of the files of cases. */
export type PaperFiles = {
  list(
    clerk: Clerk,
    caseNo: string,
  ): Promise<{
    files: {
      id: string;
      kind: 'paper' | 'photo' | 'signature';
      name: string | null;
      bytes: number;
      addedAt: number;
      addedBy: string | null;
      gone: object | null;
    }[];
  }>;
  /** Records the look. Throws FILE_DAMAGED. */
  open(clerk: Clerk, on: { caseNo: string; fileId: string }): Promise<{ mediaType: string; data: string }>;
};

export type PaperParts = {
  readonly store: Store;
  readonly vault: Vault;
  readonly catalogue: Catalogue;
  readonly hall: HallClock;
  readonly random: Random;
  readonly cases: Pick<CaseService, 'get' | 'views' | 'known'>;
  readonly files: PaperFiles;
  readonly staffNames: (staffId: string) => Promise<string | null>;
  readonly codeOf: CaseCode;
  readonly make: MakePaper;
};

type Opened = { readonly row: Row<'cases'>; readonly key: CaseKey; readonly detail: CaseDetail };

export function createPaperService(o: PaperParts): PaperService {
  const { store, catalogue, hall, cases } = o;

  /** The case as this clerk sees it, with what is personal in it; the paper is recorded before anybody has it. */
  async function take(clerk: Clerk, caseNo: string, what: 'letter' | 'file'): Promise<Opened> {
    const detail = await cases.get(clerk, caseNo);
    // It says who told it, and a letter their query code too: for whoever may see that, and the supervisor.
    const maySee = detail.actions.includes('reveal') || clerk.roles.includes('supervisor');
    return store.write(clerk.actor, async (w) => {
      const row = await cases.known.find(w.db, detail.caseNo);
      const key = await keyOrNull(o.vault, w.db, row.case_no);
      if (!key) throw new DomainError('CASE_NOT_FOUND');
      if (!maySee) throw new DomainError('NOT_ALLOWED');
      await w.append({
        type: 'case.printed-out',
        subject: row.case_no,
        data: { entryId: uuidFrom(o.random), what },
      });
      return { row, key, detail };
    });
  }

  async function saved(name: string, paper: Paper): Promise<SavedPaper> {
    const pdf = await o.make(paper);
    return { name: `${name}.pdf`, base64: Buffer.from(pdf).toString('base64') };
  }

  async function letterData({ row, key }: Opened, language: Language): Promise<LetterData> {
    const status = await cases.views.status(store.db, row, key);
    const { person } = openTold(key, row);
    const { hall: here, tellWindow } = catalogue;
    const queryCode = openQueryCode(key, row);
    const say = (text: Bilingual) => inLanguage(text, language);
    // That they answered and that it is filed away the citizen knows: the news is what came of it.
    const latest = status.turns.findLast(({ what }) => what !== 'answered' && what !== 'archived');
    const { notAccepted, promise, owner } = status;
    return {
      language,
      hall: { ...hallName(here, language), phone: here.phone },
      demo: here.demo,
      caseNo: row.case_no,
      queryCode,
      qr: o.codeOf({ caseNo: row.case_no, queryCode }),
      to: nameOf(person),
      matter: status.matterName && say(status.matterName),
      filedOn: row.day,
      writtenOn: hall.today(),
      writtenAt: hall.now(),
      turn: latest
        ? {
            ...turnWords(latest, language),
            ...(latest.what === 'concluded' && { more: outcomeOf(status) }),
          }
        : null,
      promise: status.concluded || notAccepted ? null : { date: promise.date, provisional: promise.provisional },
      owner: { unit: say(owner.unitName), person: owner.person },
      waitingFor: status.waitingFor?.words ?? null,
      askedUntil: status.asked?.until ?? null,
      refusal: notAccepted && {
        ground: groundWords(notAccepted.ground, language),
        words: notAccepted.words,
        wayOn: notAccepted.wayOn,
      },
      window: { number: tellWindow.number, where: say({ zh: tellWindow.where, en: tellWindow.whereEn }) },
    };
  }

  async function fileData(clerk: Clerk, { row, key, detail }: Opened): Promise<CaseFileData> {
    const { person } = openTold(key, row);
    const { files } = await o.files.list(clerk, row.case_no);
    const at = (instant: number) => hall.dateTimeOf(instant);
    const day = (instant: number | null) => (instant === null ? '' : at(instant));
    const signed = files.findLast(({ kind }) => kind === 'signature');
    return {
      hall: catalogue.hall.place + catalogue.hall.hall,
      demo: catalogue.hall.demo,
      caseNo: row.case_no,
      printedAt: at(hall.now()),
      printedBy: (await o.staffNames(clerk.staffId)) ?? '',
      createdAt: hall.now(),
      form: filled([
        ['反映时间', at(row.filed_at)],
        ['反映方式', row.channel === 'kiosk' ? '自助机' : '柜台代录'],
        ['哪一种', `${wordsOfKind(row.kind)}（${categoryWords[row.category]}）`],
        ['事项', detail.matterName?.zh ?? ''],
        ['没办成的地方', detail.failedAt?.zh ?? ''],
        ['跑了几趟', row.trips === null ? '' : `${row.trips} 趟`],
        ...personFacts(person),
      ]),
      words: [detail.words, ...detail.recordings.map(spokenWords)].filter((part) => part !== '').join('\n'),
      handling: filled([
        ['首接单位', detail.firstUnit.unitName.zh],
        ['承办', [detail.owner.unitName.zh, detail.owner.person].filter(Boolean).join(' ')],
        ['受理时间', day(detail.acceptedAt)],
        ['承诺办结日', `${detail.promise.date}（${detail.promise.workingDays} 个工作日）`],
        ['转办次数', `${detail.hops}`],
        ['重新办理', detail.reopened === 0 ? '' : `${detail.reopened} 次`],
        ['办结时间', day(detail.concludedAt)],
        ['办理方式', detail.handling === null ? '' : handlingWords[detail.handling]],
        ['归档时间', day(detail.archivedAt)],
      ]),
      course: detail.entries.map((entry) => ({
        at: at(entry.at),
        who: entry.staffName ?? (byItself.has(entry.kind) ? '' : '群众'),
        what: whatWords[entry.kind] ?? '',
        text: entry.text,
      })),
      files: files.map((file) => ({ at: at(file.addedAt), what: fileWords(file) })),
      answers: detail.answers.map((answer) => ({
        at: at(answer.at),
        facts: filled([
          ['办成了吗', doneWords[answer.done]],
          ['好差评', answer.grade === null ? '未评价' : (gradeWords[answer.grade] ?? '')],
          ['原因', answer.reasons.map((reason) => badReasonWords[reason]).join('、')],
          ['说的话', answer.words],
          ['代记', answer.staffName ?? ''],
        ]),
      })),
      signature: signed ? { at: at(signed.addedAt), image: await imageOf(clerk, row.case_no, signed) } : null,
      retention:
        detail.keepUntil === null
          ? '还没有归档，保存期从归档那天算起。'
          : `保存到 ${detail.keepUntil}，到期销毁个人信息，台账保留。`,
    };
  }

  /** A signature that is gone or damaged leaves the file without its picture, not without the file. */
  async function imageOf(clerk: Clerk, caseNo: string, file: { id: string; gone: object | null }) {
    if (file.gone) return null;
    try {
      const { data } = await o.files.open(clerk, { caseNo, fileId: file.id });
      return Buffer.from(data, 'base64');
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  return {
    async letter(clerk, caseNo, language) {
      const opened = await take(clerk, caseNo, 'letter');
      const data = await letterData(opened, language);
      return saved(`${language === 'en' ? 'letter' : '告知书'}-${data.caseNo}`, { kind: 'letter', data });
    },
    async caseFile(clerk, caseNo) {
      const opened = await take(clerk, caseNo, 'file');
      // Read again: the file tells of this very print, too.
      const detail = await cases.get(clerk, caseNo);
      const data = await fileData(clerk, { ...opened, detail });
      return saved(`案卷-${data.caseNo}`, { kind: 'file', data });
    },
  };
}

/** Entries that are nothing but words: what they are must stand beside them. */
const whatWords: { readonly [K in EntryKind]?: string } = { said: '告诉群众', note: '内部记录', supplement: '补充' };
/** What the day and the calendar do: nobody's act. */
const byItself: ReadonlySet<EntryKind> = new Set(['archived', 'promise-moved']);

const filled = (rows: readonly PaperFact[]): PaperFact[] => rows.filter(([, value]) => value !== '');

const nameOf = (person: Person): string | null => ('name' in person ? person.name || null : null);

function personFacts(person: Person): PaperFact[] {
  const roles = { self: '本人', relative: '代家人反映', organisation: '单位', anonymous: '没留姓名' };
  const said = (value: string | undefined) => value ?? '';
  return [
    ['谁反映的', roles[person.role]],
    ...(person.role === 'relative'
      ? ([
          ['为谁反映', said(person.forName)],
          ['关系', said(person.relation)],
        ] as const)
      : []),
    ...(person.role === 'organisation'
      ? ([
          ['单位名称', said(person.organisation)],
          ['信用代码', said(person.organisationCode)],
        ] as const)
      : []),
    ...(person.role === 'anonymous'
      ? []
      : ([
          ['姓名', said(person.name)],
          ['电话', said(person.phone)],
        ] as const)),
    ...('idNumber' in person ? ([['身份证号', said(person.idNumber)]] as const) : []),
  ];
}

/** What was said, as far as paper can tell it. */
function spokenWords({ seconds, written }: CaseDetail['recordings'][number]): string {
  const length = `有录音（${spokenLength(seconds, 'zh-CN')}）`;
  return written ? `${length}。写下来是（${checkWords[written.check]}）：${written.words}` : `${length}，还没写下来。`;
}

function fileWords(file: Awaited<ReturnType<PaperFiles['list']>>['files'][number]): string {
  const kinds = { paper: '材料', photo: '照片', signature: '签名' };
  const size = `${Math.max(1, Math.round(file.bytes / 1024))} KB`;
  const by = file.addedBy ?? '群众自己';
  return [kinds[file.kind], file.name ?? '', size, `${by}添加`, file.gone ? '内容已去掉' : '']
    .filter((part) => part !== '')
    .join('，');
}
