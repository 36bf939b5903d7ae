// Owns the choices of 好差评 wherever the kiosk asks for it: five grades of one size, nothing chosen beforehand; reasons for a bad one.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BadReason } from '#shared/contract/rating.ts';
import { useLanguageFacts } from '../../i18n/languages-ground.ts';
import { Icon } from '../../ui/icons.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { Paged } from '../paged.tsx';
import './my-number-screen.css';

const grades = [5, 4, 3, 2, 1] as const;
export type Grade = (typeof grades)[number];
/** From here down it is 差评. */
export const bad = 2;

const reasons: readonly BadReason[] = [
  'rude',
  'unskilled',
  'late',
  'many-trips',
  'extra-papers',
  'asked-twice',
  'no-sample',
  'wrong-sample',
  'online-promise',
  'number-again',
  'over-legal-limit',
  'other',
  'not-said',
];

export function Grades(props: { chosen: Grade | null; onChoose: (grade: Grade) => void }): ReactNode {
  const { t } = useTranslation('common');
  return (
    <div className="choices kiosk-grades">
      {grades.map((grade) => (
        <button
          key={grade}
          type="button"
          className="choice press"
          aria-pressed={props.chosen === grade}
          onClick={() => props.onChoose(grade)}
        >
          <strong>{t(`rating.grade.${grade}`)}</strong>
        </button>
      ))}
    </div>
  );
}

/** Several, or none. */
export function Reasons(props: {
  said: readonly BadReason[];
  onChange: (said: readonly BadReason[]) => void;
}): ReactNode {
  const { t } = useTranslation('common');
  const { session } = useKiosk();
  const { words } = useLanguageFacts(session.language);
  const { said, onChange } = props;
  const turn = (reason: BadReason): void =>
    onChange(said.includes(reason) ? said.filter((one) => one !== reason) : [...said, reason]);
  return (
    <Paged
      items={reasons}
      keyOf={(reason) => reason}
      columns={session.modes.large && words === 'long' ? 1 : 2}
      render={(reason) => (
        <button type="button" className="tile press" aria-pressed={said.includes(reason)} onClick={() => turn(reason)}>
          <b>{t(`rating.reason.${reason}`)}</b>
          {said.includes(reason) && <Icon name="check" />}
        </button>
      )}
    />
  );
}
