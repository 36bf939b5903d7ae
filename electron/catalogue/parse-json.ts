// Reads JSON as people leave it behind (BOM, comments, a stray comma) and remembers on which line everything stands.
import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';

/** The value with a way to find lines again, or where and why it cannot be read. Lines count from 1. */
export type ParsedJson =
  | { ok: true; value: unknown; lineOf(at: readonly PropertyKey[]): number | null; repeated: readonly Repeated[] }
  | { ok: false; line: number | null; zh: string; en: string };

/** A key that stands twice in one object: JSON would quietly take the last. */
export type Repeated = { readonly path: readonly PropertyKey[]; readonly line: number };

/** Parses the bytes of a UTF-8 file with comments. */
export function parseJson(bytes: Uint8Array): ParsedJson {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return notUtf8();
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return notUtf8();
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (root === undefined && text.trim() === '') {
    return {
      ok: false,
      line: null,
      zh: '文件是空的。从备份拷回来；没有备份就把它删掉，下次启动会生成一份默认的',
      en: 'the file is empty. Copy it back from a backup, or delete it: the next start writes one with defaults',
    };
  }
  if (root === undefined || first !== undefined) {
    const line = lineAt(text, first?.offset ?? 0);
    const said = first === undefined ? undefined : MISTAKES[printParseErrorCode(first.error)];
    return {
      ok: false,
      line,
      zh: `写法有误：${said?.zh ?? '这里读不懂'}`,
      en: `cannot be read: ${said?.en ?? 'something here is not JSON'}`,
    };
  }
  return {
    ok: true,
    value: getNodeValue(root),
    repeated: repeatedKeys(root, [], text),
    lineOf(at) {
      // The nearest ancestor that is there: a missing key is reported on the object that lacks it.
      for (let depth = at.length; depth >= 0; depth--) {
        const node = findNodeAtLocation(root, at.slice(0, depth) as (string | number)[]);
        if (node !== undefined) return lineAt(text, (node.parent?.type === 'property' ? node.parent : node).offset);
      }
      return null;
    },
  };
}

const MISTAKES: Record<string, { zh: string; en: string } | undefined> = {
  CommaExpected: { zh: '上一项后面少了逗号', en: 'a comma is missing after the entry before' },
  ColonExpected: { zh: '名称后面少了冒号', en: 'a colon is missing after the name' },
  ValueExpected: { zh: '冒号后面少了值', en: 'a value is missing after the colon' },
  PropertyNameExpected: { zh: '这里应是带英文双引号的名称', en: 'a name in double quotes is expected here' },
  CloseBraceExpected: { zh: '少了右花括号 }', en: 'a closing brace } is missing' },
  CloseBracketExpected: { zh: '少了右方括号 ]', en: 'a closing bracket ] is missing' },
  EndOfFileExpected: { zh: '文件在这里应该结束了，后面多了内容', en: 'the file should end here, but there is more' },
  UnexpectedEndOfString: { zh: '文字少了后一个英文双引号', en: 'a text lacks its closing double quote' },
  InvalidSymbol: {
    zh: '这里有不认识的符号（文字要用英文双引号括起来）',
    en: 'an unknown symbol (texts go in double quotes)',
  },
  InvalidCharacter: {
    zh: '这里有不认识的字符（标点要用英文的）',
    en: 'an unknown character (use plain ASCII punctuation)',
  },
};

function notUtf8(): ParsedJson {
  return {
    ok: false,
    line: null,
    zh: '文件不是 UTF-8 编码。请另存为 UTF-8',
    en: 'the file is not UTF-8. Save it again as UTF-8',
  };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function repeatedKeys(node: Node, at: readonly PropertyKey[], text: string): Repeated[] {
  const found: Repeated[] = [];
  const seen = new Set<string>();
  for (const [place, child] of (node.children ?? []).entries()) {
    if (node.type === 'array') found.push(...repeatedKeys(child, [...at, place], text));
    const [key, value] = child.children ?? [];
    if (node.type !== 'object' || key === undefined) continue;
    const name = String(key.value);
    if (seen.has(name)) found.push({ path: [...at, name], line: lineAt(text, key.offset) });
    seen.add(name);
    if (value !== undefined) found.push(...repeatedKeys(value, [...at, name], text));
  }
  return found;
}
