package dev.fleetledger.query.wizard;

import java.util.List;

import dev.fleetledger.manifest.form.FormField;
import dev.fleetledger.manifest.rule.OneOfRules;

/**
 * @param fields  in the order of the form; a list or an object comes before what is in it
 * @param choices items that have exactly one of several members
 */
record WizardFieldsResponse(List<FormField> fields, List<ChoiceResponse> choices) {

    /** @param path of the items in the step's document */
    record ChoiceResponse(String step, String path, List<String> oneOf) {}

    static WizardFieldsResponse ofTable() {
        return new WizardFieldsResponse(FormField.all(), OneOfRules.CHOICES.stream().flatMap(choice -> choice.paths().stream()
                .map(path -> new ChoiceResponse(choice.step().key(), path, choice.kinds()))).toList());
    }
}
