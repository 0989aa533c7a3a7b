package dev.fleetledger.query.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.query.wizard.WizardFieldsResponse.ChoiceResponse;

class WizardFieldsResponseTest {

    private static final WizardFieldsResponse RESPONSE = WizardFieldsResponse.ofTable();
    /** The console's tests make its forms and check its translations from this copy. */
    private static final Path COPY = Path.of("../console/app/src/wizard/fields/served.json");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** With {@code -Dgolden.write=true} the copy is rewritten, for an intended change. */
    @Test
    void equalsCopyThatTheConsoleIsTestedWith() throws IOException {
        String served = "{\"fields\":[\n%s\n],\"choices\":[\n%s\n]}\n".formatted(lines(RESPONSE.fields()), lines(RESPONSE.choices()));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(COPY, served);
        }

        assertThat(Files.readString(COPY)).isEqualTo(served);
    }

    @Test
    void showsItemsWithOneOfSeveralMembersAndOnlyFieldsThatExist() {
        List<String> fields = RESPONSE.fields().stream().map(field -> field.step() + field.path()).toList();

        assertThat(RESPONSE.choices()).contains(new ChoiceResponse("containers", "/initContainers/*/env/*/valueFrom",
                List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef")));
        assertThat(RESPONSE.choices()).allSatisfy(choice -> assertThat(choice.oneOf()).allSatisfy(member ->
                assertThat(fields).anyMatch(field -> (field + "/").startsWith(choice.step() + choice.path() + "/" + member + "/"))));
    }

    private static String lines(List<?> rows) {
        return rows.stream().map(JSON::writeValueAsString).collect(Collectors.joining(",\n"));
    }
}
