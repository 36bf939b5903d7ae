// The citizen's own word: what they add, whether it was really done, how it was, and that they object; also as told to a clerk.

import { DomainError, InputProblems } from '#electron/domain-error.ts';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { type CaseStatus, type Done, type RecordingInput, wordsMaximum } from '#shared/contract/case-shapes.ts';
import { type Language, languageSchema } from '#shared/contract/procedure.ts';
import type { BadReason } from '#shared/contract/rating.ts';
import type { OtherCommand } from '#shared/domain/case-commands.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import { makePromise } from '#shared/domain/working-days.ts';
import type { InHand, OnCase, Telling } from './acting.ts';
import type { Clerk } from './case-actions.ts';
import { openTold } from './case-content.ts';
import type { CaseParts } from './case-parts.ts';
import { readAnswers, readEntry, readTasks } from './case-store.ts';
import { shortWords } from './desk-service.ts';
import { checkRemark, checkWords } from './filing-input.ts';
import { entryIdFor, wasSaidBefore, whereItGoesOn } from './known-case.ts';
import { type Asker, type Proof, type Proofs, type Proven, provenOrRefused } from './proof.ts';

type Request = Proof & { readonly requestId: string };
/** Of one act of the citizen. */
type Said = {
  readonly words: string;
  readonly done?: Done;
  readonly grade?: number | null;
  readonly seconds?: number;
};
type Supplement = Request & { readonly words: string; readonly recording?: RecordingInput | undefined };

/** All throw CASE_NO_WRONG, NOT_MATCHING, TOO_MANY_TRIES, REQUEST_REUSED; the same request again changes nothing. */
export type AnswerService = {
  /** Throws InputProblems at `words` or `recording`. What the hall waited for has come: a clock that stood goes on. */
  supplement(asker: Asker, input: Supplement): Promise<CaseStatus>;
  /** 办成了吗. Throws NOT_NOW. */
  answer(asker: Asker, input: Request & { done: Done }): Promise<CaseStatus>;
  /** Of the latest answer, once. Throws NOT_NOW, ALREADY_RATED. */
  rate(
    asker: Asker,
    input: Request & { grade: number; reasons: readonly BadReason[]; words: string },
  ): Promise<CaseStatus>;
  /** Against 不予受理. Throws NOT_NOW. */
  object(asker: Asker, input: Request & { words: string }): Promise<CaseStatus>;
  /** Told to a clerk. Throws what acts on a version throw, SECOND_PERSON. */
  answerFor(
    clerk: Clerk,
    on: OnCase & { requestId: string; done: Done; grade: number | null; words: string },
  ): Promise<CaseDetail>;
};

/** 1 and 2 are 差评 (GB/T 39734-2020). */
const worstGrades = 2;

/** The case was merged while the recording was sealed for it: only the key of the one that goes on will open it there. */
class Moved extends Error {}

