interface MissingRight {
  role: string;
  namespace?: string | null;
  /** `*`: it is missing in no cluster in particular, such as a right over the fleet. */
  cluster: string;
}

/** "NSEditor · monitoring · eu-1". */
export function nameOfRight({ role, namespace, cluster }: MissingRight): string {
  return [role, namespace, cluster === '*' ? null : cluster].filter(Boolean).join(' · ');
}
