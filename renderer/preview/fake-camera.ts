// Owns a camera that is not there: it sees a drawn sheet of paper, or fails in one of the ways real ones do.
import type { Cameras, CameraTrouble } from '../ui/camera.tsx';

const errorNames: Record<Exclude<CameraTrouble, 'unplugged'>, string> = {
  refused: 'NotAllowedError',
  absent: 'NotFoundError',
  busy: 'NotReadableError',
};

export type FakeCameras = Cameras &
  Pick<EventTarget, 'dispatchEvent'> & {
    /** Every stream given out. */
    readonly streams: MediaStream[];
  };

/** sees: a sheet on a table · sees-table: the table alone · unplugs: a sheet, and then nothing any more. */
type Answer = 'sees' | 'sees-table' | 'unplugs' | keyof typeof errorNames;

/** `answers`: how each asking ends, the last one for ever. */
export function fakeCameras(...answers: Answer[]): FakeCameras {
  const streams: MediaStream[] = [];
  let asked = 0;
  const fake = {
    streams,
    async getUserMedia(): Promise<MediaStream> {
      const answer = answers[Math.min(asked, answers.length - 1)] ?? 'sees';
      asked += 1;
      if (answer in errorNames)
        throw Object.assign(new Error(answer), { name: errorNames[answer as keyof typeof errorNames] });
      const stream = sheetOfPaper(answer !== 'sees-table');
      streams.push(stream);
      if (answer === 'unplugs')
        setTimeout(() => {
          for (const track of stream.getTracks()) track.dispatchEvent(new Event('ended'));
        }, 100);
      return stream;
    },
    enumerateDevices: async () => (answers[0] === 'absent' ? [] : [{ kind: 'videoinput' }]) as MediaDeviceInfo[],
  };
  return Object.assign(new EventTarget(), fake) as unknown as FakeCameras;
}

/** Drawn again and again while somebody looks: a canvas that stands still sends no picture to whoever looks late. */
function sheetOfPaper(isThere: boolean): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 960;
  const pen = canvas.getContext('2d');
  const draw = (): void => {
    if (!pen) return;
    pen.fillStyle = '#8a6f52';
    pen.fillRect(0, 0, 1280, 960);
    if (!isThere) return;
    pen.save();
    pen.translate(640, 480);
    pen.rotate(0.07);
    pen.translate(-640, -480);
    pen.fillStyle = '#fdfcf7';
    pen.fillRect(330, 60, 620, 840);
    pen.fillStyle = '#10262b';
    pen.font = '700 40px sans-serif';
    pen.fillText('申 请 书', 550, 160);
    for (let line = 0; line < 14; line += 1) pen.fillRect(400, 220 + line * 44, line % 5 === 4 ? 260 : 480, 8);
    pen.restore();
  };
  draw();
  const stream = canvas.captureStream(10);
  const timer = setInterval(() => (stream.active ? draw() : clearInterval(timer)), 100);
  return stream;
}
