// Owns how people write: turns the model strokes of a character into strokes as different hands would put them on glass. For training only; the tests have their own.
import {
  dense,
  lengthOf,
  lineTo,
  middle,
  type Path,
  reverse,
  STEP,
  simplified,
  smooth,
  sparse,
  transformed,
} from './paths.ts';
import type { Random } from './random.ts';

/** One writing of a character. Two thirds are people writing as they do; one third is rougher than people, order and joins at random. */
export function written(model: readonly Path[], random: Random): Path[] {
  const isWild = random.chance(0.35);
  const strength = isWild ? 0.7 + 0.5 * random.next() : 0.3 + 1.1 * random.next();
  let strokes = model.map((stroke) => stroke.slice());

  if (random.chance(isWild ? 0.45 : 0.85)) strokes = strokes.map((stroke) => plain(stroke, random));
  strokes = strokes.map((stroke) => dense(stroke));
  if (random.chance(isWild ? 0.13 : 0.06)) dropShort(strokes, random);
  if (!isWild || random.chance(0.3)) moveGroups(strokes, strength, random);
  for (const stroke of strokes) bend(stroke, strength, random);
  if (isWild) for (const stroke of strokes) jolt(stroke, random);

  if (random.chance(isWild ? 0.32 : 0.06)) shuffle(strokes, random);
  else if (random.chance(0.25)) swapSome(strokes, random);
  const flips = isWild ? 0.1 : random.chance(0.15) ? 0.2 : 0.01;
  for (const stroke of strokes) if (random.chance(flips)) reverse(stroke);

  if (random.chance(0.25)) flick(strokes, 0.35 * random.next(), random);
  strokes = isWild ? joinedAtRandom(strokes, random) : joinedInHaste(strokes, random);
  if (random.chance(0.04)) retouch(strokes, random);
  if (random.chance(0.06)) strokes = strokes.flatMap((stroke) => interrupted(stroke, random));
  if (random.chance(0.6)) {
    const passes = Math.ceil((isWild ? 12 : 9) * random.next() ** 1.5);
    for (const stroke of strokes) smooth(stroke, passes);
  }
  tremble(
    strokes,
    isWild ? 6 + 4 * random.next() : random.chance(0.35) ? 8 * random.next() : 1.5 * random.next(),
    random,
  );
  warp(strokes, isWild ? 0.35 : strength, random);
  turn(strokes, isWild, random);
  if (random.chance(0.2)) strokes = strokes.map((stroke) => sparse(stroke, 30 + 80 * random.next()));
  return strokes;
}

/** The model is a brush's. A pen has no kink at the start and often no hook at the end; lines are straighter; dots point anywhere. */
function plain(stroke: Path, random: Random): Path {
  let path = stroke;
  const full = lengthOf(path);
  if (random.chance(0.65)) path = simplified(path, 8 + random.next() * 45);
  const piece = (i: number) => Math.hypot(path[i + 2] - path[i], path[i + 3] - path[i + 1]);
  if (path.length > 4 && random.chance(0.5) && piece(0) < Math.min(75, full * 0.35)) path = path.slice(2);
  if (path.length > 4 && random.chance(0.4) && piece(path.length - 4) < Math.min(120, full * 0.35))
    path = path.slice(0, -2);
  if (path.length <= 4 || random.chance(0.3)) {
    // Too far or not far enough.
    const by = (random.next() - 0.42) * 0.25;
    const end = path.length - 2;
    const dx = (path[end] - path[end - 2]) * by;
    const dy = (path[end + 1] - path[end - 1]) * by;
    path = path.slice();
    path[end] += dx;
    path[end + 1] += dy;
  }
  if (full < 190) {
    const scale = random.chance(0.08) ? 0.1 : Math.exp(0.3 * random.normal());
    path = transformed(path, scale, random.normal() * 0.3);
  }
  return path;
}

function dropShort(strokes: Path[], random: Random): void {
  if (strokes.length < 3) return;
  const short = strokes.filter((stroke) => lengthOf(stroke) < 320);
  const gone = short[Math.floor(random.next() * short.length)];
  if (gone) strokes.splice(strokes.indexOf(gone), 1);
}

