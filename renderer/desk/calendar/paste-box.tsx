// Owns taking a notice over instead of typing it: from its pasted words, or from a file of its days.
import { type ChangeEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noticeFileSchema } from '#shared/contract/calendar.ts';
import { rangesOf } from '#shared/domain/holiday-notice.ts';
import { readNoticeText, type Unread } from '#shared/domain/holiday-notice-text.ts';
import { useSay } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../field.tsx';
import { Wrong } from '../hall-editor/form-parts.tsx';
import type { NoticeFields } from './use-notice.ts';

/** Far more than any notice. */
const textMost = 20_000;

type Said =
  | { readonly kind: 'done'; readonly off: number; readonly worked: number }
  | { readonly kind: 'wrong'; readonly words: string }
  | { readonly kind: 'unread'; readonly unread: readonly Unread[] };

/** `isOpen`: at first; where nothing is there yet, it is the way to begin. */
export function PasteBox(props: {
  year: number;
  isOpen: boolean;
  onRead: (fields: Partial<NoticeFields>) => void;
}): ReactNode {
  const { t } = useTranslation('calendar');
  const { year, onRead } = props;
  const file = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(props.isOpen);
  const [text, setText] = useState('');
  const [said, setSaid] = useState<Said | null>(null);

  const take = (read: { year: number } & NoticeFields): void => {
    if (read.year !== year) {
      setSaid({ kind: 'wrong', words: t('paste.otherYear', { year: read.year, chosen: year }) });
      return;
    }
    const { source, off, worked } = read;
    onRead({ ...(source !== '' && { source }), off, worked });
    setSaid({ kind: 'done', off: off.length, worked: worked.length });
  };
  const readText = (): void => {
    const read = readNoticeText(text, year);
    if (read.ok) take(read);
    else setSaid({ kind: 'unread', unread: read.unread });
  };
  const readFile = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [chosen] = event.target.files ?? [];
    // The same file, mended, may be chosen again.
    event.target.value = '';
    if (!chosen) return;
    const read = chosen.size > textMost ? null : noticeFileSchema.safeParse(parsed(await chosen.text()));
    if (read?.success) take({ ...read.data, off: rangesOf(read.data.off) });
    else setSaid({ kind: 'wrong', words: read ? t('file.wrong') : t('file.tooBig') });
  };
  return (
    <div className="paste-box">
      <div className="row">
        <Button small icon="paper" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('paste.open')}
        </Button>
        <Button small onClick={() => file.current?.click()}>
          {t('file.choose')}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          aria-label={t('file.choose')}
          hidden
          onChange={(event) => void readFile(event)}
        />
      </div>
      {isOpen && (
        <>
          <TextArea
            label={t('paste.label')}
            hint={t('paste.hint')}
            rows={5}
            maxLength={textMost}
            value={text}
            onText={setText}
          />
          <div className="row">
            <Button small disabled={text.trim() === ''} onClick={readText}>
              {t('paste.read')}
            </Button>
          </div>
        </>
      )}
      <div role="status">{said && <SaidOf said={said} />}</div>
    </div>
  );
}

function SaidOf({ said }: { said: Said }): ReactNode {
  const { t } = useTranslation('calendar');
  const say = useSay();
  if (said.kind === 'done') return <p>{t('paste.done', said)}</p>;
  if (said.kind === 'wrong') return <Wrong words={said.words} />;
  const sentences = said.unread.filter(({ sentence }) => sentence !== '');
  return (
    <div className="unread">
      {sentences.length > 0 && <Wrong words={t('paste.unread')} />}
      {said.unread.map((each) =>
        each.sentence === '' ? (
          <Wrong key="nothing" words={say(each)} />
        ) : (
          <p key={each.sentence}>{t('paste.sentence', { sentence: each.sentence, why: say(each) })}</p>
        ),
      )}
    </div>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
