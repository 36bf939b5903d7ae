// Owns what the citizen said, and who they are: masked, and in full only for somebody who asks, which is recorded.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import type { Person } from '#shared/contract/case-shapes.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayAndTime } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { scrollStop } from '../../ui/scroll-stop.ts';
import { useDesk, useName, useUnitName } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';

export function SaidCard({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation(['desk', 'common']);
  const language = useLanguage();
  const name = useName();
  const unitName = useUnitName();
  const { timeZone } = useDesk();
  const queries = useHallQueries();
  const client = useQueryClient();
  const reveal = useMutation(
    queries.cases.reveal.mutationOptions({
      onSuccess: () =>
        client.invalidateQueries({ queryKey: queries.cases.get.key({ input: { caseNo: detail.caseNo } }) }),
    }),
  );
  const person = reveal.data?.person;
  const masked = [detail.maskedName ?? t('row.noName'), detail.maskedPhone].filter(Boolean).join(' · ');
  const facts = [
    t(`common:kind.${detail.kind}`),
    t(`category.${detail.category}`),
    detail.matterName ? name(detail.matterName) : t('case.noMatter'),
    detail.failedAt && t('case.failedAt', { unit: unitName(detail.failedAt) }),
    detail.trips !== null && (detail.trips === 0 ? t('case.noTrips') : t('case.trips', { count: detail.trips })),
    t(`role.${detail.role}`),
    detail.hasIdNumber && t('case.hasId'),
    t(`channel.${detail.channel}`),
    dayAndTime(detail.filedAt, timeZone, language),
  ].filter(Boolean);
  return (
    <section className="card said-card">
      <div className="row said-head">
        <h2 className="grow">{t('case.said')}</h2>
        <span className="caption">{masked}</span>
        {detail.actions.includes('reveal') && !person && (
          <Button
            className="btn-quiet"
            icon="person"
            busy={reveal.isPending ? t('case.revealing') : null}
            onClick={() => reveal.mutate({ caseNo: detail.caseNo })}
          >
            {t('act.reveal')}
          </Button>
        )}
      </div>
      {person && <PersonInFull person={person} onHide={() => reveal.reset()} />}
      <ErrorLine error={reveal.error} />
      <blockquote className="said-words" ref={scrollStop}>
        {detail.words || t('case.onlySaid')}
      </blockquote>
      <p className="caption">{facts.join(' · ')}</p>
    </section>
  );
}

function PersonInFull({ person, onHide }: { person: Person; onHide: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const fields: [string, string | undefined][] =
    person.role === 'anonymous'
      ? []
      : [
          ...(person.role === 'organisation'
            ? ([
                [t('file.organisation'), person.organisation],
                [t('file.organisationCode'), person.organisationCode],
                [t('file.contact'), person.name],
              ] as [string, string | undefined][])
            : ([[t('file.name'), person.name]] as [string, string | undefined][])),
          [t('file.phone'), person.phone],
          ...('idNumber' in person ? ([[t('file.idNumber'), person.idNumber]] as [string, string | undefined][]) : []),
          ...(person.role === 'relative'
            ? ([
                [t('file.forName'), person.forName],
                [t('file.relation'), person.relation],
              ] as [string, string | undefined][])
            : []),
        ];
  const filled = fields.filter(([, text]) => text);
  return (
    <div className="person-full">
      <dl className="desk-facts">
        {filled.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {filled.length === 0 && <p>{t('case.nothingKnown')}</p>}
      </dl>
      <Button small onClick={onHide}>
        {t('case.hide')}
      </Button>
    </div>
  );
}
