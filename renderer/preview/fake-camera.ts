// Owns a camera that is not there: it sees a drawn sheet of paper, or fails in one of the ways real ones do.
import type { Cameras, CameraTrouble } from '../ui/camera.tsx';

const errorNames: Record<Exclude<CameraTrouble, 'unplugged'>, string> = {
  refused: 'NotAllowedError',
  absent: 'NotFoundError',
  busy: 'NotReadableError',
};

export type FakeCameras = Cameras & {
  /** Every stream given out. */
  readonly streams: MediaStream[];
};

/** `answers`: how each asking ends, the last one for ever. */
export function fakeCameras(...answers: ('sees' | keyof typeof errorNames)[]): FakeCameras {
  const streams: MediaStream[] = [];
  let asked = 0;
  const fake = {
    streams,
    async getUserMedia(): Promise<MediaStream> {
      const answer = answers[Math.min(asked, answers.length - 1)] ?? 'sees';
      asked += 1;
      if (answer !== 'sees') throw Object.assign(new Error(answer), { name: errorNames[answer] });
      const stream = sheetOfPaper();
      streams.push(stream);
      return stream;
    },
    enumerateDevices: async () => (answers[0] === 'absent' ? [] : [{ kind: 'videoinput' }]) as MediaDeviceInfo[],
  };
  return Object.assign(new EventTarget(), fake) as unknown as FakeCameras;
}

/** Drawn again and again while somebody looks: a canvas that stands still sends no picture to whoever looks late. */
function sheetOfPaper(): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 960;
  const pen = canvas.getContext('2d');
  const draw = (): void => {
    if (!pen) return;
    pen.fillStyle = '#8a6f52';
    pen.fillRect(0, 0, 1280, 960);
    pen.fillStyle = '#fdfcf7';
    pen.fillRect(330, 60, 620, 840);
    pen.fillStyle = '#10262b';
    pen.font = '700 40px sans-serif';
    pen.fillText('申 请 书', 550, 160);
    for (let line = 0; line < 14; line += 1) pen.fillRect(400, 220 + line * 44, line % 5 === 4 ? 260 : 480, 8);
  };
  draw();
  const stream = canvas.captureStream(10);
  const timer = setInterval(() => (stream.active ? draw() : clearInterval(timer)), 100);
  return stream;
}
