import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../api/client';
import { isPosition } from '../../past/points';
import { findReadPoint } from '../../past/readPoint';

export interface Comparison {
  from?: string;
  to?: string;
  cluster?: string;
  workload?: string;
  cursor?: string;
}

/** What differs between two points: in a workload, in a cluster, or in the whole fleet. */
export const comparison = ({ from = '', to, cluster, workload, cursor }: Comparison) =>
  queryOptions({
    queryKey: ['comparison', { from, to, cluster, workload, cursor }],
    queryFn: async ({ signal }): Promise<Schemas['Diff']> => {
      const query = { from, to, cursor };
      if (workload) {
        const times = { from: await timeOf(from, signal), to: to && (await timeOf(to, signal)), cursor };
        const params = { path: { id: workload }, query: times };
        return (await answer(api.GET('/api/v1/workloads/{id}/diff', { params, signal }))) as Schemas['Diff'];
      }
      if (cluster) return answer(api.GET('/api/v1/clusters/{id}/diff', { params: { path: { id: cluster }, query }, signal }));
      return answer(api.GET('/api/v1/diff', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
    enabled: from !== '',
  });

/** Of a workload, numbers are revisions, so a position is written as its time. */
async function timeOf(point: string, signal: AbortSignal): Promise<string> {
  return isPosition(point) ? (await findReadPoint(point, signal)).asOf : point;
}
