// Owns the card of a case's files in the previews: by itself, in every state a clerk may meet.
import { ORPCError } from '@orpc/client';
import { type ReactNode, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { CaseFile } from '#shared/contract/case-files.ts';
import { ApiProvider } from '../../api-provider.tsx';
import { FilesCard } from '../../desk/case/files-card.tsx';
import { type Desk, DeskProvider } from '../../desk/desk-context.ts';
import { createDeskQueryClient } from '../../desk/desk-query-client.ts';
import { deskWords } from '../../desk/desk-words.ts';
import { createI18n } from '../../i18n/i18n.ts';
import { CameraGround, type Cameras } from '../../ui/camera.tsx';
import { DialogGround } from '../../ui/dialog.tsx';
import { type FakeParts, fakeApi, never } from '../fake-api.ts';
import { fakeCameras } from '../fake-camera.ts';
import { sampleNow } from '../kiosk/kiosk-samples.ts';
import type { Preview, PreviewModes } from '../preview.ts';
import { useTaps } from '../use-taps.ts';
import * as sample from './desk-samples.ts';
import '../../desk/desk.css';
import '../../desk/desk-controls.css';
import '../../desk/desk-screens.css';

const size = { width: 960, height: 720 };
const minuteMs = 60_000;

/** A file of a case, the n-th. */
export const sampleFile = (n: number, changed: Partial<CaseFile> = {}): CaseFile => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  kind: 'paper',
  mediaType: 'image/jpeg',
  bytes: 1_834_000,
  name: '户口簿 第二页.jpg',
  addedAt: sampleNow - (10 - n) * minuteMs,
  addedBy: '向例静',
  gone: null,
  mayRemove: true,
  ...changed,
});
export const sampleFiles: readonly CaseFile[] = [
  sampleFile(1, { name: null, addedBy: null, mayRemove: false }),
  sampleFile(2, {
    kind: 'signature',
    mediaType: 'image/png',
    name: null,
    addedBy: null,
    bytes: 9400,
    mayRemove: false,
  }),
  sampleFile(3),
  sampleFile(4, { mediaType: 'application/pdf', name: '不予办理告知书.pdf', bytes: 312_000 }),
  sampleFile(5, { name: null, gone: { at: sampleNow, by: '向例静' }, mayRemove: false }),
];

type Files = { list?: () => Promise<unknown>; open?: () => Promise<unknown> };
const listOf = (files: readonly CaseFile[], left = 20 - files.length) => ({
  list: async () => ({ files, mayAdd: true, left }),
});

/** The card with what a hall answers; `taps` lead into its dialogs. */
export function FilesSample(props: {
  modes: Pick<PreviewModes, 'language'>;
  files: Files;
  taps?: readonly string[];
  cameras?: Cameras;
  canAdd?: boolean;
  onMissing?: ((key: string) => void) | undefined;
}): ReactNode {
  const { modes, files, onMissing } = props;
  useTaps(props.taps);
  const [parts] = useState(() => ({
    i18n: createI18n({ words: deskWords, language: modes.language, ...(onMissing && { onMissing }) }),
    api: fakeApi({ caseFiles: files } as unknown as FakeParts),
    queryClient: createDeskQueryClient(0),
  }));
  const [ground, setGround] = useState<HTMLDivElement | null>(null);
  const desk: Desk = {
    staff: sample.clerk,
    hall: null,
    clock: null,
    timeZone: 'Asia/Shanghai',
    drafts: new Map() as never,
  };
  return (
    <I18nextProvider i18n={parts.i18n}>
      <ApiProvider api={parts.api} queryClient={parts.queryClient}>
        <CameraGround value={props.cameras}>
          <DeskProvider value={desk}>
            <div
              ref={setGround}
              className="desk-ground"
              data-surface="desk"
              style={{ inlineSize: `min(100%, ${size.width}px)`, blockSize: size.height }}
            >
              <DialogGround value={ground}>
                <main>
                  <FilesCard caseNo="261123-0074" canAdd={props.canAdd ?? true} />
                </main>
              </DialogGround>
            </div>
          </DeskProvider>
        </CameraGround>
      </ApiProvider>
    </I18nextProvider>
  );
}

type More = Omit<Parameters<typeof FilesSample>[0], 'modes' | 'files' | 'onMissing'>;
function files(id: string, title: string, parts: Files, more: More = {}): Preview {
  return {
    id: `desk/files${id}`,
    surface: 'desk',
    title,
    knows: ['language'],
    size: () => size,
    render: (modes, onMissing) => <FilesSample modes={modes} files={parts} onMissing={onMissing} {...more} />,
  };
}

/** A picture of a sheet of paper, four to three, as small as it can be written. */
const picture = 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==';
const look = '.files-list li:nth-child(3) > button:last-child';
const camera = '.files-head button';

export const filesPreviews: readonly Preview[] = [
  files('', '材料', listOf(sampleFiles)),
  files('-none', '材料：还没有', listOf([])),
  files('-read', '材料：只能看', listOf(sampleFiles.slice(0, 2)), { canAdd: false }),
  files('-full', '材料：满了', listOf(Array.from({ length: 20 }, (_, n) => sampleFile(n)))),
  files(
    '-long',
    '材料：长名字',
    listOf([
      sampleFile(1, { name: `${'关于老屋宅基地使用权登记的情况说明'.repeat(5)}.pdf`, addedBy: '买买提·阿不都热合曼' }),
    ]),
  ),
  files('-error', '材料：读不到', { list: async () => Promise.reject(new TypeError('down')) }),
  files(
    '-look',
    '材料：看一份',
    {
      ...listOf(sampleFiles),
      open: async () => ({ mediaType: 'image/webp', name: '户口簿 第二页.jpg', data: picture }),
    },
    { taps: [look] },
  ),
  files('-looking', '材料：正在打开', { ...listOf(sampleFiles), open: never }, { taps: [look] }),
  files(
    '-pdf',
    '材料：PDF',
    { ...listOf(sampleFiles), open: async () => ({ mediaType: 'application/pdf', name: '告知书.pdf', data: '' }) },
    { taps: ['.files-list li:nth-child(4) > button:last-child'] },
  ),
  files(
    '-damaged',
    '材料：坏了',
    {
      ...listOf(sampleFiles),
      open: async () => {
        throw new ORPCError('FILE_DAMAGED', { defined: true, message: '这份材料打不开了' });
      },
    },
    { taps: [look] },
  ),
  files('-remove', '材料：去掉', listOf(sampleFiles), { taps: ['.files-list .btn-quiet'] }),
  files('-camera', '材料：拍照', listOf(sampleFiles), { taps: [camera], cameras: fakeCameras('sees') }),
  files('-camera-taken', '材料：拍好了', listOf(sampleFiles), {
    taps: [camera, '.file-look .btn-main'],
    cameras: fakeCameras('sees'),
  }),
  files('-camera-refused', '材料：摄像头没让用', listOf(sampleFiles), {
    taps: [camera],
    cameras: fakeCameras('refused'),
  }),
];
