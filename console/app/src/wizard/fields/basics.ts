import { rowsOf, type Field } from './field';

const row = rowsOf('basics', '');

export const BASICS: Field[] = [
  row('/name', 'Workload name', 'text', { help: '4–63 characters: a–z, 0–9 and -, starting with a letter. It can’t be changed later.' }),
  row('/displayName', 'Display name', 'text', { help: 'Free text of at most 63 characters; the name if empty.' }),
  row('/namespace', 'Namespace', 'text', {
    default: 'default',
    offers: 'namespaces',
    help: 'In every chosen cluster. It can’t be changed later.',
  }),
  row('/createNamespace', 'Create the namespace where it is missing', 'flag', {
    default: false,
    help: 'Needs the right to. Otherwise a cluster without the namespace refuses.',
  }),
  row('/description', 'Description', 'lines', { help: 'At most 512 characters.' }),
];
