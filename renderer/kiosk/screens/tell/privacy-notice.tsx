// Owns the notice on personal data (PIPL art. 17) in plain words: who, why, what, how, how long, your rights, whom to ask.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguageFacts } from '../../../i18n/languages-ground.ts';
import { useSay } from '../../../i18n/use-words.ts';
import { Card } from '../../../ui/card.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { Paged } from '../../paged.tsx';
import type { Role } from '../../session.ts';

const lines = ['who', 'basis', 'which', 'how', 'long', 'rights', 'ask'] as const;

export function PrivacyNotice(props: { role: Role; titled?: boolean }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { hall, session } = useKiosk();
  const { marks } = useLanguageFacts(session.language);
  const say = useSay();
  const values = {
    hall: `${say(hall.place)}${marks.space}${say(hall.hall)}`,
    count: hall.privacy.retentionYears,
    window: hall.tellWindow.number,
    phone: hall.phone,
  };
  const text = (line: (typeof lines)[number]): string =>
    line === 'which' && props.role === 'anonymous' ? t('privacy.whichAnonymous') : t(`privacy.${line}.text`, values);
  return (
    <Card kind="quiet" className="privacy">
      {props.titled !== false && (
        <h2 className="row">
          <Icon name="lock" />
          {t('privacy.title')}
        </h2>
      )}
      <Paged
        items={lines}
        keyOf={(line) => line}
        className="privacy-lines"
        render={(line) => (
          <div className="privacy-line">
            <span className="caption">{t(`privacy.${line}.name`)}</span>
            <span>{text(line)}</span>
          </div>
        )}
      />
    </Card>
  );
}
