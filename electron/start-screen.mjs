// Owns how large an X11 screen is. Without a window manager nobody makes the kiosk's window as large as the screen, so the browser has to be told.
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';

const ANSWER_LIMIT_MS = 1000;
const COOKIE = 'MIT-MAGIC-COOKIE-1';
const padded = (length) => Math.ceil(length / 4) * 4;

/**
 * The first screen's size in pixels; null on any other system, and wherever the display does not say.
 * @param {Record<string, string | undefined>} env @param {string} platform
 * @returns {Promise<{ width: number, height: number } | null>}
 */
export async function screenSize(env, platform) {
  // On Wayland there is always somebody who makes windows as large as they ask to be.
  if (platform !== 'linux' || env.WAYLAND_DISPLAY) return null;
  const named = /^(?:unix)?:(\d+)(?:\.\d+)?$/.exec(env.DISPLAY ?? '');
  if (!named) return null;
  const answer = await greet(`/tmp/.X11-unix/X${named[1]}`, greeting(cookieFor(named[1], env)));
  return answer && sizeIn(answer);
}

/** What a client says first; X11 protocol, "Connection Setup". @param {Buffer | null} cookie */
function greeting(cookie) {
  const name = Buffer.from(cookie ? COOKIE : '');
  const data = cookie ?? Buffer.alloc(0);
  const message = Buffer.alloc(12 + padded(name.length) + padded(data.length));
  message.write('l', 0, 'latin1');
  message.writeUInt16LE(11, 2);
  message.writeUInt16LE(name.length, 6);
  message.writeUInt16LE(data.length, 8);
  name.copy(message, 12);
  data.copy(message, 12 + padded(name.length));
  return message;
}

/** The whole answer, or null where there is none or it is a refusal. */
function greet(place, message) {
  return new Promise((resolve) => {
    const socket = connect(place);
    let heard = Buffer.alloc(0);
    const end = (answer) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => end(null), ANSWER_LIMIT_MS);
    socket.on('connect', () => socket.write(message));
    socket.on('error', () => end(null));
    socket.on('close', () => end(null));
    socket.on('data', (data) => {
      heard = Buffer.concat([heard, data]);
      if (heard[0] !== 1) end(null);
      else if (heard.length >= 8 && heard.length >= 8 + heard.readUInt16LE(6) * 4) end(heard);
    });
  });
}

/** @param {Buffer} answer to the greeting */
export function sizeIn(answer) {
  if (answer.length < 40 || answer[28] === 0) return null;
  const screen = 40 + padded(answer.readUInt16LE(24)) + (answer[29] ?? 0) * 8;
  if (answer.length < screen + 24) return null;
  const [width, height] = [answer.readUInt16LE(screen + 20), answer.readUInt16LE(screen + 22)];
  return width > 0 && height > 0 ? { width, height } : null;
}

/** The display's cookie from the X authority file; without one the display may still let us in. */
function cookieFor(display, env) {
  try {
    const file = readFileSync(env.XAUTHORITY || path.join(env.HOME ?? '', '.Xauthority'));
    for (let at = 0; at < file.length; ) {
      const fields = [];
      at += 2;
      for (let n = 0; n < 4; n += 1) {
        const length = file.readUInt16BE(at);
        fields.push(file.subarray(at + 2, at + 2 + length));
        at += 2 + length;
      }
      const [, number, name, data] = fields;
      if ([display, ''].includes(String(number)) && String(name) === COOKIE) return data;
    }
  } catch {
    // No such file, or one that ends too soon.
  }
  return null;
}
