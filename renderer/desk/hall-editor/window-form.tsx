// Owns the form of a window: where it stands, which lines it calls, and which of their matters when.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryData, HoursEntry } from '#shared/contract/hall-entries.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { TextField } from '../field.tsx';
import { type FormProps, nameOfGroup, optionsOf } from './entry-form.ts';
import { CheckField, CodeField, CodesField, NumberField, OwnCodeField, PairField, Wrong } from './form-parts.tsx';
import { HoursField, usualHours } from './hours-field.tsx';

type Only = NonNullable<EntryData<'window'>['only']>[number];

export function WindowForm(form: FormProps<'window'>): ReactNode {
  const { data, set, problem, entries } = form;
  const { t } = useTranslation('hallEditor');
  const language = useLanguage();
  const hallHours = entries.hall[0]?.data.hours ?? usualHours;
  return (
    <>
      <div className="pair">
        <OwnCodeField form={form} />
        <TextField
          label={t('field.number')}
          inputMode="numeric"
          maxLength={3}
          value={data.number}
          onText={(number) => set({ number })}
          error={problem('number')}
          hint={t('hint.number')}
        />
      </div>
      <PairField form={form} of="name" label={t('field.name')} />
      <div className="pair">
        <CodeField
          label={t('field.unit')}
          value={data.unit}
          options={optionsOf(entries, 'unit', language)}
          onCode={(unit) => set({ unit })}
          error={problem('unit')}
        />
        <NumberField
          label={t('field.floor')}
          value={data.floor}
          onNumber={(floor) => set({ floor: floor ?? 1 })}
          error={problem('floor')}
        />
      </div>
      <PairField form={form} of="zone" label={t('field.zone')} />
      <CheckField label={t('field.lowCounter')} value={data.lowCounter} onCheck={(lowCounter) => set({ lowCounter })} />
      <h3>{t('part.lines')}</h3>
      <CodesField
        label={t('field.groups')}
        values={data.groups}
        options={optionsOf(entries, 'group', language)}
        onCodes={(groups) =>
          set({ groups, ...withOnly((data.only ?? []).filter(({ group }) => groups.includes(group))) })
        }
        error={problem('groups')}
      />
      <Onlys {...form} hallHours={hallHours} />
      <h3>{t('part.hours')}</h3>
      <OwnHours
        label={t('field.ownHours')}
        hours={data.hours ?? null}
        usual={hallHours}
        onHours={(hours) => set(hours === null ? { hours: undefined } : { hours })}
        error={problem('hours')}
      />
    </>
  );
}

/** An empty list is none: the field is then left out. */
const withOnly = (only: Only[]): { only: Only[] | undefined } => ({ only: only.length === 0 ? undefined : only });

function Onlys({ data, set, problem, entries, hallHours }: FormProps<'window'> & { hallHours: HoursEntry }): ReactNode {
  const { t } = useTranslation('hallEditor');
  const language = useLanguage();
  const onlys = data.only ?? [];
  const change = (group: string, part: Partial<Only>): void =>
    set(withOnly(onlys.map((only) => (only.group === group ? { ...only, ...part } : only))));
  return data.groups.map((group) => {
    const at = onlys.findIndex((only) => only.group === group);
    const only = onlys[at];
    const name = nameOfGroup(entries, group, language);
    const inGroup = entries.matter.filter((matter) => matter.data.group === group);
    const matters = optionsOf({ ...entries, matter: inGroup }, 'matter', language);
    return (
      <fieldset key={group} className="only-field">
        <legend>{name}</legend>
        <CheckField
          label={t('field.onlySome')}
          value={only !== undefined}
          onCheck={(has) =>
            set(
              withOnly(
                has ? [...onlys, { group, matters: null, hours: null }] : onlys.filter((one) => one.group !== group),
              ),
            )
          }
        />
        {only && (
          <>
            <CheckField
              label={t('field.someMatters')}
              value={only.matters !== null}
              onCheck={(some) => change(group, { matters: some ? matters.map(({ code }) => code) : null })}
            />
            {only.matters !== null && (
              <CodesField
                label={t('field.matters')}
                values={only.matters}
                options={matters}
                onCodes={(codes) => change(group, { matters: codes })}
                error={problem(`only.${at}.matters`)}
              />
            )}
            <OwnHours
              label={t('field.someHours')}
              hours={only.hours}
              usual={data.hours ?? hallHours}
              onHours={(hours) => change(group, { hours })}
              error={problem(`only.${at}.hours`)}
            />
            <Wrong words={problem(`only.${at}.group`)} />
          </>
        )}
      </fieldset>
    );
  });
}

/** Hours of its own, or those it has anyway. */
function OwnHours(props: {
  label: string;
  hours: HoursEntry | null;
  usual: HoursEntry;
  onHours: (hours: HoursEntry | null) => void;
  error: string | null;
}): ReactNode {
  const { hours, label } = props;
  return (
    <>
      <CheckField label={label} value={hours !== null} onCheck={(has) => props.onHours(has ? props.usual : null)} />
      {hours !== null && <HoursField label={label} hours={hours} onHours={props.onHours} error={props.error} />}
    </>
  );
}
