// Owns the form of the hall's slips: what is on top, the usual language, the words in both, bar codes, and each fault at its field.
import { ORPCError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CitizenSlipKind,
  logoBytesMaximum,
  type SlipTemplate,
  type TemplateFault,
} from '#shared/contract/slip-template.ts';
import { languageCodes, languages } from '#shared/domain/languages.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { useLanguageFacts } from '../../i18n/languages-ground.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { toBase64 } from '../../ui/file-bytes.ts';
import { ErrorLine } from '../error-line.tsx';
import { Choices, TextArea } from '../field.tsx';
import { CheckField, Wrong } from '../hall-editor/form-parts.tsx';
import type { TemplateState } from './use-template.ts';

type Both = SlipTemplate['header'];

export function TemplateForm({ state, kind }: { state: TemplateState; kind: CitizenSlipKind }): ReactNode {
  const { t } = useTranslation('slipTemplate');
  const { template, set } = state;
  return (
    <div className="template-fields">
      <div className="row template-choices">
        <Choices
          legend={t('top.legend')}
          name="top"
          options={(['product', 'logo', 'none'] as const).map((value) => ({ value, label: t(`top.${value}`) }))}
          value={template.top}
          onChoose={(top) => set({ top })}
        />
        <Choices
          legend={t('language.legend')}
          name="language"
          options={languageCodes.map((value) => ({ value, label: languages[value].name }))}
          value={template.language}
          onChoose={(language) => set({ language })}
        />
      </div>
      <p className="caption template-hint">{t('language.hint')}</p>
      {template.top === 'logo' && <Logo state={state} />}
      <BothLanguages
        state={state}
        field="header"
        label={t('header')}
        hint={t('headerHint')}
        words={template.header}
        onWords={(header) => set({ header })}
      />
      <BothLanguages
        state={state}
        field={`hints.${kind}`}
        label={t('hints', { kind: t(`kind.${kind}`) })}
        hint={t('hintsHint')}
        words={template.hints[kind]}
        onWords={(words) => set({ hints: { ...template.hints, [kind]: words } })}
      />
      <CheckField
        label={`${t(`kind.${kind}`)} · ${t('barcode')}`}
        value={template.barcodes[kind]}
        onCheck={(value) => set({ barcodes: { ...template.barcodes, [kind]: value } })}
      />
      <BothLanguages
        state={state}
        field="footer"
        label={t('footer')}
        hint={t('footerHint')}
        words={template.footer}
        onWords={(footer) => set({ footer })}
      />
      <p className="caption">{t('placeholders')}</p>
    </div>
  );
}

function BothLanguages(props: {
  state: TemplateState;
  field: string;
  label: string;
  hint: string;
  words: Both;
  onWords: (words: Both) => void;
}): ReactNode {
  const { t } = useTranslation('slipTemplate');
  const { words, field } = props;
  const { marks } = useLanguageFacts(useLanguage());
  const say = useFaultWords();
  const wrong = (language: 'zh' | 'en'): string | null => {
    const own = props.state.faults.filter((fault) => fault.field === field && fault.language === language);
    return own.length === 0 ? null : own.map(say).join(marks.semicolon);
  };
  return (
    <div className="pair">
      <TextArea
        label={props.label}
        hint={props.hint}
        rows={2}
        value={words.zh}
        maxLength={4000}
        onText={(zh) => props.onWords({ ...words, zh })}
        error={wrong('zh')}
      />
      <TextArea
        label={t('english')}
        lang="en"
        rows={2}
        value={words.en}
        maxLength={4000}
        onText={(en) => props.onWords({ ...words, en })}
        error={wrong('en')}
      />
    </div>
  );
}

/** What is wrong, and on which line at which character. */
export function useFaultWords(): (fault: TemplateFault) => string {
  const { t } = useTranslation('slipTemplate');
  return ({ fault, line, column, what }) => {
    const words = t(`fault.${fault}`, { what });
    if (line === null) return words;
    return (column === null ? t('fault.atLine', { line }) : t('fault.at', { line, column })) + words;
  };
}

const logoCodes = ['LOGO_TOO_BIG', 'LOGO_NOT_A_PICTURE', 'LOGO_TOO_MANY_DOTS', 'LOGO_EMPTY'] as const;

function Logo({ state }: { state: TemplateState }): ReactNode {
  const { t } = useTranslation('slipTemplate');
  const queries = useHallQueries();
  const id = useId();
  const say = useFaultWords();
  const { logo } = state.template;
  const readLogo = queries.slipTemplate.readLogo.call;
  const read = useMutation({
    async mutationFn(file: File) {
      // Said before it is sent: a door lets nothing so large in.
      if (file.size > logoBytesMaximum) throw new ORPCError('LOGO_TOO_BIG');
      return readLogo({ data: await toBase64(file) });
    },
    onSuccess: (made) => state.set({ logo: made.logo }),
  });
  const refused: string | null = read.error instanceof ORPCError ? read.error.code : null;
  const code = logoCodes.find((each) => each === refused);
  const size = ((read.variables?.size ?? 0) / (1024 * 1024)).toFixed(1);
  const own = state.faults.filter(({ field }) => field === 'logo');
  return (
    <div className="template-logo">
      {logo && <img src={`data:image/png;base64,${logo}`} alt={t('logo.now')} />}
      <div className="row">
        <label className="btn" htmlFor={id} aria-busy={read.isPending || undefined}>
          {read.isPending ? t('logo.reading') : logo ? t('logo.other') : t('logo.choose')}
        </label>
        <input
          id={id}
          type="file"
          accept="image/png,image/jpeg"
          className="template-file"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) read.mutate(file);
            event.target.value = '';
          }}
        />
        {logo && <Button onClick={() => state.set({ logo: null, top: 'product' })}>{t('logo.remove')}</Button>}
        <span className="caption">{t('logo.hint')}</span>
      </div>
      {code ? <Wrong words={t(`logo.${code}`, { size })} /> : <ErrorLine error={read.error} />}
      {!read.error && own.map((fault) => <Wrong key={fault.fault} words={say(fault)} />)}
    </div>
  );
}
