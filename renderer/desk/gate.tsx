// Owns the page before the desk: the hall's name, one card, and the other language.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languages, nextLanguage } from '#shared/domain/languages.ts';
import { useHallQueries } from '../api-provider.tsx';
import { useLanguage, useSay } from '../i18n/use-words.ts';
import { Icon } from '../ui/icons.tsx';
import { Mark } from '../ui/mark.tsx';
import './gate.css';

export function Gate(props: { title: ReactNode; children: ReactNode }): ReactNode {
  const { t, i18n } = useTranslation('desk');
  const say = useSay();
  const language = useLanguage();
  const queries = useHallQueries();
  const hall = useQuery(queries.hall.get.queryOptions()).data;
  const other = nextLanguage(language);
  return (
    <main className="gate">
      <div className="gate-head">
        <Mark className="gate-mark" />
        <div>
          <b className="gate-product">{t('product')}</b>
          <div>
            {hall && `${say(hall.place)}${languages[language].marks.space}${say(hall.hall)} · `}
            {t('gate.desk')}
            {hall?.demo && ` · ${t('bar.demo')}`}
          </div>
        </div>
      </div>
      <section className="card gate-card">
        <h1>{props.title}</h1>
        {props.children}
      </section>
      <button type="button" className="btn btn-quiet" lang={other} onClick={() => void i18n.changeLanguage(other)}>
        <Icon name="globe" />
        {languages[other].name}
      </button>
    </main>
  );
}