/** Strokes written one after another make a part of the character; hands give parts other sizes and places. */
function moveGroups(strokes: Path[], strength: number, random: Random): void {
  const times = strokes.length < 4 ? 0 : random.next() * 3;
  for (let time = 0; time < times; time++) {
    const from = Math.floor(random.next() * strokes.length);
    const group = strokes.slice(from, from + 2 + Math.floor(random.next() * strokes.length * 0.6));
    const { x: midX, y: midY } = middle(group.flat());
    const scaleX = Math.exp(0.13 * strength * random.normal());
    const scaleY = Math.exp(0.13 * strength * random.normal());
    const moveX = 26 * strength * random.normal();
    const moveY = 26 * strength * random.normal();
    for (const path of group) {
      for (let i = 0; i < path.length; i += 2) {
        path[i] = midX + (path[i] - midX) * scaleX + moveX;
        path[i + 1] = midY + (path[i + 1] - midY) * scaleY + moveY;
      }
    }
  }
}

/** Each stroke a little longer, steeper, rounder and elsewhere than it should be. */
function bend(path: Path, strength: number, random: Random): void {
  const { x: midX, y: midY } = middle(path);
  const n = () => 0.11 * strength * random.normal();
  const [a, b, c, d] = [1 + n(), n(), n(), 1 + n()];
  const moveX = 26 * strength * random.normal();
  const moveY = 26 * strength * random.normal();
  const last = path.length - 2;
  const bow = 0.05 * strength * random.normal();
  const bowX = bow * (path[last + 1] - path[1]);
  const bowY = -bow * (path[last] - path[0]);
  for (let i = 0; i <= last; i += 2) {
    const t = last === 0 ? 0 : i / last;
    const swell = 4 * t * (1 - t);
    const x = path[i] - midX;
    const y = path[i + 1] - midY;
    path[i] = midX + a * x + b * y + moveX + bowX * swell;
    path[i + 1] = midY + c * x + d * y + moveY + bowY * swell;
  }
  if (path.length > 16 && random.chance(0.12)) {
    const cut = 2 + 2 * Math.floor(random.next() * 3);
    path.splice(random.chance(0.5) ? 0 : path.length - cut, cut);
  }
}

/** Strokes out of their place by more than any hand would put them. */
function jolt(path: Path, random: Random): void {
  const moveX = 30 * random.normal();
  const moveY = 30 * random.normal();
  for (let i = 0; i < path.length; i += 2) {
    path[i] += moveX;
    path[i + 1] += moveY;
  }
}

function shuffle(strokes: Path[], random: Random): void {
  for (let i = strokes.length - 1; i > 0; i--) {
    const j = Math.floor(random.next() * (i + 1));
    [strokes[i], strokes[j]] = [strokes[j], strokes[i]];
  }
}

function swapSome(strokes: Path[], random: Random): void {
  for (let i = 1; i < strokes.length; i++) {
    if (random.chance(0.12)) [strokes[i - 1], strokes[i]] = [strokes[i], strokes[i - 1]];
  }
}

/** A quick pen comes down on its way from the stroke before and lifts on its way to the next. */
function flick(strokes: Path[], reach: number, random: Random): void {
  const ends = strokes.map((path) => ({
    x: path[path.length - 2],
    y: path[path.length - 1],
    startX: path[0],
    startY: path[1],
  }));
  for (const [i, path] of strokes.entries()) {
    const { x, y, startX, startY } = ends[i];
    const next = ends[i + 1];
    const before = ends[i - 1];
    if (next && random.chance(0.5)) lineTo(path, x + (next.startX - x) * reach, y + (next.startY - y) * reach);
    if (before && random.chance(0.3)) {
      const lead = [startX + (before.x - startX) * reach * 0.6, startY + (before.y - startY) * reach * 0.6];
      lineTo(lead, startX, startY);
      path.unshift(...lead.slice(0, -2));
    }
  }
}

/** A stroke drawn over once more, because the first did not please or did not show. */
function retouch(strokes: Path[], random: Random): void {
  const stroke = strokes[Math.floor(random.next() * strokes.length)];
  const moveX = 20 * random.normal();
  const moveY = 20 * random.normal();
  strokes.push(stroke.map((value, i) => value + (i % 2 === 0 ? moveX : moveY)));
}

/** The glass loses the pen for a moment. */
function interrupted(path: Path, random: Random): Path[] {
  if (path.length < 24 || random.chance(0.7)) return [path];
  const at = 8 + 2 * Math.floor((random.next() * (path.length - 16)) / 2);
  return [path.slice(0, at), path.slice(Math.min(at + 2 * Math.floor(random.next() * 3), path.length - 4))];
}

