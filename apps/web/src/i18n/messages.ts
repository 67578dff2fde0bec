export type Texts = { readonly [key: string]: string | Texts };
export type Namespaces = Record<string, Texts>;

/** `/src/features/library/i18n.vi.json` holds the namespace `library`, `/src/ui/i18n.vi.json` the namespace `ui`. */
export function namespacesOf(files: Record<string, Texts>): Namespaces {
  const namespaces: Namespaces = {};
  const problems: Record<string, string | Texts> = {};
  for (const [path, texts] of Object.entries(files)) {
    const { problems: codes, ...rest } = texts;
    namespaces[path.split('/').at(-2) ?? path] = rest;
    // Every feature explains its own problem codes; they are looked up together, by the code alone.
    if (typeof codes === 'object') Object.assign(problems, codes);
  }
  return { ...namespaces, problems };
}
