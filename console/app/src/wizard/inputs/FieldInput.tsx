import type { Field } from '../fields/field';
import { ChoiceInput } from './ChoiceInput';
import { ClustersInput } from './ClustersInput';
import { FlagInput } from './FlagInput';
import { ListInput } from './ListInput';
import { OneOfInput } from './OneOfInput';
import { PairsInput } from './PairsInput';
import { JsonInput } from './JsonInput';
import { TextInputField } from './TextInputField';
import { TextsInput } from './TextsInput';

const INPUTS = {
  text: TextInputField,
  lines: TextInputField,
  number: TextInputField,
  numberOrText: TextInputField,
  flag: FlagInput,
  choice: ChoiceInput,
  texts: TextsInput,
  pairs: PairsInput,
  json: JsonInput,
  list: ListInput,
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
