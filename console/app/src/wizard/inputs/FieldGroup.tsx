import { FormSection, Grid, GridItem, Stack } from '@patternfly/react-core';
import { valueAt } from '../draft/document';
import { idOf } from '../draft/location';
import type { Field } from '../fields/field';
import { useFieldTable } from '../fields/served';
import { useEditing } from './editing';
import { FieldInput } from './FieldInput';
import { Findings } from './Findings';
import { useFieldTexts } from './texts';

const WIDE = new Set<Field['kind']>(['list', 'map', 'lines', 'texts', 'numbers', 'pairs', 'json', 'choices', 'clusters', 'oneOf']);

/** Fields with a common owner: the step itself, an item of a list, or an option. */
export function FieldGroup({ fields, owner }: { fields: Field[]; owner: string }) {
  const parts = partsOf(fields);
  return (
    <Stack hasGutter>
      {parts.map(([first, ...others]) => {
        const rows = <Rows key={first.pointer} fields={[first, ...others]} owner={owner} />;
        const { section } = first;
        return section && parts.length > 1 ? <Section key={first.pointer} section={section} rows={rows} /> : rows;
      })}
    </Stack>
  );
}

/** Fields in their order, those of a section at the place of its first one. */
function partsOf(fields: Field[]): [Field, ...Field[]][] {
  const parts: [Field, ...Field[]][] = [];
  for (const field of fields) {
    const part = field.section ? parts.find(([first]) => first.section === field.section) : parts.at(-1);
    if (part && part[0].section === field.section) part.push(field);
    else parts.push([field]);
  }
  return parts;
}

function Section({ section, rows }: { section: Field; rows: React.ReactNode }) {
  const { label } = useFieldTexts(section);
  return (
    <FormSection title={label} titleElement="h3">
      {rows}
    </FormSection>
  );
}

function Rows({ fields, owner }: { fields: Field[]; owner: string }) {
  const { step, document, defaults } = useEditing();
  const table = useFieldTable();
  const depth = table.patternOf(step, owner).length;
  const placeOf = (path: string) => owner + path.slice(depth);
  const valueOf = (place: string) => valueAt(document, place) ?? valueAt(defaults, place);

  function isShown({ pointer, when, unless }: Field): boolean {
    const place = placeOf(pointer);
    if ((!when && !unless) || valueAt(document, place) !== undefined) return true;
    const neighbour = (name: string) => valueOf(place.replace(/[^/]*$/, name));
    return when ? when.is.includes(String(neighbour(when.neighbour))) : neighbour(unless ?? '') === undefined;
  }

  const isHere = (path: string) => fields.some(({ pointer }) => pointer.startsWith(`${path}/`));
  return (
    <>
      <Grid hasGutter md={6}>
        {fields.filter(isShown).map((field) => (
          <GridItem key={field.pointer} md={WIDE.has(field.kind) ? 12 : 6}>
            <FieldInput field={field} pointer={placeOf(field.pointer)} />
          </GridItem>
        ))}
      </Grid>
      {table
        .objectsOf(step, table.patternOf(step, owner))
        .filter(isHere)
        .map((path) => (
          <Findings key={path} id={`${idOf(placeOf(path))}-object-notes`} pointer={placeOf(path)} below={false} />
        ))}
    </>
  );
}
