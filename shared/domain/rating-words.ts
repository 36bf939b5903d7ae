// What a bad grade may be about, and in Chinese as the hall's own papers say it; screens have their words in two languages.

/**
 * What a bad grade may be about (counter devices in use, domain practice): no sample or list of papers · not done by the
 * promised time · the same proof asked twice · an online promise not kept · a number taken again in spite of an
 * appointment · unskilled · rude · papers or conditions beyond the guide · over the legal limit · wrong sample · many
 * trips · 其他 · 不愿说明.
 */
export const badReasonWords = {
  'no-sample': '没给样表或材料清单',
  late: '说好的时间没办完',
  'asked-twice': '同样的证明要了两遍',
  'online-promise': '网上说能办，到了办不了',
  'number-again': '预约了还要再取号',
  unskilled: '业务不熟',
  rude: '态度不好',
  'extra-papers': '多要了材料或条件',
  'over-legal-limit': '超过了法定时间',
  'wrong-sample': '样表是错的',
  'many-trips': '跑了好几趟',
  other: '其他',
  'not-said': '不愿说明',
};
export const badReasons = Object.keys(badReasonWords) as (keyof typeof badReasonWords)[];
