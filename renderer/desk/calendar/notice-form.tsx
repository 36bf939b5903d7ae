// Owns the form of a year's notice: its name, the ranges off, the weekends worked; looked over first, then saved.
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarYear } from '#shared/contract/calendar.ts';
import { daysBetween, isCalendarDate, weekdayOf, weekdayWord } from '#shared/domain/calendar-date.ts';
import type { DayRange } from '#shared/domain/holiday-notice.ts';
import { useLanguageFacts } from '../../i18n/languages-ground.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorLine } from '../error-line.tsx';
import { isCode } from '../error-words.ts';
import { TextField } from '../field.tsx';
import { Wrong } from '../hall-editor/form-parts.tsx';
import { PasteBox } from './paste-box.tsx';
import { TheirNotice } from './their-notice.tsx';
import type { NoticeState } from './use-notice.ts';
import { weekdayKeys } from './year-view.tsx';

const rangesMost = 30;
const workedMost = 30;

export function NoticeForm({ year, notice }: { year: CalendarYear; notice: NoticeState }): ReactNode {
  const { t } = useTranslation('calendar');
  const { fields, problems, theirs } = notice;
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    notice.submit();
  };
  const isWrong = problems.length > 0;
  // What is wrong may be out of sight.
  useEffect(() => {
    const wrong = isWrong ? form.current?.querySelector<HTMLElement>('[aria-invalid]') : null;
    wrong?.scrollIntoView({ block: 'center' });
    wrong?.focus({ preventScroll: true });
  }, [isWrong]);
  const isUnchanged = !notice.isChanged && year.from !== 'law';
  const isFieldError = isCode(notice.error, 'INVALID_INPUT', 'CHANGED_MEANWHILE');
  return (
    <form
      ref={form}
      className="card notice-form"
      onSubmit={submit}
      noValidate
      aria-label={t('form.label', { year: year.year })}
    >
      <div className="notice-fields">
        {theirs && <TheirNotice theirs={theirs} notice={notice} />}
        <PasteBox year={year.year} isOpen={fields.off.length === 0} onRead={notice.set} />
        <TextField
          label={t('form.source')}
          placeholder={t('form.sourceExample', { year: year.year })}
          value={fields.source}
          maxLength={200}
          onText={(source) => notice.set({ source })}
          error={notice.problem('source') ?? notice.problem('year')}
        />
        <Ranges year={year.year} notice={notice} />
        <WorkedDays year={year.year} notice={notice} />
      </div>
      <div className="notice-said" role="status">
        {isWrong && <Wrong words={t('problems', { count: problems.length })} />}
        {!isFieldError && <ErrorLine error={notice.error} />}
        {notice.looked && <Looked looked={notice.looked} />}
        {notice.isSaved && <b>{t('saved')}</b>}
      </div>
      <div className="row notice-actions">
        {notice.isChanged && <Button onClick={notice.undo}>{t('undo')}</Button>}
        <span className="grow" />
        <Button
          submit
          kind="main"
          disabled={isUnchanged}
          busy={notice.busy === 'save' ? t('saving') : notice.busy === 'check' ? t('checking') : null}
        >
          {isUnchanged ? t('unchanged') : notice.looked ? t('save') : t('check')}
        </Button>
      </div>
    </form>
  );
}

function Looked({ looked }: { looked: NonNullable<NoticeState['looked']> }): ReactNode {
  const { t } = useTranslation('calendar');
  const { marks } = useLanguageFacts(useLanguage());
  const { preview, doubts } = looked;
  return (
    <>
      <p>
        {t('preview', { off: preview.offDays, working: preview.workingDays })}{' '}
        {preview.provisionalCases === 0 ? t('noProvisional') : t('provisional', { count: preview.provisionalCases })}
      </p>
      {doubts.length > 0 && (
        <Banner kind="due" icon="warning" title={t('doubts')}>
          {doubts.join(marks.semicolon)}
        </Banner>
      )}
    </>
  );
}

type PartProps = { year: number; notice: NoticeState };

