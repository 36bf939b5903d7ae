// Owns 好差评 of one's number at the kiosk: the grade, for a bad one what it is about, and thanks.
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipKey } from '#shared/contract/queue.ts';
import type { BadReason } from '#shared/contract/rating.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useWaiting } from '../../ui/use-waiting.ts';
import { Heading } from '../heading.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { Screen } from '../screen.tsx';
import { useBusyUntil } from '../use-busy.ts';
import { useOneAtATime } from '../use-one-at-a-time.ts';
import { bad, type Grade, Grades, Reasons } from './rate-choices.tsx';

/** Given once: an answer that says so already is the same end. */
function useRate(slip: SlipKey) {
  const { t } = useTranslation('kiosk');
  const { dispatch, asking } = useKiosk();
  const queries = useHallQueries();
  const once = useOneAtATime();
  const rate = useMutation(
    queries.rating.rateBySlip.mutationOptions({
      onMutate: asking,
      onSuccess: (_answer, _input, asked) =>
        dispatch({ do: 'answer', ...asked, move: { do: 'replace', by: { name: 'rated' } } }),
      onError: (error, _input, asked) => {
        if (isDefinedError(error) && error.code === 'ALREADY_RATED' && asked)
          dispatch({ do: 'answer', ...asked, move: { do: 'replace', by: { name: 'rated' } } });
      },
    }),
  );
  useBusyUntil(!rate.isPending);
  const waiting = useWaiting(rate.isPending);
  const isOver = isDefinedError(rate.error) && rate.error.code === 'NOTHING_TO_RATE';
  return {
    busy: waiting === 'none' ? null : t('rate.sending'),
    fault: rate.isError && !rate.isPending && (
      <Banner kind="late" icon="warning" title={isOver ? t('rate.over') : t('rate.fault')} />
    ),
    isFailed: rate.isError,
    rate: (grade: number, said: readonly BadReason[]): void => {
      once([queries.rating.rateBySlip.key()], () => rate.mutate({ slip, grade, reasons: [...said], via: 'kiosk' }));
    },
  };
}

export function RateScreen(props: { slip: SlipKey }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch } = useKiosk();
  const [chosen, setChosen] = useState<Grade | null>(null);
  const { rate, busy, fault, isFailed } = useRate(props.slip);
  const isBad = chosen !== null && chosen <= bad;
  const goOn = (): void => {
    if (chosen === null) return;
    if (isBad) dispatch({ do: 'go', to: { name: 'rate', slip: props.slip, grade: chosen } });
    else rate(chosen, []);
  };
  return (
    <Screen
      title={<Heading>{({ t }) => t('rate.title')}</Heading>}
      lead={t('rate.lead')}
      main={
        <Button kind="main" disabled={chosen === null} busy={busy} onClick={goOn}>
          {chosen === null ? t('rate.first') : isBad ? t('next') : isFailed ? t('again') : t('rate.hand')}
        </Button>
      }
    >
      {fault}
      <Grades chosen={chosen} onChoose={setChosen} />
    </Screen>
  );
}

export function RateReasonsScreen(props: { slip: SlipKey; grade: number }): ReactNode {
  const { t } = useTranslation('kiosk');
  const [said, setSaid] = useState<readonly BadReason[]>([]);
  const { rate, busy, fault, isFailed } = useRate(props.slip);
  return (
    <Screen
      className="kiosk-reasons"
      title={<Heading>{({ t }) => t('rate.why')}</Heading>}
      lead={t('rate.whyLead')}
      main={
        <Button kind="main" busy={busy} onClick={() => rate(props.grade, said)}>
          {isFailed ? t('again') : said.length === 0 ? t('rate.handPlain') : t('rate.hand')}
        </Button>
      }
    >
      {fault}
      <Reasons said={said} onChange={setSaid} />
    </Screen>
  );
}

export function RatedScreen(): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, hall } = useKiosk();
  const home = (): void => dispatch({ do: 'end', language: hall.kiosk.language });
  return (
    <Screen
      title={
        <span className="row">
          <Icon name="check" className="ok-mark" />
          <span>
            <Heading>{({ t }) => t('rate.thanks')}</Heading>
          </span>
        </span>
      }
      lead={t('rate.thanksLead')}
      onBack={() => dispatch({ do: 'home' })}
      main={
        <Button kind="main" onClick={home}>
          {t('rate.end')}
        </Button>
      }
    />
  );
}
