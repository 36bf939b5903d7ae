// Owns writing down each talk with the citizen: how, whether they were reached, and what was said.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { contactWaySchema } from '#shared/contract/handling.ts';
import { useApi } from '../../api-provider.tsx';
import { Choices, Field } from '../field.tsx';
import { ActForm, areWords, useAct, WordsArea } from './act-form.tsx';

type ContactDraft = { way: z.infer<typeof contactWaySchema>; reached: 'yes' | 'no'; words: string };
const empty: ContactDraft = { way: 'phone', reached: 'yes', words: '' };

export function ContactForm({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('case');
  const act = useAct(detail, 'contact', empty, useApi().handling.contact);
  const { way, reached, words } = act.draft;
  const isReached = reached === 'yes';
  return (
    <ActForm
      act={act}
      input={areWords(words, 2000) ? { way, reached: isReached, words } : null}
      action={t('contact.do')}
    >
      <div className="contact-how">
        <Field label={t('contact.way')} error={act.problem('way')}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={way}
              onChange={(event) => act.set({ way: contactWaySchema.parse(event.target.value) })}
            >
              {contactWaySchema.options.map((value) => (
                <option key={value} value={value}>
                  {t(`contact.ways.${value}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Choices
          legend={t('contact.reached')}
          name="reached"
          className="choices-tight"
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`contact.is.${value}`) }))}
          value={reached}
          onChoose={(value) => act.set({ reached: value })}
        />
      </div>
      <WordsArea
        label={isReached ? t('contact.words') : t('contact.notReachedWords')}
        hint={t('inside')}
        value={words}
        onText={(text) => act.set({ words: text })}
        max={2000}
        act={act}
      />
    </ActForm>
  );
}