function Ranges({ year, notice }: PartProps): ReactNode {
  const { t } = useTranslation('calendar');
  const { off } = notice.fields;
  const wrongId = useId();
  const change = (index: number, part: Partial<DayRange>): void =>
    notice.set({ off: off.map((each, i) => (i === index ? { ...each, ...part } : each)) });
  const missing = notice.problems.filter(({ path }) => path === 'off');
  return (
    <fieldset className="list-field">
      <legend>
        {t('form.off')} <span className="caption">{t('form.offHint')}</span>
      </legend>
      {off.map((range, index) => {
        const [from, to] = [`off.${index}.from`, `off.${index}.to`].map(notice.problem);
        const id = `${wrongId}-${index}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a range is its place.
          <div key={index} className="notice-range">
            <DayInput
              year={year}
              label={t('form.offFrom', { n: index + 1 })}
              value={range.from}
              wrong={from ? id : null}
              // One day is a range too, and the end is seldom far.
              onDay={(day) => change(index, { from: day, ...(range.to < day && { to: day }) })}
            />
            <span>{t('form.until')}</span>
            <DayInput
              year={year}
              label={t('form.offTo', { n: index + 1 })}
              value={range.to}
              wrong={to ? id : null}
              onDay={(day) => change(index, { to: day })}
            />
            <span className="caption">
              <RangeWords range={range} />
            </span>
            <Button
              small
              icon="minus"
              aria-label={t('form.removeOff', { n: index + 1 })}
              onClick={() => notice.set({ off: off.filter((_, i) => i !== index) })}
            />
            <Wrong words={from ?? to ?? null} id={id} />
          </div>
        );
      })}
      {missing.map(({ message }) => (
        <Wrong key={message} words={message} />
      ))}
      {off.length < rangesMost && (
        <div className="row">
          <Button small icon="plus" onClick={() => notice.set({ off: [...off, { from: '', to: '' }] })}>
            {t('form.addOff')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function RangeWords({ range: { from, to } }: { range: DayRange }): ReactNode {
  const { t } = useTranslation('calendar');
  const { t: common } = useTranslation('common');
  if (!isCalendarDate(from) || !isCalendarDate(to) || to < from) return null;
  const [first, last] = [from, to].map((day) => common(`weekday.${weekdayKeys[weekdayOf(day) - 1] ?? 'mon'}`));
  return from === to
    ? t('form.oneDay', { from: first })
    : t('form.days', { from: first, to: last, count: daysBetween(from, to) + 1 });
}

function WorkedDays({ year, notice }: PartProps): ReactNode {
  const { t } = useTranslation('calendar');
  const language = useLanguage();
  const { worked } = notice.fields;
  const wrongId = useId();
  return (
    <fieldset className="list-field">
      <legend>{t('form.worked')}</legend>
      <div className="worked-days">
        {worked.map((day, index) => {
          const wrong = notice.problem(`worked.${index}`);
          const id = `${wrongId}-${index}`;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a day is its place.
            <div key={index} className="worked-day">
              <DayInput
                year={year}
                label={t('form.workedDay', { n: index + 1 })}
                value={day}
                wrong={wrong ? id : null}
                onDay={(next) => notice.set({ worked: worked.map((each, i) => (i === index ? next : each)) })}
              />
              <span className="caption">{isCalendarDate(day) ? weekdayWord(day, language) : ''}</span>
              <Button
                small
                icon="minus"
                aria-label={t('form.removeWorked', { n: index + 1 })}
                onClick={() => notice.set({ worked: worked.filter((_, i) => i !== index) })}
              />
              <Wrong words={wrong} id={id} />
            </div>
          );
        })}
      </div>
      {worked.length < workedMost && (
        <div className="row">
          <Button small icon="plus" onClick={() => notice.set({ worked: [...worked, ''] })}>
            {t('form.addWorked')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function DayInput(props: {
  year: number;
  label: string;
  value: string;
  /** Id of the words that say what is wrong. */
  wrong: string | null;
  onDay: (day: string) => void;
}): ReactNode {
  const { year, wrong } = props;
  return (
    <input
      type="date"
      className="input"
      min={`${year}-01-01`}
      max={`${year}-12-31`}
      aria-label={props.label}
      aria-invalid={wrong ? true : undefined}
      aria-describedby={wrong ?? undefined}
      value={props.value}
      onChange={(event) => props.onDay(event.target.value)}
    />
  );
}