export function createAnswerService(o: CaseParts & { proofs: Proofs }): AnswerService {
  const { acting, store, vault, catalogue, hall, config, random, views, proofs, recordings } = o;

  /**
   * One act of the citizen: proven, read, then `act`; `kind` and the request make the entry, so that it is made once.
   * `read` checks what was said, in the case's language; it must be the same when the request comes again. Resolves
   * once it is durable.
   */
  async function take<S extends Said>(
    { actor, source }: Asker,
    input: Request,
    kind: Telling['what'],
    read: (language: Language) => S,
    act: (on: InHand, said: S, language: Language) => Promise<void>,
  ): Promise<Proven> {
    return provenOrRefused(
      await store.write(actor, async (w) => {
        const opened = await proofs.openWith(w, source, input);
        if ('triesLeft' in opened) return opened;
        const row = await whereItGoesOn(w.db, opened.row);
        const goesOn = { row, key: row === opened.row ? opened.key : await vault.key(w.db, row.case_no) };
        const language = languageSchema.parse(goesOn.row.language);
        const said = read(language);
        const entryId = entryIdFor(goesOn.row.case_no, kind, input.requestId);
        if (!(await wasSaidBefore(w.db, goesOn.key, entryId, said.words, said)))
          await act({ w, ...goesOn, entryId }, said, language);
        return opened;
      }),
    );
  }

  async function statusOf({ row, key }: Proven): Promise<CaseStatus> {
    return views.status(store.db, await acting.find(store.db, row.case_no), key);
  }

  const byCitizen = async <S extends Said>(...asked: Parameters<typeof take<S>>): Promise<CaseStatus> =>
    statusOf(await take(...asked));

  /** On the disk before the write; `held` is null where the same request brought it before. Throws as `prove` does, REQUEST_REUSED. */
  async function hold(asker: Asker, input: Request, recording: RecordingInput) {
    const row = await whereItGoesOn(store.db, (await proofs.prove(asker, input)).row);
    const key = await vault.key(store.db, row.case_no);
    const checked = await recordings.check(recording, languageSchema.parse(row.language));
    const entryId = entryIdFor(row.case_no, 'file-added', input.requestId);
    const isAgain = await readEntry(store.db, entryIdFor(row.case_no, 'supplement', input.requestId));
    if (isAgain && !(await recordings.wasBrought(store.db, key, entryId, checked)))
      throw new DomainError('REQUEST_REUSED');
    const held = isAgain ? null : await recordings.hold(key, checked);
    return { caseNo: row.case_no, entryId, seconds: checked.seconds, held };
  }

  async function mustMove(on: InHand, command: OtherCommand, telling: Telling): Promise<void> {
    if (!(await acting.byOther(on, command, telling))) throw new DomainError('NOT_NOW');
  }

  /** Whom a clerk can call: name and number were given. */
  function canBeCalled({ key, row }: InHand): boolean {
    const { person } = openTold(key, row);
    return 'phone' in person && Boolean(person.phone && person.name);
  }

  /** 差评 under a real name, and what is not quite done, are called about (安阳 art. 52): by one call, if one is to be made already. */
  async function callBack(on: InHand): Promise<Pick<Telling, 'task'>> {
    const { callBackDays } = config.cases;
    if (callBackDays === null || !canBeCalled(on)) return {};
    const tasks = await readTasks(on.w.db, on.row.case_no);
    if (tasks.some(({ kind, state }) => kind === 'call-back' && state === 'open')) return {};
    const { date } = makePromise(hall.dateOf(on.w.at), callBackDays, hall.calendar);
    return { task: { id: uuidFrom(random), kind: 'call-back', unitCode: catalogue.tellWindow.unit, dueDate: date } };
  }

  /** What an answer is written as, whoever heard it. */
  async function answering(
    on: InHand,
    said: { done: Done; grade: number | null; words: string; staffId: string | null },
  ): Promise<Telling> {
    const { done, grade, words, staffId } = said;
    const isCalled = done === 'partly' || (grade !== null && grade <= worstGrades);
    return {
      what: done === 'no' ? 'reopened' : 'answered',
      said: words,
      facts: { done, grade },
      answer: { done, grade, reasons: [], staffId },
      ...(done !== 'no' && isCalled && (await callBack(on))),
      ...(done === 'no' && { turn: { turn: 'reopened' as const } }),
    };
  }

  async function supplement(asker: Asker, input: Supplement): Promise<Proven> {
    const spoken = input.recording ? await hold(asker, input, input.recording) : null;
    let isAdded = false;
    let proven: Proven | null = null;
    try {
      proven = await take(
        asker,
        input,
        'supplement',
        (language) => ({
          words: (spoken ? checkRemark : checkWords)(input.words, wordsMaximum, language),
          ...(spoken && { seconds: spoken.seconds }),
        }),
        async (on, { words, seconds }, language) => {
          if (spoken && spoken.caseNo !== on.row.case_no) throw new Moved();
          const resumed = on.row.waiting_since !== null;
          const telling: Telling = {
            what: 'supplement',
            said: words,
            facts: { ...(resumed && { resumed }), ...(seconds !== undefined && { seconds }) },
            ...(resumed && { turn: { turn: 'resumed' as const } }),
          };
          if (!(await acting.byOther(on, { act: 'supplement' }, telling)))
            throw new InputProblems([{ path: 'words', message: (on.row.refusal ? refused : closed)[language] }]);
          if (!spoken?.held) return;
          await recordings.mustHaveRoom(on.w.db, spoken.caseNo, language);
          await recordings.add(on.w, { ...on, caseNo: spoken.caseNo, entryId: spoken.entryId }, spoken.held);
          isAdded = true;
        },
      );
      return proven;
    } catch (error) {
      if (error instanceof Moved) return await supplement(asker, input);
      throw error;
    } finally {
      // Sent again, refused, or not committed.
      if (spoken?.held && !(isAdded && proven)) await recordings.drop(spoken.held);
    }
  }

  return {
    supplement: async (asker, input) => statusOf(await supplement(asker, input)),

    answer: (asker, input) =>
      byCitizen(
        asker,
        input,
        'answered',
        () => ({ done: input.done, grade: null, words: '' }),
        async (on, said) => mustMove(on, { act: 'answer', ...said }, await answering(on, { ...said, staffId: null })),
      ),

    rate: (asker, input) =>
      byCitizen(
        asker,
        input,
        'rated',
        (language) => ({ grade: input.grade, words: checkRemark(input.words, shortWords, language) }),
        async (on, { grade, words }) => {
          const answer = (await readAnswers(on.w.db, on.row.case_no)).at(-1);
          if (!answer) throw new DomainError('NOT_NOW');
          if (answer.grade !== null) throw new DomainError('ALREADY_RATED');
          const isBad = grade <= worstGrades;
          const reasons = isBad ? [...input.reasons] : [];
          await mustMove(
            on,
            { act: 'rate', grade },
            {
              what: 'rated',
              said: words,
              facts: { grade, reasons },
              rated: { grade, reasons },
              ...(isBad && (await callBack(on))),
            },
          );
        },
      ),

    object: (asker, input) =>
      byCitizen(
        asker,
        input,
        'objected',
        (language) => ({ words: checkWords(input.words, wordsMaximum, language) }),
        (on, { words }) => mustMove(on, { act: 'object' }, { what: 'objected', said: words }),
      ),

    async answerFor(clerk, on) {
      const { done, grade } = on;
      const words = checkRemark(on.words, shortWords, 'zh-CN');
      return acting.byClerk(
        clerk,
        on,
        { act: 'answer-for', done, grade },
        (inHand) => answering(inHand, { done, grade, words, staffId: clerk.staffId }),
        {
          entryId: (row) => entryIdFor(row.case_no, 'answered', on.requestId),
          wasDone: ({ w, key, entryId }) => wasSaidBefore(w.db, key, entryId, words, { done, grade }),
        },
      );
    },
  };
}

const refused = {
  'zh-CN': '这件事没有收下，不能在这里补充。不同意可以说“我不同意”；有新的情况，请再反映一次',
  en: 'This case was not taken on, so nothing can be added here. You may say that you disagree; if something is new, please tell the window again',
} as const;
const closed = {
  'zh-CN': '这件事已经归档了。还有话要说，请再反映一次',
  en: 'This case has been filed away. If there is more to say, please tell the window again',
} as const;
