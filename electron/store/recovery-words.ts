// The master key as 24 words on paper (BIP-39): what lets a hall read its cases again when the machine and its key file are gone.

import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as chinese } from '@scure/bip39/wordlists/simplified-chinese.js';
import { masterKeyBytes } from './key-keeper.ts';
import { WordsWrong } from './store-errors.ts';

/** The same key in both lists; either opens it. The Chinese "words" are single characters. */
export type RecoveryWords = { chinese: readonly string[]; english: readonly string[] };

/** 24 words for a 32-byte key; the last carries a checksum. */
export function wordsOf(key: Uint8Array): RecoveryWords {
  if (key.length !== masterKeyBytes) throw new RangeError('A master key has 32 bytes.');
  return {
    chinese: entropyToMnemonic(key, chinese).split(' '),
    english: entropyToMnemonic(key, english).split(' '),
  };
}

/**
 * The key from words as somebody types them: either language, any spaces or line breaks, capitals, the sheet's numbering.
 * Throws WordsWrong.
 */
export function keyOfWords(typed: string): Uint8Array {
  // NFKC turns full-width letters, as Chinese input methods give them, into plain ones.
  const plain = typed.normalize('NFKC').toLowerCase();
  const characters = plain.match(/\p{Script=Han}/gu);
  const [words, list] = characters === null ? [plain.match(/[a-z]+/g) ?? [], english] : [characters, chinese];
  try {
    const key = mnemonicToEntropy(words.join(' '), list);
    if (key.length !== masterKeyBytes) throw new WordsWrong();
    return Uint8Array.from(key);
  } catch (error) {
    throw error instanceof WordsWrong ? error : new WordsWrong(error);
  }
}

/** Name of the sheet in the keys folder; it says what to do with it. */
export const recoverySheetName = 'RECOVERY-恢复词-请打印后移走.txt';

/** The sheet to print and take away. */
export function recoverySheet(key: Uint8Array): string {
  const words = wordsOf(key);
  const rows = words.chinese.map((character, index) => {
    const number = String(index + 1).padStart(2);
    return `${number}  ${character}  ${words.english[index] ?? ''}`;
  });
  return [
    '办成 · 恢复词',
    '',
    '请打印本页，锁进保险柜，然后删除本文件。',
    '机器损坏、换机或密钥文件丢失时，凭这 24 个词才能读出群众反映件里的个人信息；丢了就再也读不出来。',
    '汉字一列与英文一列等效，任用其一。恢复命令：npm run restore -- --words',
    '',
    'Bancheng · recovery words',
    '',
    'Print this page, lock it away, then delete this file.',
    'If the machine or its key file is lost, only these 24 words make the personal data in the cases readable again.',
    'The Chinese and the English column mean the same; use either. To restore: npm run restore -- --words',
    '',
    ...rows,
    '',
  ].join('\r\n');
}
