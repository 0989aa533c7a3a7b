import { FormFieldGroup, FormFieldGroupHeader, Grid, GridItem } from '@patternfly/react-core';
import { valueAt } from '../draft/document';
import { patternOf } from '../fields/table';
import type { Field } from '../fields/field';
import { useEditing } from './editing';
import { FieldInput } from './FieldInput';
import { useSectionTitle } from './sections';

const WIDE = new Set<Field['kind']>(['list', 'lines', 'texts', 'pairs', 'json', 'clusters', 'oneOf']);

/** Fields with a common owner: the step itself, an item of a list, or an option. */
export function FieldGroup({ fields, owner }: { fields: Field[]; owner: string }) {
  const sections = [...new Set(fields.map((field) => field.section))];
  return (
    <>
      {sections.map((section) => {
        const rows = <Rows key={section ?? ''} fields={fields.filter((field) => field.section === section)} owner={owner} />;
        return section && sections.length > 1 ? <Section key={section} name={section} rows={rows} id={owner + section} /> : rows;
      })}
    </>
  );
}

function Section({ name, rows, id }: { name: string; rows: React.ReactNode; id: string }) {
  const title = useSectionTitle(name);
  return (
    <FormFieldGroup header={<FormFieldGroupHeader titleText={{ text: title, id: `section-${id.replace(/\W/g, '-')}` }} />}>
      {rows}
    </FormFieldGroup>
  );
}

function Rows({ fields, owner }: { fields: Field[]; owner: string }) {
  const { document, defaults } = useEditing();
  const depth = patternOf(owner).length;
  const placeOf = (field: Field) => owner + field.pointer.slice(depth);
  const shown = fields.filter((field) => {
    if (!field.when || valueAt(document, placeOf(field)) !== undefined) return true;
    const neighbour = placeOf(field).replace(/\/[^/]*$/, field.when.neighbour);
    return field.when.is.includes(String(valueAt(document, neighbour) ?? valueAt(defaults, neighbour)));
  });
  return (
    <Grid hasGutter md={6}>
      {shown.map((field) => (
        <GridItem key={field.pointer} md={WIDE.has(field.kind) ? 12 : 6}>
          <FieldInput field={field} pointer={placeOf(field)} />
        </GridItem>
      ))}
    </Grid>
  );
}
