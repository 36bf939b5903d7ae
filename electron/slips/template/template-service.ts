// An administrator's changes to the hall's slips: looked over, written only over what was seen, and in force with the next slip.
import { isDeepStrictEqual } from 'node:util';
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import { DomainError } from '#electron/domain-error.ts';
import type { Actor, Store } from '#electron/store/store.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { CitizenSlipKind, SlipTemplate, SlipTemplateView, TemplateFault } from '#shared/contract/slip-template.ts';
import type { Clock, JsonValue } from '#shared/domain/ports.ts';
import type { HolidayCalendar } from '#shared/domain/working-days.ts';
import { charactersOf } from '../slip-characters.ts';
import { slipDocument } from '../slip-documents.ts';
import { loadSlipFonts } from '../slip-fonts.ts';
import { layoutSlip } from '../slip-layout.ts';
import { slipSvg } from '../slip-svg.ts';
import { isPrintableLogo } from './logo.ts';
import { sampleSlip } from './sample-slips.ts';
import { type KeptTemplate, readTemplate, templateFrom, templateSaved } from './template-events.ts';
import { templateFaults } from './template-faults.ts';

export type SlipTemplates = {
  /** As it stands now, for whoever draws slips. */
  current(): SlipTemplate;
  view(): Promise<SlipTemplateView>;
  /** Sent again with the same content it is the same change. Throws TEMPLATE_CANNOT_PRINT, CHANGED_MEANWHILE. */
  save(actor: Actor, input: { template: SlipTemplate; version: number }): Promise<SlipTemplateView>;
  preview(o: { template: SlipTemplate; kind: CitizenSlipKind; language: Language; columns: number }): {
    svg: string;
    width: number;
    height: number;
    faults: TemplateFault[];
  };
  close(): void;
};

export async function createSlipTemplates(o: {
  store: Store;
  catalogue: Pick<Catalogue, 'hall' | 'tellWindow'>;
  fontsDir: string;
  /** Display name of a staff id; null when it is nobody's. */
  staffNames(id: string): Promise<string | null>;
  clock: Clock;
  /** The two languages of the hall's signs, in their order: a sample says its headings in both. */
  bilingual?: readonly Language[];
  /** As it stands now: a sample promises only what a real slip might. */
  calendar(): HolidayCalendar;
}): Promise<SlipTemplates> {
  const { store } = o;
  const fonts = loadSlipFonts(o.fontsDir);
  const has = charactersOf(fonts);
  let kept = await readTemplate(store.db);
  const close = store.onCommitted((events) => {
    for (const { type, at, actor, data } of events) {
      if (type !== 'slip-template.saved') continue;
      const { version, template } = templateSaved.parse(data);
      kept = { template: templateFrom(template), version, changedAt: at, changedBy: actor.id };
    }
  });

  const viewOf = async ({ changedBy, ...each }: KeptTemplate): Promise<SlipTemplateView> => ({
    ...each,
    changedBy: changedBy === null ? null : await o.staffNames(changedBy),
  });

  return {
    current: () => kept.template,
    view: async () => viewOf(await readTemplate(store.db)),

    save(actor, { template, version: seen }) {
      const faults = templateFaults(template, has);
      if (faults.length > 0) throw new DomainError('TEMPLATE_CANNOT_PRINT', { faults });
      return store.write(actor, async (w) => {
        const old = await readTemplate(w.db);
        const isAgain = old.version === seen + 1 && old.changedBy === actor.id;
        if (isAgain && isDeepStrictEqual(old.template, template)) return viewOf(old);
        if (old.version !== seen) throw new DomainError('CHANGED_MEANWHILE', { view: await viewOf(old) });
        const version = seen + 1;
        await w.append({
          type: 'slip-template.saved',
          subject: 'hall',
          data: { version, template: template satisfies JsonValue },
        });
        return viewOf({ template, version, changedAt: w.at, changedBy: actor.id });
      });
    },

    preview({ template, kind, language, columns }) {
      const faults = templateFaults(template, has);
      const isDrawable = template.logo === null || isPrintableLogo(template.logo);
      const drawn = isDrawable ? template : { ...template, logo: null };
      const sample = sampleSlip(kind, language, o.catalogue, o.clock(), o.calendar());
      const layout = layoutSlip(
        slipDocument(sample, columns, drawn, { bilingual: o.bilingual ?? [], hall: o.catalogue.hall }),
        columns,
      );
      const svg = slipSvg(layout, fonts, '');
      return { svg, width: layout.widthDots, height: layout.heightDots, faults };
    },
    close,
  };
}
