export interface Steady<Item> {
  /** In the order in which they were first shown, each as it was last read. */
  rows: Item[];
  /** How many the newest answer has that aren't shown. */
  arrived: number;
  /** Keys of rows that are no longer in the list. Those that new ones pushed to the next page still are. */
  left: Set<string>;
}

/** Patches the rows that are shown with a newer answer, without moving, adding or taking away any. */
export function patchRows<Item>(shown: Item[], newest: Item[], hasNext: boolean, keyOf: (item: Item) => string): Steady<Item> {
  const byKey = new Map(newest.map((item) => [keyOf(item), item]));
  const lastStaying = shown.findLastIndex((item) => byKey.has(keyOf(item)));
  const left = new Set<string>();
  const rows = shown.map((item, index) => {
    const key = keyOf(item);
    if (!byKey.has(key) && !(hasNext && index > lastStaying)) left.add(key);
    return byKey.get(key) ?? item;
  });
  return { rows, arrived: newest.length - rows.filter((item) => byKey.has(keyOf(item))).length, left };
}
