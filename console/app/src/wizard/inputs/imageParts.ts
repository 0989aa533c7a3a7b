export interface ImageParts {
  registry: string;
  repository: string;
  tag?: string;
  digest?: string;
}

/** As the OCI distribution specification and Docker read a reference: what looks like a host is one, anything else is on Docker Hub. */
const REFERENCE =
  /^(?:(?<host>localhost(?::\d+)?|[\w-]+(?:\.[\w-]+)+(?::\d+)?|[\w-]+:\d+)\/)?(?<repository>[a-z0-9]+(?:[._/-]+[a-z0-9]+)*)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>[a-z0-9]+:[0-9a-f]{32,}))?$/;

/** What a reference to an image means, or nothing if it is none. */
export function imageParts(reference: string): ImageParts | null {
  const found = REFERENCE.exec(reference)?.groups;
  if (!found?.repository) return null;
  return { registry: found.host ?? 'docker.io', repository: found.repository, tag: found.tag, digest: found.digest };
}
