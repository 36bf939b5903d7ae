// Owns which words the desk's page loads.
import { type AreaFile, wordsOf } from '../i18n/words-of.ts';

export const deskWords = wordsOf(
  import.meta.glob<AreaFile>(
    '../i18n/locales/*/{at-hand,calendar,case,case-files,common,desk,figures,hall-editor,printers,slip-template,statistics,supervision}.json',
    { eager: true },
  ),
);
