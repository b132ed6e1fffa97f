import { classOf, isLetter, isTagCharacter } from './characters.js';
import { decodeReference, LONGEST_REFERENCE } from './html-entities.js';
import { isBlockTag, tagNameOf } from './html-tags.js';
import { MappedText } from './mapped-text.js';
import type { RemovedCharacters } from './types.js';

const [AMP, HASH, SEMICOLON, LESS, GREATER, EQUALS, QUOTE, SLASH, DASH] = [
  0x26, 0x23, 0x3b, 0x3c, 0x3e, 0x3d, 0x22, 0x2f, 0x2d,
];
const [SPACE, NEWLINE, RETURN, REPLACEMENT] = [0x20, 0x0a, 0x0d, 0xfffd];

interface OpenTag {
  readonly at: number;
  quoted: boolean;
  hasValue: boolean;
}

/**
 * Reads a text once, unit by unit, and writes what a reader would see. The written text is always irreducible:
 * whenever a `;` or `>` completes a reference or a known tag at its end, that is resolved at once. Cleaning
 * twice is therefore the same as once, however deep the nesting, in linear time.
 */
export class HtmlCleaner {
  readonly out: MappedText;
  readonly removed = { bidi: 0, zeroWidth: 0, control: 0, softHyphen: 0, marks: 0 } satisfies RemovedCharacters;
  html = false;
  private readonly openTags: OpenTag[] = [];
  private comment = -1;
  private dropFrom = -1;
  private dropName = '';

  constructor(private readonly raw: string) {
    this.out = new MappedText(raw.length);
  }

  /** Whether anything was taken out or decoded, so that letters may now meet marks they did not meet before. */
  get changed(): boolean {
    return this.html || this.out.length < this.raw.length;
  }

  run(): MappedText {
    const { raw } = this;
    for (let index = 0; index < raw.length; index++) {
      const code = raw.charCodeAt(index);
      if (code === RETURN) {
        if (raw.charCodeAt(index + 1) !== NEWLINE) this.append(NEWLINE, index, index + 1);
      } else if (code >= 0xd800 && code <= 0xdfff) {
        index += this.appendSurrogate(code, index);
      } else {
        this.append(code, index, index + 1);
      }
    }
    return this.out;
  }

  /** Writes a surrogate pair, or U+FFFD for a lone half; returns how many further units were read. */
  private appendSurrogate(code: number, index: number): number {
    const point = this.raw.codePointAt(index) ?? code;
    if (point < 0x10000) {
      this.append(REPLACEMENT, index, index + 1);
      return 0;
    }
    if (isTagCharacter(point)) this.removed.zeroWidth++;
    else this.out.pushAll(this.raw.slice(index, index + 2), index, index + 2);
    return 1;
  }

  private append(code: number, start: number, end: number): void {
    const kind = classOf(code);
    if (kind === 'keep') this.appendVisible(code, start, end);
    else if (kind === 'space') this.out.push(SPACE, start, end);
    else if (kind === 'newline') this.out.push(NEWLINE, start, end);
    else this.count(kind, code);
  }

  private count(kind: 'bidi' | 'zeroWidth' | 'control' | 'softHyphen' | 'overlay', code: number): void {
    if (kind === 'overlay') this.removed.marks++;
    else if (kind !== 'zeroWidth') this.removed[kind]++;
    else if (this.hidesText(code)) this.removed.zeroWidth++;
  }

  /** A byte order mark at the start and joiners inside emoji hide nothing. */
  private hidesText(code: number): boolean {
    if (code === 0xfeff && this.out.length === 0) return false;
    return code !== 0x200d || isLetter(this.out.code(this.out.length - 1));
  }

  private appendVisible(code: number, start: number, end: number): void {
    const { out } = this;
    out.push(code, start, end);
    if (code === SEMICOLON) this.closeReference();
    else if (code === LESS) this.openTags.push({ at: out.length - 1, quoted: false, hasValue: false });
    else if (code === GREATER) this.closeTag();
    else if (code === EQUALS || code === QUOTE) this.noteAttribute(code);
    else if (code === DASH) this.openComment();
  }

  private noteAttribute(code: number): void {
    const tag = this.openTags.at(-1);
    if (tag === undefined) return;
    if (code === EQUALS) tag.hasValue = true;
    else if (tag.quoted) tag.quoted = false;
    else if (this.out.code(this.out.length - 2) === EQUALS) tag.quoted = true;
  }

  private closeReference(): void {
    const { out } = this;
    const last = out.length - 1;
    for (let at = last - 1; at >= 0 && at > last - LONGEST_REFERENCE; at--) {
      const code = out.code(at);
      if (code === AMP) {
        this.replaceReference(at);
        return;
      }
      if (code !== HASH && !isAsciiAlphanumeric(code)) return;
    }
  }

  private replaceReference(at: number): void {
    const { out } = this;
    const decoded = decodeReference(out.slice(at + 1, out.length - 1));
    if (decoded === undefined) return;
    const start = out.start(at);
    const end = out.end(out.length - 1);
    this.html = true;
    out.truncate(at);
    if (decoded.length === 1) this.append(decoded === '\r' ? NEWLINE : decoded.charCodeAt(0), start, end);
    else if (!isTagCharacter(decoded.codePointAt(0) ?? 0)) out.pushAll(decoded, start, end);
  }

  private openComment(): void {
    const { out } = this;
    if (this.comment < 0 && out.length >= 4 && out.slice(out.length - 4) === '<!--') this.comment = out.length - 4;
  }

  private closeTag(): void {
    const { out } = this;
    const last = out.length - 1;
    if (this.comment >= 0 && last >= this.comment + 6 && out.code(last - 1) === DASH && out.code(last - 2) === DASH) {
      this.html = true;
      this.cutBack(this.comment);
      return;
    }
    const tag = this.openTags.at(-1);
    if (tag === undefined || tag.quoted) return;
    this.openTags.pop();
    const name = tagNameOf(out.slice(tag.at, Math.min(out.length, tag.at + 16)));
    if (name !== undefined && this.isTagBody(tag, name)) this.removeTag(tag.at, name);
  }

  /** After the name a real tag has nothing, a slash, or attributes with values; "a <b and c> d" has none. */
  private isTagBody(tag: OpenTag, name: string): boolean {
    const { out } = this;
    const afterName = tag.at + name.length + (out.code(tag.at + 1) === SLASH ? 2 : 1);
    let at = afterName;
    while (at < out.length && (out.code(at) === SPACE || out.code(at) === NEWLINE || out.code(at) === SLASH)) at++;
    return tag.hasValue || at === out.length - 1 || name.startsWith('!');
  }

  private removeTag(at: number, name: string): void {
    const { out } = this;
    const start = out.start(at);
    const end = out.end(out.length - 1);
    const closing = out.code(at + 1) === SLASH;
    this.html = true;
    if (this.dropFrom >= 0 && closing && name === this.dropName) {
      this.cutBack(this.dropFrom);
      return;
    }
    this.cutBack(at);
    if (this.dropFrom < 0 && !closing && (name === 'script' || name === 'style')) {
      this.dropFrom = out.length;
      this.dropName = name;
    }
    if (isBlockTag(name)) out.push(name === 'td' || name === 'th' ? SPACE : NEWLINE, start, end);
  }

  private cutBack(length: number): void {
    this.out.truncate(length);
    while ((this.openTags.at(-1)?.at ?? -1) >= length) this.openTags.pop();
    if (this.comment >= length) this.comment = -1;
    if (this.dropFrom >= length) this.dropFrom = -1;
  }
}

function isAsciiAlphanumeric(code: number): boolean {
  const lower = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x7a);
}
