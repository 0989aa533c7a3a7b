import { el } from '../dom.js';
import { choice, number, rows, text, tick } from './fields.js';
import { valueAt } from './document.js';

const PROTOCOLS = [['TCP', 'TCP'], ['UDP', 'UDP'], ['SCTP', 'SCTP']];
const HOST_PATH_TYPES = ['', 'DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice']
  .map((type) => [type, type || 'not checked']);

export function containers(form) {
  if (!valueAt(form.doc, '/containers')?.length) form.doc.containers = [{}];
  return [
    rows(form, { pointer: '/containers', label: 'Containers', titled: true, wide: true, one: 'container', make: () => ({}), row: (at, index) => container(form, at, index) }),
    el('fieldset', {}, el('legend', {}, 'Host paths'), rows(form, {
      pointer: '/volumes', label: 'Folders and files of the node', titled: true, one: 'host path', make: () => ({ hostPath: {} }), row: (at) => volume(form, at),
      hint: 'Named here, and mounted in a container under Storage.',
    })),
  ];
}

function container(form, at, index) {
  return el('fieldset', { 'data-pointer': at }, el('legend', {}, `Container ${index + 1}`),
    el('div', { class: 'grid' },
      text(form, { pointer: `${at}/name`, label: 'Container name' }),
      text(form, { pointer: `${at}/image`, label: 'Image', placeholder: 'quay.io/prometheus/node-exporter:v1.8.2' })),
    el('div', { class: 'grid' },
      tick(form, { pointer: `${at}/alwaysPull`, label: 'Always pull', otherwise: true, hint: 'Off: only when the node lacks it.' }),
      tick(form, { pointer: `${at}/privileged`, label: 'Privileged', hint: 'Makes it root on the node.' })),
    resources(form, at),
    part('Ports', ports(form, at), form, at, ['ports']),
    part('Command and arguments', lifecycle(form, at), form, at, ['lifecycle']),
    part('Environment', environment(form, at), form, at, ['env']),
    part('Storage', mounts(form, at), form, at, ['mounts']));
}

function part(title, content, form, at, places) {
  const used = places.some((place) => valueAt(form.doc, `${at}/${place}`) !== undefined);
  return el('details', { open: used }, el('summary', { class: 'legend' }, title), content);
}

function resources(form, at) {
  const quantity = (place, label, otherwise) => text(form, { pointer: `${at}/resources/${place}`, label, placeholder: `${otherwise} (default)` });
  return el('div', { class: 'grid four' }, quantity('cpu/request', 'CPU request', '250m'), quantity('cpu/limit', 'CPU limit', '250m'),
    quantity('memory/request', 'Memory request', '512Mi'), quantity('memory/limit', 'Memory limit', '512Mi'));
}

function ports(form, at) {
  return rows(form, { pointer: `${at}/ports`, label: 'Ports', titled: true, one: 'port', make: () => ({}), row: (port) => el('div', { class: 'grid' },
    text(form, { pointer: `${port}/name`, label: 'Name' }),
    number(form, { pointer: `${port}/containerPort`, label: 'Container port', min: 1, max: 65535 }),
    number(form, { pointer: `${port}/hostPort`, label: 'Host port', min: 1, max: 65535, placeholder: 'none' }),
    text(form, { pointer: `${port}/hostIP`, label: 'Host IP', placeholder: 'all' }),
    choice(form, { pointer: `${port}/protocol`, label: 'Protocol', options: PROTOCOLS })) });
}

function lifecycle(form, at) {
  const words = (place, label, one) => rows(form, {
    pointer: `${at}/lifecycle/${place}`, label, one, make: () => '', row: (word, index) => text(form, { pointer: word, label: `${one} ${index + 1}`, lines: 1, hidden: true }),
  });
  return el('div', { class: 'grid' }, words('command', 'Start command, word by word', 'word'), words('args', 'Arguments, one each', 'argument'));
}

function environment(form, at) {
  return rows(form, {
    pointer: `${at}/env`, label: 'Variables', titled: true, one: 'variable', make: () => ({}), row: (variable) => el('div', { class: 'grid' },
      text(form, { pointer: `${variable}/name`, label: 'Name' }),
      valueAt(form.doc, `${variable}/valueFrom`)
        ? el('p', { class: 'hint' }, 'Taken from elsewhere; kept as it is.') : text(form, { pointer: `${variable}/value`, label: 'Value' })),
    hint: 'No passwords or tokens: they would stay in the ledger for ever.',
  });
}

function mounts(form, at) {
  return rows(form, { pointer: `${at}/mounts`, label: 'Mounts', titled: true, one: 'mount', make: () => ({}), row: (mount) => el('div', { class: 'grid' },
    text(form, { pointer: `${mount}/volume`, label: 'Host path’s name' }), text(form, { pointer: `${mount}/mountPath`, label: 'Path in the container' }),
    tick(form, { pointer: `${mount}/readOnly`, label: 'Read only' })) });
}

function volume(form, at) {
  if (valueAt(form.doc, at) && !valueAt(form.doc, `${at}/hostPath`)) return el('p', { class: 'hint' }, `${valueAt(form.doc, `${at}/name`)}: another kind of volume; kept as it is.`);
  return el('div', { class: 'grid' }, text(form, { pointer: `${at}/name`, label: 'Name' }),
    text(form, { pointer: `${at}/hostPath/path`, label: 'Path on the node' }),
    choice(form, { pointer: `${at}/hostPath/type`, label: 'What must be there', options: HOST_PATH_TYPES }));
}
