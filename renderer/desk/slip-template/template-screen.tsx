// Owns the screen of the hall's slips: the form, the sample that follows it, and what keeps it from being saved.
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { citizenSlipKindSchema, type SlipTemplateView, type TemplateFault } from '#shared/contract/slip-template.ts';
import { languageCodes, languageOf, languages } from '#shared/domain/languages.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayAndTime } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { scrollStop } from '../../ui/scroll-stop.ts';
import { SlipPicture } from '../../ui/slip-picture.tsx';
import { hasRole, useDesk } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { TemplateForm, useFaultWords } from './template-form.tsx';
import { Theirs, usePlaceName } from './template-parts.tsx';
import { type Sample, useTemplate } from './use-template.ts';
import './slip-template.css';

const kinds = citizenSlipKindSchema.options;

export function SlipTemplateScreen(): ReactNode {
  const { t } = useTranslation('slipTemplate');
  const { staff } = useDesk();
  const queries = useHallQueries();
  const isAdmin = hasRole(staff, ['admin']);
  const found = useQuery({ ...queries.slipTemplate.get.queryOptions(), enabled: isAdmin });
  if (!isAdmin) return <p className="card">{t('onlyAdmin')}</p>;
  return (
    <div className="template-screen">
      <ErrorLine error={found.error} />
      {!found.data && !found.error && <p className="quiet">{t('loading')}</p>}
      {found.data && <Editor view={found.data} />}
    </div>
  );
}

function Editor({ view }: { view: SlipTemplateView }): ReactNode {
  const { t } = useTranslation('slipTemplate');
  const [sample, setSample] = useState<Sample>({ kind: 'ticket', language: 'zh-CN', columns: 48 });
  const state = useTemplate(view, sample);
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // Whose stands is chosen in the box above.
    if (!state.theirs) state.save();
  };
  return (
    <div className="template-columns">
      <form ref={form} className="card template-form" onSubmit={submit} noValidate aria-label={t('title')}>
        <div className="row">
          <h1 className="grow">{t('title')}</h1>
          <ChangedBy view={view} />
        </div>
        <nav className="row template-kinds" aria-label={t('preview.kind')}>
          {kinds.map((kind) => (
            <button
              key={kind}
              type="button"
              className="filter"
              aria-current={kind === sample.kind ? 'page' : undefined}
              onClick={() => setSample({ ...sample, kind })}
            >
              {t(`kind.${kind}`)}
            </button>
          ))}
        </nav>
        {state.theirs && <Theirs state={state} theirs={state.theirs} />}
        <TemplateForm state={state} kind={sample.kind} />
        <div role="status" className="template-said">
          <Faults faults={state.faults} />
          <ErrorLine error={state.error} />
          {state.isSaved && <b>{t('saved')}</b>}
        </div>
        <div className="row template-actions">
          {state.isChanged && <Button onClick={state.undo}>{t('undo')}</Button>}
          <span className="grow" />
          <Button
            submit
            kind="main"
            disabled={!state.isChanged || state.theirs !== null}
            busy={state.isSaving ? t('saving') : null}
          >
            {state.theirs ? t('theirs.first') : state.isChanged ? t('save') : t('unchanged')}
          </Button>
        </div>
      </form>
      <section className="card template-sample" aria-label={t('preview.title')}>
        <div className="row">
          <select
            className="input"
            aria-label={t('preview.language')}
            value={sample.language}
            onChange={(event) => setSample({ ...sample, language: languageOf(event.target.value) })}
          >
            {languageCodes.map((code) => (
              <option key={code} value={code}>
                {languages[code].name}
              </option>
            ))}
          </select>
          <select
            className="input"
            aria-label={t('preview.columns')}
            value={sample.columns}
            onChange={(event) => setSample({ ...sample, columns: Number(event.target.value) as Sample['columns'] })}
          >
            {([48, 42, 32] as const).map((columns) => (
              <option key={columns} value={columns}>
                {t(`preview.columnsOf.${columns}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="template-paper" ref={scrollStop} data-columns={sample.columns}>
          {state.svg && <SlipPicture svg={state.svg} label={t('preview.label', { kind: t(`kind.${sample.kind}`) })} />}
        </div>
      </section>
    </div>
  );
}

function ChangedBy({ view }: { view: SlipTemplateView }): ReactNode {
  const { t } = useTranslation('slipTemplate');
  const language = useLanguage();
  const { timeZone } = useDesk();
  const { changedAt, changedBy: name } = view;
  if (changedAt === null) return <span className="caption">{t('never')}</span>;
  const time = dayAndTime(changedAt, timeZone, language);
  return <span className="caption">{name === null ? t('changedAt', { time }) : t('changedBy', { name, time })}</span>;
}

/** Every one with its place: those of another kind of slip are not in sight. */
function Faults({ faults }: { faults: readonly TemplateFault[] }): ReactNode {
  const { t } = useTranslation('slipTemplate');
  const say = useFaultWords();
  const placeName = usePlaceName();
  if (faults.length === 0) return null;
  return (
    <>
      <Banner kind="due" icon="warning" title={t('fault.title', { count: faults.length })} />
      <ul className="template-faults">
        {faults.slice(0, 5).map((fault) => (
          <li key={JSON.stringify(fault)}>
            <b>{placeName(fault)}</b> {say(fault)}
          </li>
        ))}
      </ul>
    </>
  );
}
