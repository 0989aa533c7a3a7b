/** Where a tile is; an HTMLElement says so. */
export interface Placed {
  offsetTop: number;
  offsetLeft: number;
}

/** The tile to which a key leads from one of them, or undefined if there is none or the key means nothing here. */
export function tileTowards<Tile extends Placed>(key: string, from: number, tiles: Tile[]): Tile | undefined {
  switch (key) {
    case 'ArrowRight':
      return tiles[from + 1];
    case 'ArrowLeft':
      return tiles[from - 1];
    case 'Home':
      return tiles[0];
    case 'End':
      return tiles.at(-1);
    case 'ArrowDown':
      return nearestInRow(tiles[from], tiles.slice(from + 1));
    case 'ArrowUp':
      return nearestInRow(tiles[from], tiles.slice(0, Math.max(0, from)).reverse());
    default:
      return undefined;
  }
}

/** In the first other row of these tiles, the one that is most nearly above or below. */
function nearestInRow<Tile extends Placed>(from: Tile | undefined, towards: Tile[]): Tile | undefined {
  if (!from) return undefined;
  const top = towards.find((tile) => tile.offsetTop !== from.offsetTop)?.offsetTop;
  const distance = (tile: Tile) => Math.abs(tile.offsetLeft - from.offsetLeft);
  return towards.filter((tile) => tile.offsetTop === top).sort((one, other) => distance(one) - distance(other))[0];
}
