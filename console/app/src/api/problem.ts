import i18next from 'i18next';
import type { components } from './schema';

export type ProblemBody = Partial<components['schemas']['Problem']> & { title: string };

/** A refused or failed request, with the problem document of its answer; status 0: no answer at all. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly body: ProblemBody,
  ) {
    super(body.title);
  }

  static async of(response: Response, traceId: string): Promise<Problem> {
    try {
      return new Problem(response.status, { traceId, ...((await response.json()) as ProblemBody) });
    } catch {
      return new Problem(response.status, {
        title: i18next.t('problem.answer', { status: response.status }),
        detail: response.statusText,
        traceId,
      });
    }
  }

  static unreachable(cause: unknown): Problem {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return new Problem(0, { title: i18next.t('problem.unreachable'), detail, remedy: i18next.t('problem.unreachableRemedy') });
  }

  /** Anything that was thrown, as a problem that can be shown. */
  static from(thrown: unknown): Problem {
    if (thrown instanceof Problem) return thrown;
    return new Problem(-1, { title: i18next.t('problem.page'), detail: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}
