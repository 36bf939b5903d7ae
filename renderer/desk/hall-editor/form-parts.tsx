// Owns the fields that the hall's entries are made of: words in two languages, lists of them, limits, codes of other entries.
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Field, TextField } from '../field.tsx';
import type { Form, Option } from './entry-form.ts';

/** An entry's own code: given once, then it stands. */
export function OwnCodeField(props: {
  form: Form<{ code: string }> & { isNew: boolean };
  /** What such a code looks like. */
  hint?: string;
}): ReactNode {
  const { t } = useTranslation('hallEditor');
  const { data, set, problem, isNew } = props.form;
  return (
    <TextField
      label={t('field.code')}
      value={data.code}
      disabled={!isNew}
      onText={(code) => set({ code: code.toUpperCase() })}
      error={problem('code')}
      hint={isNew ? props.hint : undefined}
    />
  );
}

/** The texts of a form that have their English beside them: `name` with `nameEn`. */
type Paired<T> = {
  [F in keyof T & string]: `${F}En` extends keyof T ? (T[F] extends string | null ? F : never) : never;
}[keyof T & string];

/** One text in both languages, side by side. */
export function PairField<T extends object>(props: {
  form: Form<T>;
  of: Paired<T>;
  label: ReactNode;
  hint?: ReactNode;
}): ReactNode {
  const { t } = useTranslation('hallEditor');
  const { form, of: field } = props;
  const bound = (name: string) => ({
    value: String(Reflect.get(form.data, name) ?? ''),
    onText: (text: string) => form.set({ [name]: text } as Partial<T>),
    error: form.problem(name),
  });
  return (
    <div className="pair">
      <TextField label={props.label} hint={props.hint} {...bound(field)} />
      <TextField label={t('english')} lang="en" {...bound(`${field}En`)} />
    </div>
  );
}

/** A list of texts in both languages: line by line, so that each stands beside its translation. */
export function PairList(props: {
  label: string;
  zh: readonly string[];
  en: readonly string[];
  onChange: (zh: string[], en: string[]) => void;
  problem: Form<unknown>['problem'];
  path: string;
  most: number;
}): ReactNode {
  const { t } = useTranslation('hallEditor');
  const wrongId = useId();
  const { zh, en, label, path, problem } = props;
  const wrong = problem(path) ?? problem(`${path}En`);
  const rows = Math.max(zh.length, en.length);
  const at = (list: readonly string[], index: number): string => list[index] ?? '';
  const change = (index: number, which: 'zh' | 'en', text: string): void => {
    const replaced = (list: readonly string[], mine: boolean): string[] =>
      Array.from({ length: rows }, (_, i) => (i === index && mine ? text : at(list, i)));
    props.onChange(replaced(zh, which === 'zh'), replaced(en, which === 'en'));
  };
  const without = (list: readonly string[], index: number): string[] => list.filter((_, i) => i !== index);
  return (
    <fieldset className="list-field">
      <legend>{label}</legend>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place.
        <div key={index} className="list-line">
          <input
            className="input"
            aria-label={t('lineOf', { label, n: index + 1 })}
            aria-invalid={problem(`${path}.${index}`) ? true : undefined}
            aria-describedby={wrong === null ? undefined : wrongId}
            value={at(zh, index)}
            onChange={(event) => change(index, 'zh', event.target.value)}
          />
          <input
            className="input"
            lang="en"
            aria-label={t('lineOfEnglish', { label, n: index + 1 })}
            aria-invalid={problem(`${path}En.${index}`) ? true : undefined}
            aria-describedby={wrong === null ? undefined : wrongId}
            placeholder={t('english')}
            value={at(en, index)}
            onChange={(event) => change(index, 'en', event.target.value)}
          />
          <Button
            small
            icon="minus"
            aria-label={t('removeLine', { label, n: index + 1 })}
            onClick={() => props.onChange(without(zh, index), without(en, index))}
          />
        </div>
      ))}
      <div className="row">
        {rows < props.most && (
          <Button small icon="plus" onClick={() => props.onChange([...zh, ''], [...en, ''])}>
            {t('addLine', { label })}
          </Button>
        )}
        <Wrong words={wrong} id={wrongId} />
      </div>
    </fieldset>
  );
}

/** A whole number; `none`: the words for leaving it open (null). */
export function NumberField(props: {
  label: ReactNode;
  value: number | null;
  onNumber: (value: number | null) => void;
  none?: string;
  unit?: string;
  error: string | null;
  hint?: ReactNode;
}): ReactNode {
  const { none, value } = props;
  const checkId = useId();
  return (
    <Field label={props.label} error={props.error} hint={props.hint} className="number-field">
      {(control) => (
        <div className="row">
          <input
            {...control}
            className="input"
            inputMode="numeric"
            disabled={none !== undefined && value === null}
            value={value === null || Number.isNaN(value) ? '' : String(value)}
            onChange={(event) => {
              const digits = event.target.value.replace(/[^\d-]/g, '').slice(0, 5);
              props.onNumber(digits === '' ? Number.NaN : Number(digits));
            }}
          />
          {props.unit && <span>{props.unit}</span>}
          {none !== undefined && (
            <label className="row check" htmlFor={checkId}>
              <input
                id={checkId}
                type="checkbox"
                checked={value === null}
                onChange={(event) => props.onNumber(event.target.checked ? null : 0)}
              />
              <span className="nowrap">{none}</span>
            </label>
          )}
        </div>
      )}
    </Field>
  );
}

/** One of the hall's other entries. */
export function CodeField(props: {
  label: ReactNode;
  value: string | null;
  options: readonly Option[];
  onCode: (code: string) => void;
  /** The words for none; the code is then ''. */
  none?: string;
  error: string | null;
}): ReactNode {
  const { options, value, none } = props;
  const isKnown = value === null || value === '' || options.some(({ code }) => code === value);
  return (
    <Field label={props.label} error={props.error}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={value ?? ''}
          onChange={(event) => props.onCode(event.target.value)}
        >
          {(none !== undefined || value === '') && <option value="">{none ?? ''}</option>}
          {!isKnown && <option value={value}>{value}</option>}
          {options.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Several of the hall's other entries, in the hall's order. */
export function CodesField(props: {
  label: string;
  values: readonly string[];
  options: readonly Option[];
  onCodes: (codes: string[]) => void;
  error: string | null;
}): ReactNode {
  const { options, values } = props;
  return (
    <fieldset className="codes-field">
      <legend>{props.label}</legend>
      <div className="codes">
        {options.map(({ code, name }) => (
          <label key={code} className="row check">
            <input
              type="checkbox"
              checked={values.includes(code)}
              onChange={(event) =>
                props.onCodes(
                  options
                    .map((option) => option.code)
                    .filter((one) => (one === code ? event.target.checked : values.includes(one))),
                )
              }
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
      <Wrong words={props.error} />
    </fieldset>
  );
}

export function CheckField(props: { label: ReactNode; value: boolean; onCheck: (value: boolean) => void }): ReactNode {
  return (
    <label className="row check">
      <input type="checkbox" checked={props.value} onChange={(event) => props.onCheck(event.target.checked)} />
      <span>{props.label}</span>
    </label>
  );
}

/** What is wrong with several controls at once; they are described by its id. */
export function Wrong({ words, id }: { words: string | null; id?: string }): ReactNode {
  if (words === null) return null;
  return (
    <span className="field-error" id={id} role="alert">
      <Icon name="warning" />
      {words}
    </span>
  );
}
