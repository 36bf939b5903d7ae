// Owns the details, one a screen: name, telephone, number. Every one may be left empty, and says gently what is missing.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CardLine } from '../../card-line.tsx';
import { areaCodeOf, detailsOf, fieldSays, mostCharacters } from '../../details.ts';
import { useKiosk } from '../../kiosk-context.ts';
import { type FieldKeys, OneFieldScreen } from '../../one-field.tsx';
import type { DetailField, Draft } from '../../session.ts';

const keysFor: Record<DetailField, FieldKeys> = {
  name: 'name',
  forName: 'name',
  phone: 'digits',
  idNumber: 'id',
  relation: 'text',
  organisation: 'text',
  organisationCode: 'code',
};

const relations = ['child', 'parent', 'spouse', 'sibling', 'kin', 'neighbour'] as const;

export function TellDetailsScreen(props: { draft: Draft; at: number }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, hall } = useKiosk();
  const { draft, at } = props;
  const role = draft.role ?? 'self';
  const fields = detailsOf[role];
  const field = fields[at] ?? 'name';
  const text = draft.fields[field];
  const says = fieldSays(t, field, text, { today: hall.today, areaCode: areaCodeOf(hall.phone) });
  const fill = (value: string): void => dispatch({ do: 'fill', field, text: value });
  const next = (): void =>
    at + 1 < fields.length
      ? dispatch({ do: 'go', to: { name: 'tell-details', at: at + 1 } })
      : dispatch({ do: 'told', question: 'details' });
  const ask = field === 'name' && role === 'organisation' ? ('contact' as const) : field;
  const leave = (): void => {
    fill('');
    next();
  };
  return (
    <OneFieldScreen
      key={field}
      step={4}
      title={`details.${ask}.title`}
      lead={t(`details.${ask}.lead`)}
      text={text}
      most={mostCharacters[field] * 4}
      says={says}
      keys={keysFor[field]}
      onChange={fill}
      onNext={next}
      words={{ empty: t('details.skip'), ok: t('next') }}
      // Nobody is held up by a number: what cannot be right may be left out, by a choice of its own.
      beside={(field === 'name' || field === 'idNumber') && <CardLine />}
      leaveOut={'short' in says ? { words: t('details.leaveOut'), onLeave: leave } : undefined}
      ready={
        field === 'relation'
          ? relations.map((relation) => {
              const text = t(`details.relations.${relation}`);
              return { text, choose: () => fill(text) };
            })
          : []
      }
    />
  );
}
