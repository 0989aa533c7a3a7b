/** "env=prod, region=eu", or one in each line, as pairs; a word without `=` is a label without a value. */
export function parseLabels(text: string): Record<string, string> {
  const words = text.split(/[,\n]/).map((word) => word.trim()).filter(Boolean); // prettier-ignore
  return Object.fromEntries(words.map((word) => [word.split('=')[0] ?? word, word.split('=').slice(1).join('=')]));
}

/** One in each line, as they are read. */
export function labelText(labels: Record<string, string>): string {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`).join('\n'); // prettier-ignore
}
