const UNITS = [['Ti', 2 ** 40], ['Gi', 2 ** 30], ['Mi', 2 ** 20], ['Ki', 2 ** 10]] as const; // prettier-ignore

/** A number of bytes in the largest of Kubernetes' binary units that fits, to two decimals: "1.5 Gi". Other quantities stay as they are. */
export function memoryOf(quantity: string): string {
  const bytes = Number(quantity);
  const [unit, size] = UNITS.find(([, least]) => bytes >= least) ?? ['', 1];
  return Number.isInteger(bytes) ? `${Number((bytes / size).toFixed(2))} ${unit}`.trim() : quantity;
}
