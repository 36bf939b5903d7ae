// Cards nobody has: plainly invented people of an area that does not exist, with check digits that hold.
import { residentCheckSign } from '#shared/domain/identity-number.ts';

export type SampleCard = {
  readonly zh: string;
  readonly en: string;
  readonly name: string;
  readonly idNumber: string;
};

/** `seventeen`: area 000000, day of birth, order. */
const card = (name: string, en: string, seventeen: string): SampleCard => ({
  zh: name,
  en,
  name,
  idNumber: seventeen + residentCheckSign(seventeen),
});

/** By the name they have at the dock and in tests. */
export const sampleCards = {
  luo: card('罗样例', 'Luo Sample', '00000019580412011'),
  shi: card('石样例', 'Shi Sample', '00000019910730002'),
  long: card('阿依样例·古丽样例', 'a long name', '00000020010229004'.replace('20010229', '20000229')),
  /** A digit was read wrong: its check digit does not hold. */
  misread: { zh: '读错一位的卡', en: 'misread', name: '错样例', idNumber: '000000195804120110' },
  /** The chip said nothing. */
  blank: { zh: '读不出的卡', en: 'unreadable', name: '', idNumber: '' },
} as const satisfies Record<string, SampleCard>;

export type SampleCardName = keyof typeof sampleCards;
