package dev.fleetledger.query.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.query.wizard.WizardFieldsResponse.ChoiceResponse;

class WizardFieldsResponseTest {

    private static final WizardFieldsResponse RESPONSE = WizardFieldsResponse.ofTable();

    @Test
    void showsItemsWithOneOfSeveralMembersAndOnlyFieldsThatExist() {
        List<String> fields = RESPONSE.fields().stream().map(field -> field.step() + field.path()).toList();

        assertThat(RESPONSE.choices()).contains(new ChoiceResponse("containers", "/initContainers/*/env/*/valueFrom",
                List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef")));
        assertThat(RESPONSE.choices()).allSatisfy(choice -> assertThat(choice.oneOf()).allSatisfy(member ->
                assertThat(fields).anyMatch(field -> (field + "/").startsWith(choice.step() + choice.path() + "/" + member + "/"))));
    }
}
