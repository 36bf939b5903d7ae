// Owns the cases that may be the same person's or the same matter's: seen side by side, linked, or merged when it was told twice.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { CaseLight } from '../../ui/case-light.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CaseLink } from '../case-link.tsx';
import { ErrorLine } from '../error-line.tsx';
import { TextField } from '../field.tsx';
import { useAfterAct } from '../use-case-acts.ts';

export function RelatedCard(props: { detail: CaseDetail; ref: RefObject<HTMLElement | null> }): ReactNode {
  const { t } = useTranslation('case');
  const { detail } = props;
  const { caseNo, version } = detail;
  const queries = useHallQueries();
  const client = useQueryClient();
  const found = useQuery(queries.handling.related.queryOptions({ input: { caseNo } }));
  const after = useAfterAct(caseNo);
  const [intoNo, setIntoNo] = useState<string | null>(null);
  const done = {
    ...after,
    onSuccess(next: CaseDetail) {
      after.onSuccess(next);
      setIntoNo(null);
      void client.invalidateQueries({ queryKey: queries.handling.related.key() });
    },
  };
  const link = useMutation(queries.handling.link.mutationOptions(done));
  const merge = useMutation(queries.handling.merge.mutationOptions(done));
  const mayLink = detail.actions.includes('link');
  const mayMerge = detail.actions.includes('merge');
  const related = found.data ?? [];
  const others = detail.links.filter((one) => !related.some(({ row }) => row.caseNo === one.caseNo));
  return (
    <section className="card col related-card" ref={props.ref} tabIndex={-1} aria-label={t('related.title')}>
      <h2>{t('related.title')}</h2>
      <ErrorLine error={found.error ?? link.error} />
      {found.data && related.length + others.length === 0 && <p className="caption">{t('related.none')}</p>}
      <ul className="related">
        {related.map(({ row, why, linked }) => (
          <li key={row.caseNo}>
            <CaseLight of={row} counts />
            <span className="col grow">
              <CaseLink caseNo={row.caseNo} className="el">
                {row.title || row.caseNo}
              </CaseLink>
              <span className="caption">
                {[t(`related.why.${why}`), row.caseNo, linked && t(`related.linked.${linked}`)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {mayLink && linked === null && (
              <Button small onClick={() => !link.isPending && link.mutate({ caseNo, version, otherNo: row.caseNo })}>
                {t('related.link')}
              </Button>
            )}
            {mayMerge && linked !== 'merged' && (
              <Button small onClick={() => setIntoNo(row.caseNo)}>
                {t('related.merge')}
              </Button>
            )}
          </li>
        ))}
        {others.map((one) => (
          <li key={one.caseNo}>
            <CaseLink caseNo={one.caseNo} className="grow">
              {one.caseNo}
            </CaseLink>
            <span className="caption">{t(`related.kind.${one.kind}`)}</span>
          </li>
        ))}
      </ul>
      {mayLink && (
        <LinkByNumber
          key={detail.links.length}
          isBusy={link.isPending}
          onLink={(otherNo) => link.mutate({ caseNo, version, otherNo })}
        />
      )}
      <Dialog
        open={intoNo !== null}
        className="dialog-desk"
        title={t('related.ask', { caseNo: intoNo ?? '' })}
        onDismiss={() => setIntoNo(null)}
        actions={
          <>
            <Button
              busy={merge.isPending ? t('related.busy') : null}
              onClick={() => intoNo !== null && merge.mutate({ caseNo, version, intoNo })}
            >
              {t('related.yes')}
            </Button>
            <Button kind="main" onClick={() => setIntoNo(null)}>
              {t('related.no')}
            </Button>
          </>
        }
      >
        <p>{t('related.askMore')}</p>
        <ErrorLine error={merge.error} />
      </Dialog>
    </section>
  );
}

function LinkByNumber(props: { isBusy: boolean; onLink: (caseNo: string) => void }): ReactNode {
  const { t } = useTranslation('case');
  const [number, setNumber] = useState('');
  const [isTold, setTold] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTold(true);
    if (!props.isBusy && number.trim() !== '') props.onLink(number.trim());
  };
  return (
    <form className="row related-by" onSubmit={submit}>
      <TextField
        label={t('related.by')}
        placeholder={t('related.byHint')}
        maxLength={40}
        value={number}
        onText={setNumber}
        error={isTold && number.trim() === '' ? t('related.byEmpty') : null}
        fieldClass="grow"
      />
      <Button submit>{t('related.link')}</Button>
    </form>
  );
}
