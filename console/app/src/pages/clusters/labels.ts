/** "env=prod, region=eu" as pairs; a word without `=` is a label without a value. */
export function parseLabels(text: string): Record<string, string> {
  const words = text.split(',').map((word) => word.trim()).filter(Boolean); // prettier-ignore
  return Object.fromEntries(words.map((word) => [word.split('=')[0] ?? word, word.split('=').slice(1).join('=')]));
}
