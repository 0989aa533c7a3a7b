package dev.fleetledger.manifest.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.TestDocuments;

class FormFieldTest {

    private static final List<FormField> FIELDS = FormField.all();

    @Test
    void showsLabelLengthsAndRulesOfRequiredText() {
        FormField name = field("basics/name");

        assertThat(name.label()).isEqualTo("Workload name");
        assertThat(name.help()).contains("can't be changed");
        assertThat(name.type()).isEqualTo("text");
        assertThat(name.required()).isTrue();
        assertThat(List.of(name.minLength(), name.maxLength())).containsExactly(4, 63);
        assertThat(name.rules()).extracting(FormField.Rule::rule).startsWith("NameIsMissing", "NameIsTooShort", "NameIsTooLong");
    }

    @Test
    void showsUnitRangeAndDefaultOfNumber() {
        FormField period = field("containers/containers/*/probes/liveness/periodSeconds");

        assertThat(period.label()).isEqualTo("Period");
        assertThat(period.unit()).isEqualTo("s");
        assertThat(List.of(period.min(), period.max())).containsExactly(1L, (long) Integer.MAX_VALUE);
        assertThat(period.defaultValue()).isEqualTo(json("10"));
    }

    @Test
    void showsOptionsOfTextsAndOfItems() {
        assertThat(field("advanced/upgrade/method").options()).containsExactly("Rolling", "Replace", "OnDelete");
        assertThat(field("services/services/*/ipFamilies").options()).containsExactly("IPv4", "IPv6");
    }

    @Test
    void showsDefaultOfDocumentThatSaysNothingElse() {
        assertThat(field("containers/containers/*/resources/memory/limit").defaultValue()).isEqualTo(json("\"512Mi\""));
        assertThat(field("advanced/dns/policy").defaultValue()).isEqualTo(json("\"ClusterFirst\""));
        assertThat(field("placement/rollout/waves").defaultValue()).hasSize(3);
        assertThat(field("basics/displayName").defaultValue()).isNull();
    }

    @Test
    void listsObjectsAndListsBeforeTheirContent() {
        List<String> paths = FIELDS.stream().map(FormFieldTest::key).toList();

        assertThat(FIELDS).filteredOn(it -> List.of("object", "list").contains(it.type()))
                .allSatisfy(it -> assertThat(paths.subList(0, paths.indexOf(key(it)))).noneMatch(path -> path.startsWith(key(it) + "/")));
    }

    private static FormField field(String key) {
        return FIELDS.stream().filter(it -> key(it).equals(key)).findFirst().orElseThrow(() -> new AssertionError(key));
    }

    private static String key(FormField field) {
        return field.step() + field.path();
    }

    private static JsonNode json(String text) {
        return TestDocuments.json(text);
    }
}
