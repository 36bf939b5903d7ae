// Owns the picker of ready answers in the previews: beside a text, as a form of a case has it.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { ReadyAnswer } from '#shared/contract/catalogue.ts';
import { ApiProvider } from '../../api-provider.tsx';
import { AnswerPicker, withAnswer } from '../../desk/answer-picker.tsx';
import { createDeskQueryClient } from '../../desk/desk-query-client.ts';
import { deskWords } from '../../desk/desk-words.ts';
import { TextArea } from '../../desk/field.tsx';
import { createI18n } from '../../i18n/i18n.ts';
import { DialogGround } from '../../ui/dialog.tsx';
import { type FakeParts, fakeApi } from '../fake-api.ts';
import type { Preview, PreviewModes } from '../preview.ts';
import { deskHall } from './desk-hall.ts';
import '../../desk/desk.css';
import '../../desk/desk-controls.css';
import '../../desk/desk-screens.css';

const deskSize = { width: 1366, height: 768 };

type Answers = () => Promise<readonly ReadyAnswer[]>;

/** A text with the picker under it. `isOpen`: its menu is opened at once. */
export function AnswerSample(props: {
  modes: Pick<PreviewModes, 'language'>;
  answers?: Answers;
  use?: Exclude<ReadyAnswer['use'], 'any'>;
  isOpen?: boolean;
  onMissing?: ((key: string) => void) | undefined;
}): ReactNode {
  const { modes, answers, use = 'tell', isOpen = false, onMissing } = props;
  const [written, setWritten] = useState('');
  const [parts] = useState(() => ({
    i18n: createI18n({ words: deskWords, language: modes.language, ...(onMissing && { onMissing }) }),
    api: fakeApi(deskHall(answers && { parts: { catalogue: { answers } } as unknown as FakeParts })),
    queryClient: createDeskQueryClient(0),
  }));
  const [ground, setGround] = useState<HTMLDivElement | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isOpen) document.querySelector<HTMLElement>('.answers-open')?.click();
  }, [isOpen]);
  return (
    <I18nextProvider i18n={parts.i18n}>
      <ApiProvider api={parts.api} queryClient={parts.queryClient}>
        <div
          ref={setGround}
          className="desk-ground"
          data-surface="desk"
          style={{ inlineSize: `min(100%, ${deskSize.width}px)`, blockSize: deskSize.height }}
        >
          <DialogGround value={ground}>
            <main className="card col" style={{ gap: 12 }}>
              <TextArea
                ref={field}
                label={modes.language === 'en' ? 'A word to the citizen' : '回一句话'}
                rows={6}
                value={written}
                onText={setWritten}
              />
              <div className="row">
                <AnswerPicker use={use} field={field} onPick={(words) => setWritten(withAnswer(written, words))} />
              </div>
            </main>
          </DialogGround>
        </div>
      </ApiProvider>
    </I18nextProvider>
  );
}

function sample(id: string, title: string, answers?: Answers, isOpen = true): Preview {
  return {
    id: `desk/${id}`,
    surface: 'desk',
    title,
    knows: ['language'],
    size: () => deskSize,
    render: (modes, onMissing) => (
      <AnswerSample modes={modes} isOpen={isOpen} onMissing={onMissing} {...(answers && { answers })} />
    ),
  };
}

const many = Array.from({ length: 14 }, (_, at): ReadyAnswer => {
  const name = { zh: `二十个字的标题长得不能再长的常用答复${at}`, en: `A title as long as one may be, number ${at}` };
  return { code: `R${at + 10}`, name, use: 'any', words: '请您带上身份证再来一趟，我们已经替您问清楚了。'.repeat(20) };
});

export const answerPreviews: readonly Preview[] = [
  sample('answers', '常用答复：没打开', undefined, false),
  sample('answers-open', '常用答复'),
  sample('answers-long', '常用答复：多而长', async () => many),
  sample('answers-none', '常用答复：没有', async () => []),
  sample('answers-error', '常用答复：读不到', async () => Promise.reject(new TypeError('down'))),
];
