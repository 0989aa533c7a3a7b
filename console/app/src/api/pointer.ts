/** The names and indexes that a JSON pointer (RFC 6901) consists of. */
export const partsOf = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The last of them: the name or index of what it points to. */
export const nameAt = (pointer: string) => partsOf(pointer).at(-1) ?? '';
