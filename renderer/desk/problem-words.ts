// Owns how a refused field is said: the hall's own sentence where it is in the page's language, the desk's words where it is not.
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-words.ts';
import { type Problem, problemsOf } from './error-words.ts';

const known = [
  'words',
  'trips',
  'staffId',
  'displayName',
  'username',
  'password',
  'next',
  'name',
  'phone',
  'idNumber',
  'person.phone',
  'person.idNumber',
  'person.organisationCode',
] as const;

/** What was wrong with a field of the failed call; without a path, what was wrong first. Null: nothing. */
export function useProblemWords(error: unknown): (path?: string) => string | null {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const problems = problemsOf(error);
  const say = ({ path, message }: Problem): string => {
    if (/\p{Script=Han}/u.test(message) === (language === 'zh-CN')) return message;
    const field = known.find((name) => name === path);
    return field ? t(`problem.${field.replace('person.', '') as 'phone'}`) : t('problem.other');
  };
  return (path) => {
    const found = path === undefined ? problems[0] : problems.find((problem) => problem.path === path);
    return found ? say(found) : null;
  };
}
