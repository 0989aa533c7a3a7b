import { write } from '../api.js';
import { confirm } from '../dialog.js';
import { showProblem } from '../problems.js';

const POLICIES = [['delete', 'Delete the DaemonSet from the clusters'], ['release', 'Release: leave it running, without our marks']];

/** What a person can do with a workload; each change says which version it was decided on. */
export function actions({ workload, deployments, revisions }, go, refresh) {
  const path = `/api/v1/workloads/${workload.id}`;
  const clusters = deployments.filter((item) => !['Deleted', 'Released'].includes(item.status)).map((item) => item.cluster);

  async function change(verb, body, then = refresh) {
    try {
      await then(await write('POST', `${path}:${verb}`, { body, version: verb === 'edit' ? undefined : workload.version }));
    } catch (problem) {
      showProblem(problem);
      refresh();
    }
  }

  return {
    edit: () => change('edit', {}, (made) => go(`/drafts/${made.id}`)),

    async rollback(revision) {
      const next = Math.max(workload.revision, ...revisions.map((item) => item.revision)) + 1;
      const said = await confirm({
        title: `Roll back to revision ${revision}?`, text: `This creates revision ${next} from ${revision}. Where it runs stays as it is.`,
        clusters, act: 'Roll back',
      });
      if (said) await change('rollback', { revision, reason: said.reason });
    },

    async remove() {
      const said = await confirm({
        title: `Delete ${workload.name}?`, text: 'In these clusters it stops running, and its pods go.', clusters, typeThis: workload.name,
        choices: [{ name: 'policy', label: 'What happens in the clusters', options: POLICIES }], act: 'Delete', danger: true,
      });
      if (said) await change('delete', said);
    },
  };
}
