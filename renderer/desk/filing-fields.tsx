// Owns the fields of a telling as a clerk fills them in, at the counter or together with somebody at a kiosk.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseKind } from '#shared/contract/case-shapes.ts';
import { useHallQueries } from '../api-provider.tsx';
import { caseKinds } from './case/reclassify-form.tsx';
import { useName } from './desk-context.ts';
import { Choices, TextArea, TextField } from './field.tsx';
import { type Filing, type FilingField, fieldsOf, type Role } from './filing.ts';
import { Picker } from './picker.tsx';

/** What was told; null: not chosen yet. */
type Told = Pick<Filing, 'matterCode' | 'failedAtUnit' | 'words' | 'trips'>;
type What = Told & { readonly kind: CaseKind | null };
type Who = Pick<Filing, 'fields'> & { readonly role: Role | null };
export type WhatField = keyof What;
export type WhoField = 'role' | FilingField;
type Says = string | null;

const roles = ['self', 'relative', 'organisation', 'anonymous'] as const satisfies readonly Role[];

/** `says`: what is wrong with a field · `notes`: what else is to be known of it. */
export function WhatFields(props: {
  what: What;
  onKind: (kind: CaseKind) => void;
  put: (part: Partial<Told>) => void;
  says: (field: WhatField) => Says;
  notes?: (field: WhatField) => ReactNode;
  wordsHint?: ReactNode;
}): ReactNode {
  const { t } = useTranslation(['desk', 'common']);
  const name = useName();
  const queries = useHallQueries();
  const catalogue = useQuery(queries.catalogue.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data;
  const { what, put, says, notes } = props;
  const popular = (catalogue?.popular ?? []).flatMap(
    (code) => catalogue?.matters.find((matter) => matter.code === code) ?? [],
  );
  return (
    <>
      <Choices
        legend={<Noted note={notes?.('kind')}>{t('file.kind')}</Noted>}
        name="kind"
        className="ways"
        options={caseKinds.map((value) => ({ value, label: t(`common:kind.${value}`) }))}
        value={what.kind}
        onChoose={props.onKind}
        error={says('kind')}
      />
      <div className="file-pair">
        <Picker
          label={<Noted note={notes?.('matterCode')}>{t('file.matter')}</Noted>}
          items={catalogue?.matters ?? []}
          first={popular}
          value={what.matterCode}
          none={t('file.unclear')}
          placeholder={t('file.matterHint')}
          onPick={(matterCode) => put({ matterCode })}
          detail={(matter) => name(matter.short)}
          error={says('matterCode')}
        />
        <Picker
          label={<Noted note={notes?.('failedAtUnit')}>{t('file.failedAt')}</Noted>}
          items={catalogue?.units ?? []}
          value={what.failedAtUnit}
          none={t('file.unclear')}
          placeholder={t('file.failedAtHint')}
          onPick={(failedAtUnit) => put({ failedAtUnit })}
          error={says('failedAtUnit')}
        />
      </div>
      <TextArea
        label={<Noted note={notes?.('words')}>{t('file.words')}</Noted>}
        hint={props.wordsHint || t('file.wordsHint')}
        fieldClass="file-words"
        rows={7}
        value={what.words}
        onText={(words) => put({ words })}
        error={says('words')}
        autoFocus
      />
      <TextField
        label={<Noted note={notes?.('trips')}>{t('file.trips')}</Noted>}
        fieldClass="file-trips"
        inputMode="numeric"
        maxLength={3}
        value={what.trips}
        onText={(trips) => put({ trips })}
        error={says('trips')}
        hint={t('file.tripsHint')}
      />
    </>
  );
}

export function WhoFields(props: {
  who: Who;
  onRole: (role: Role) => void;
  onField: (field: FilingField, text: string) => void;
  says: (field: WhoField) => Says;
  notes?: (field: WhoField) => ReactNode;
}): ReactNode {
  const { t } = useTranslation('desk');
  const { who, onField, says, notes } = props;
  const { role } = who;
  return (
    <>
      <Choices
        legend={<Noted note={notes?.('role')}>{t('file.who')}</Noted>}
        name="role"
        className="ways"
        options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
        value={role}
        onChoose={props.onRole}
        error={says('role')}
      />
      {role === 'anonymous' && <p>{t('file.anonymousMore')}</p>}
      <div className="file-fields">
        {(role === null ? [] : fieldsOf[role]).map((field) => (
          <TextField
            key={field}
            label={
              <Noted note={notes?.(field)}>
                {field === 'name' && role === 'organisation' ? t('file.contact') : t(`file.${field}`)}
              </Noted>
            }
            value={who.fields[field]}
            inputMode={field === 'phone' ? 'tel' : 'text'}
            maxLength={field === 'organisation' ? 120 : 60}
            onText={(text) => onField(field, text)}
            error={says(field)}
          />
        ))}
      </div>
    </>
  );
}

function Noted(props: { note: ReactNode; children: ReactNode }): ReactNode {
  if (!props.note) return props.children;
  return (
    <>
      {props.children} <span className="field-note">{props.note}</span>
    </>
  );
}
