const BLOCK =
  'address article aside blockquote body br caption center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 head header hr html li main nav ol p pre script section style table tbody td tfoot th thead title tr ul';
const INLINE =
  'a abbr b base big button cite code col colgroup del em font i iframe img input ins label link mark meta noscript object option q s select small span strike strong sub sup svg textarea tt u video wbr xml o:p !doctype ?xml';

const BLOCK_TAGS = new Set(BLOCK.split(' '));
const KNOWN_TAGS = new Set([...BLOCK_TAGS, ...INLINE.split(' ')]);
const NAME = /^<\/?([!?]?[a-z][a-z0-9:]*)(?=[\s/>])/i;

/** The lower-case name of the HTML tag that `text` begins with, or undefined where it is none. */
export function tagNameOf(text: string): string | undefined {
  const name = NAME.exec(text)?.[1]?.toLowerCase();
  return name !== undefined && KNOWN_TAGS.has(name) ? name : undefined;
}

/** Whether a tag begins a new line (or a new cell). */
export function isBlockTag(name: string): boolean {
  return BLOCK_TAGS.has(name);
}
