// Tells the citizen outside the hall of each turn of their case: the sentence is made with the act and stands or falls with it.

import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { NotifyService } from '#electron/notify/notify-service.ts';
import type { TurnFacts } from '#electron/notify/turn-words.ts';
import type { Row } from '#electron/store/tables.ts';
import { type Language, languageSchema } from '#shared/contract/procedure.ts';
import type { CaseTurn } from '#shared/domain/case-turns.ts';
import { hallName } from '#shared/domain/hall-name.ts';
import { inLanguage } from '#shared/domain/languages.ts';
import type { InHand } from './acting.ts';
import { openTold } from './case-content.ts';
import type { StaffNames } from './case-owner.ts';
import { readCase, readHandler } from './case-store.ts';

/** `reason`: words of the staff for the citizen. */
export type Turn = { readonly turn: CaseTurn } & Pick<TurnFacts, 'reason' | 'otherNo'>;

export type CaseTelling = {
  /** Whether anybody is told at all: the hall has a gateway. */
  readonly isOn: boolean;
  /** After the act's event, in its write: names and days are those after it. */
  tell(on: Pick<InHand, 'w' | 'row' | 'key'>, turn: Turn): Promise<void>;
};

export function createCaseTelling(o: {
  catalogue: Catalogue;
  staffNames: StaffNames;
  notify: Pick<NotifyService, 'enqueue' | 'isOn'>;
  words: (turn: CaseTurn, facts: TurnFacts, language: Language) => string;
}): CaseTelling {
  return {
    isOn: o.notify.isOn,
    async tell({ w, row: before, key }, { turn, ...rest }) {
      if (!o.notify.isOn) return;
      const { person } = openTold(key, before);
      const phone = 'phone' in person ? person.phone : undefined;
      if (phone === undefined) return;
      const after: Row<'cases'> = (await readCase(w.db, before.case_no)) ?? before;
      const language = languageSchema.parse(after.language);
      const isMoved = after.promised_date !== before.promised_date;
      const speaker = await speakerOf(w, turn, after);
      const facts: TurnFacts = {
        hall: hallName(o.catalogue.hall, language).hall,
        caseNo: after.case_no,
        promisedDate: after.promised_date,
        isProvisional: after.provisional === 1,
        // Its short name, as people say it: a message has few characters.
        unit: inLanguage(o.catalogue.unit(speaker.unit)?.short ?? { zh: speaker.unit, en: speaker.unit }, language),
        person: speaker.staff === null ? null : await o.staffNames(speaker.staff),
        ...(isMoved && { oldDate: before.promised_date }),
        ...rest,
      };
      await o.notify.enqueue(w, key, { caseNo: after.case_no, turn, phone, text: o.words(turn, facts, language) });
    },
  };
}

/** Whoever says it, where something is said; otherwise who has the case. */
async function speakerOf(
  w: InHand['w'],
  turn: CaseTurn,
  row: Row<'cases'>,
): Promise<{ unit: string; staff: string | null }> {
  const speaker = turn === 'told' && w.actor.kind === 'staff' ? await readHandler(w.db, w.actor.id) : undefined;
  if (speaker) return { unit: speaker.unitCode, staff: w.actor.id };
  return { unit: row.custodian_unit, staff: row.custodian_staff };
}