function joinedAtRandom(strokes: Path[], random: Random): Path[] {
  const share = [0, 0.2, 0.45, 0.5][Math.floor(random.next() * 4)];
  return joinedWhere(strokes, () => random.chance(share), 0.02, random);
}

/** In haste the pen stays down where the next stroke is near, corners are cut and small turns lost. */
function joinedInHaste(strokes: Path[], random: Random): Path[] {
  const haste = Math.max(0, random.next() * 1.5 - 0.5);
  if (haste === 0) return strokes;
  const isJoined = (gap: number) => random.chance(haste * Math.exp(-gap / (120 + 500 * haste)));
  const joined = joinedWhere(strokes, isJoined, 0.12, random);
  return joined.map((path, i) => {
    if (path.length === strokes[i]?.length || !random.chance(haste)) return path;
    const rounded = dense(simplified(path, 10 + 40 * haste * random.next()));
    smooth(rounded, 1 + Math.floor(random.next() * 6));
    return rounded;
  });
}

function joinedWhere(strokes: Path[], isJoined: (gap: number) => boolean, bow: number, random: Random): Path[] {
  const out = [strokes[0]];
  for (let i = 1; i < strokes.length; i++) {
    const before = out[out.length - 1];
    const next = strokes[i];
    const x = before[before.length - 2];
    const y = before[before.length - 1];
    const dx = next[0] - x;
    const dy = next[1] - y;
    if (!isJoined(Math.hypot(dx, dy))) {
      out.push(next);
      continue;
    }
    const bowX = random.normal() * bow * dy;
    const bowY = -random.normal() * bow * dx;
    const parts = Math.max(2, Math.ceil(Math.hypot(dx, dy) / STEP));
    for (let k = 1; k < parts; k++) {
      const t = k / parts;
      const swell = 4 * t * (1 - t);
      before.push(x + dx * t + bowX * swell, y + dy * t + bowY * swell);
    }
    for (const value of next) before.push(value);
  }
  return out;
}

/** Old hands: a tremor that carries on from point to point. */
function tremble(strokes: Path[], amount: number, random: Random): void {
  for (const path of strokes) {
    let driftX = 0;
    let driftY = 0;
    for (let i = 0; i < path.length; i += 2) {
      driftX = 0.78 * driftX + amount * random.normal();
      driftY = 0.78 * driftY + amount * random.normal();
      path[i] += driftX + 0.4 * amount * random.normal();
      path[i + 1] += driftY + 0.4 * amount * random.normal();
    }
  }
}

/** The square itself is drawn uneven: waves, and room shared otherwise across and down. */
function warp(strokes: Path[], strength: number, random: Random): void {
  const waves = [0, 1, 2].map(() => ({
    across: 0.006 * random.normal(),
    down: 0.006 * random.normal(),
    phase: 6.28 * random.next(),
    x: 15 * strength * random.normal(),
    y: 15 * strength * random.normal(),
  }));
  const shareX = 0.16 * strength * random.normal();
  const shareY = 0.16 * strength * random.normal();
  // Bows [0, 1] towards one end: t + share · t(1 − t) never turns back for shares under one.
  const shared = (value: number, share: number) => value + share * 1024 * (value / 1024) * (1 - value / 1024);
  for (const path of strokes) {
    for (let i = 0; i < path.length; i += 2) {
      const x = path[i];
      const y = path[i + 1];
      path[i] = shared(x, shareX);
      path[i + 1] = shared(y, shareY);
      for (const wave of waves) {
        const at = Math.sin(wave.across * x + wave.down * y + wave.phase);
        path[i] += wave.x * at;
        path[i + 1] += wave.y * at;
      }
    }
  }
}

/** Height against width, slant, level lines that rise, and the whole turned. */
function turn(strokes: Path[], isWild: boolean, random: Random): void {
  const height = isWild ? (0.6 + 0.8 * random.next()) / (0.6 + 0.8 * random.next()) : Math.exp(0.28 * random.normal());
  const slant = isWild ? (random.next() * 2 - 1) * 0.42 : 0.17 * random.normal();
  const rise = isWild ? 0 : -0.07 + 0.1 * random.normal();
  const angle = isWild ? ((random.next() * 2 - 1) * 15 * Math.PI) / 180 : 0.08 * random.normal();
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  for (const path of strokes) {
    for (let i = 0; i < path.length; i += 2) {
      const x = path[i] + slant * path[i + 1];
      const y = (path[i + 1] + rise * path[i]) * height;
      path[i] = cos * x - sin * y;
      path[i + 1] = sin * x + cos * y;
    }
  }
}
