// Owns writing to the window from a phone: what is added to a case, and what one does not agree with.
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseStatus } from '#shared/contract/case-shapes.ts';
import { countCharacters } from '#shared/domain/text.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { newRequestId } from '../../new-request-id.ts';
import { Back, Heading } from '../pieces.tsx';
import type { CaseProof } from './case-page.tsx';

/** Characters as seen; equal to the contract's `wordsMaximum`. */
const most = 5000;

export function CaseWriting(props: {
  proof: CaseProof;
  what: 'add' | 'object';
  onBack: () => void;
  onSaid: (status: CaseStatus) => void;
}): ReactNode {
  const { t } = useTranslation(['caseStatus', 'phone']);
  const queries = useHallQueries();
  const id = useId();
  const [words, setWords] = useState('');
  const [sent, setSent] = useState(() => ({ requestId: newRequestId(), words: '' }));
  const add = useMutation(queries.cases.supplement.mutationOptions({ onSuccess: props.onSaid }));
  const object = useMutation(queries.cases.object.mutationOptions({ onSuccess: props.onSaid }));
  const isAdding = props.what === 'add';
  const inPerson = t('caseStatus:object.inPersonWords');
  const said = isAdding ? add : object;
  const problems = isDefinedError(said.error) && said.error.code === 'INVALID_INPUT' ? said.error.data.problems : [];
  const over = countCharacters(words) - most;
  const isReady = words.trim() !== '' && over <= 0;
  const send = (text: string): void => {
    if (said.isPending) return;
    // Other words than those whose answer got lost are another request: these are not taken for them.
    const isOther = isAdding && said.isError && sent.words !== text;
    const requestId = isOther ? newRequestId() : sent.requestId;
    setSent({ requestId, words: text });
    said.mutate({ requestId, ...props.proof, words: text });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) send(words.trim());
  };
  return (
    <form className="phone-card" onSubmit={submit} noValidate>
      <Back onBack={props.onBack} />
      <Heading>{t(isAdding ? 'caseStatus:add' : 'caseStatus:object.title')}</Heading>
      <div className="phone-line">
        <label htmlFor={id} className="phone-quiet">
          {t(isAdding ? 'phone:case.addLead' : 'caseStatus:object.lead')}
        </label>
        <textarea
          id={id}
          className="phone-input"
          rows={6}
          value={words}
          aria-invalid={over > 0 || problems.length > 0 ? true : undefined}
          onChange={(event) => setWords(event.target.value)}
        />
        {over > 0 && (
          <span className="phone-wrong" role="alert">
            {t('phone:case.tooLong', { count: over })}
          </span>
        )}
      </div>
      {said.isError && (
        <p className="phone-due" role="alert">
          {problems[0]?.message ?? t(isDefinedError(said.error) ? 'phone:down.refused' : 'phone:case.unsure')}
        </p>
      )}
      <button type="submit" className="phone-main" disabled={!isReady} aria-busy={said.isPending || undefined}>
        {said.isPending ? t('phone:sending') : t('caseStatus:object.handIn')}
      </button>
      {!isAdding && (
        <button
          type="button"
          className="phone-button"
          onClick={() => send([words.trim(), inPerson].filter(Boolean).join('\n'))}
        >
          {inPerson}
        </button>
      )}
    </form>
  );
}
