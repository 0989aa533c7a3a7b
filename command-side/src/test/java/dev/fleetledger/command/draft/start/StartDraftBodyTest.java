package dev.fleetledger.command.draft.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.validation.beanvalidation.SpringConstraintValidatorFactory;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.problem.MalformedRequestException;

class StartDraftBodyTest {

    private static final UUID ID = UUID.fromString("0198f0a8-3c7e-7000-8000-000000000001");

    // Spring creates the constraint validators in production too, because they are not public.
    private final Validator validator = Validation.byDefaultProvider().configure()
            .constraintValidatorFactory(new SpringConstraintValidatorFactory(new DefaultListableBeanFactory())).buildValidatorFactory()
            .getValidator();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"draft":"ID"}                                                               |
            {"workload":"ID"}                                                            |
            {"workload":"ID","revision":2,"draft":null}                                  |
            {"yaml":""}                                                                  |
            {"running":{"cluster":"eu-1","namespace":"kube-system","name":"a.b-c"}}      |
            {}                                                                           | from.draft
            {"draft":"ID","workload":"ID"}                                               | from.draft
            {"yaml":"","running":{"cluster":"eu-1","namespace":"a","name":"b"}}          | from.draft
            {"draft":"ID","revision":1}                                                  | from.revision
            {"revision":1}                                                               | from.draft from.revision
            {"running":{}}                                    | from.running.cluster from.running.name from.running.namespace
            {"running":{"cluster":"","namespace":"","name":""}} | from.running.cluster from.running.name from.running.namespace
            {"running":{"cluster":"eu-1","namespace":"a.b","name":"b"}}                  | from.running.namespace
            {"running":{"cluster":"eu-1","namespace":"a","name":"a..b"}}                 | from.running.name
            """)
    void reportsInvalidSourceAtItsField(String from, @Nullable String paths) {
        StartDraftBody body = body("{\"kind\":\"DaemonSet\",\"from\":" + from.replace("ID", ID.toString()) + "}");

        assertThat(validator.validate(body)).extracting(it -> it.getPropertyPath().toString())
                .containsExactlyInAnyOrderElementsOf(paths == null ? List.of() : Arrays.asList(paths.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                     | The field is missing or empty. | Send a text.
            {"kind":""}            | The field is missing or empty. | Send a text.
            {"kind":"Deployment"}  | There is no kind of workload of this name. | Send DaemonSet.
            """)
    void requiresDaemonSet(String json, String message, String remedy) {
        assertThat(validator.validate(body(json))).extracting(it -> it.getMessage()).containsExactly(message + " | " + remedy);
    }

    @Test
    void importsYamlBeforeCommandIsSent() {
        StartDraft command = body("{\"kind\":\"DaemonSet\",\"from\":{\"yaml\":\"kind: DaemonSet\\napiVersion: apps/v1\\n"
                + "metadata: {name: cni}\"}}").toCommand();

        assertThat(command.source()).isInstanceOfSatisfying(DraftSource.Manifest.class,
                it -> assertThat(it.content().documents().byStep()).isNotEmpty());
        assertThatThrownBy(() -> body("{\"kind\":\"DaemonSet\",\"from\":{\"yaml\":\"kind: ConfigMap\"}}").toCommand())
                .isInstanceOf(MalformedRequestException.class);
    }

    @Test
    void mapsEverySource() {
        assertThat(body("{\"kind\":\"DaemonSet\"}").toCommand().source()).isEqualTo(new DraftSource.Nothing());
        assertThat(source("{\"draft\":\"" + ID + "\"}")).isEqualTo(new DraftSource.OtherDraft(ID));
        assertThat(source("{\"workload\":\"" + ID + "\",\"revision\":2}")).isEqualTo(new DraftSource.WorkloadRevision(ID, 2));
        assertThat(source("{\"running\":{\"cluster\":\"eu-1\",\"namespace\":\"a\",\"name\":\"b\"}}"))
                .isEqualTo(new DraftSource.RunningDaemonSet("eu-1", "a", "b"));
    }

    private static DraftSource source(String from) {
        return body("{\"kind\":\"DaemonSet\",\"from\":" + from + "}").toCommand().source();
    }

    private static StartDraftBody body(String json) {
        return ContractJson.MAPPER.readValue(json, StartDraftBody.class);
    }
}
