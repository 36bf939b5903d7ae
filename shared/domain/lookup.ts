// The forms a person's details are looked up by: what people type differs in blanks, width and case, what is meant does not.
import { checkIdentityNumber } from './identity-number.ts';
import { checkPhone } from './phone-number.ts';

/** The forms a detail is looked up by: blanks, width and case of what was typed do not matter. */
export const lookup = {
  name: (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase(),
  phone: (text: string, areaCode: string | null): string => {
    const checked = checkPhone(text, areaCode === null ? {} : { areaCode });
    return checked.ok ? checked.number : text.replace(/\D/g, '');
  },
  id: (text: string): string => {
    const checked = checkIdentityNumber(text);
    return checked.ok ? checked.number : text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
  },
};
