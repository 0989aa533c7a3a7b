import type { Field } from '../fields/field';
import { ChoiceInput } from './ChoiceInput';
import { ChoicesInput } from './ChoicesInput';
import { ClustersInput } from './ClustersInput';
import { FlagInput } from './FlagInput';
import { ImageInput } from './ImageInput';
import { ListInput } from './ListInput';
import { MapInput } from './MapInput';
import { OneOfInput } from './OneOfInput';
import { PairsInput } from './PairsInput';
import { JsonInput } from './JsonInput';
import { SwitchInput } from './SwitchInput';
import { TextInputField } from './TextInputField';
import { TextsInput } from './TextsInput';

const INPUTS = {
  text: TextInputField,
  lines: TextInputField,
  image: ImageInput,
  number: TextInputField,
  numberOrText: TextInputField,
  flag: FlagInput,
  switch: SwitchInput,
  choice: ChoiceInput,
  choices: ChoicesInput,
  texts: TextsInput,
  numbers: TextsInput,
  pairs: PairsInput,
  json: JsonInput,
  list: ListInput,
  map: MapInput,
  oneOf: OneOfInput,
  clusters: ClustersInput,
};

export interface FieldProps {
  field: Field;
  /** Where the value is, with the indexes of lists. */
  pointer: string;
}

/** The input of a field by its kind. */
export function FieldInput(props: FieldProps) {
  const Input = INPUTS[props.field.kind];
  return <Input {...props} />;
}
