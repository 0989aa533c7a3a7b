import { noteAnswer } from '../session/ended';
import { Problem } from './problem';

const ATTEMPTS = 3;
let writtenPosition: string | null = null;
let writtenAt = 0;

/** When this page last changed something, as Date.now(). */
export const lastWriteAt = () => writtenAt;

/**
 * Sends a request. Reads wait until they show what this page wrote. A change has one Idempotency-Key for all its attempts, so that a lost
 * answer doesn't repeat it. Throws a Problem for every answer that isn't a success.
 */
export async function send(request: Request): Promise<Response> {
  const traceId = randomHex(16);
  request.headers.set('traceparent', `00-${traceId}-${randomHex(8)}-01`);
  if (request.method === 'GET') {
    if (writtenPosition) request.headers.set('Fleetledger-Min-Position', writtenPosition);
    return attempt(request, traceId);
  }
  request.headers.set('X-Console', '1');
  request.headers.set('Idempotency-Key', randomHex(16));
  const response = await attemptRepeatedly(request, traceId);
  writtenPosition = response.headers.get('Fleetledger-Position') ?? writtenPosition;
  writtenAt = Date.now();
  return response;
}

async function attemptRepeatedly(request: Request, traceId: string): Promise<Response> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await attempt(request.clone(), traceId);
    } catch (thrown) {
      if (!isPassing(Problem.from(thrown)) || turn === ATTEMPTS) throw thrown;
      await new Promise((resume) => setTimeout(resume, 1000 * turn));
    }
  }
}

function isPassing(problem: Problem): boolean {
  return problem.status === 503 || problem.status === 0 || problem.body.code === 'StillRunning';
}

async function attempt(request: Request, traceId: string): Promise<Response> {
  let response: Response;
  try {
    // Only what says otherwise may be kept by the browser.
    response = await fetch(request, { cache: request.cache === 'default' ? 'no-store' : request.cache });
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    throw Problem.unreachable(cause);
  }
  noteAnswer(response.status);
  if (!response.ok) throw await Problem.of(response, traceId);
  return response;
}

function randomHex(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
