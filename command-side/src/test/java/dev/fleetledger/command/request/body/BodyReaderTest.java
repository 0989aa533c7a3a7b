package dev.fleetledger.command.request.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.validation.beanvalidation.SpringConstraintValidatorFactory;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.problem.ProblemViolation;

class BodyReaderTest {

    private static final String ID = "0198f0a8-3c7e-7000-8000-000000000001";

    // Spring creates the constraint validators in production too, because they are not public.
    private final BodyReader bodyReader = new BodyReader(new BodyConstraints(Validation.byDefaultProvider().configure()
            .constraintValidatorFactory(new SpringConstraintValidatorFactory(new DefaultListableBeanFactory())).buildValidatorFactory()
            .getValidator()));

    record Example(@NotEmpty(message = "{missing.text}") String name, @Nullable Integer count, @Nullable Boolean enabled, @Nullable UUID id,
            @Nullable Duration delay, @Nullable List<String> tags, @Nullable Map<String, String> labels, @Nullable @Valid Part part,
            @Nullable List<@Valid Part> parts, @Nullable @ReasonText String reason) {}

    record Part(@NotNull(message = "{missing.text}") @Pattern(regexp = "cpu|disk", message = "No kind. | Send cpu or disk.") String kind) {}

    /** The pointers are separated by spaces; {@code #} is the pointer of the whole body. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                                        | #
            []                                                       | #
            [{"name":"x"}]                                           | #
            null                                                     | #
            7                                                        | #
            "x"                                                      | #
            ""                                                       | #
            {"name":"x"} {}                                          | #
            {}                                                       | /name
            ``                                                       | /name
            {"name":null}                                            | /name
            {"name":""}                                              | /name
            {"name":1}                                               | /name
            {"name":true}                                            | /name
            {"name":["x"]}                                           | /name
            {"name":{"x":1}}                                         | /name
            {"name":"x","name":"x"}                                  | /name
            {"name":"a\\u0000b"}                                     | /name
            {"name":"\\ud800"}                                       | /name
            {"name":"x","Name":"x"}                                  | /Name
            {"name":"x","a/b~c":1}                                   | /a~1b~0c
            {"name":"x","y":1,"w":1}                                 | /w /y
            {"name":"x","y":{"z":[1,{}]},"w":1}                      | /w /y
            {"name":"x","count":"1"}                                 | /count
            {"name":"x","count":1.0}                                 | /count
            {"name":"x","count":1e2}                                 | /count
            {"name":"x","count":true}                                | /count
            {"name":"x","count":2147483648}                          | /count
            {"name":"x","count":""}                                  | /count
            {"name":"x","enabled":"true"}                            | /enabled
            {"name":"x","enabled":1}                                 | /enabled
            {"name":"x","id":"y"}                                    | /id
            {"name":"x","id":7}                                      | /id
            {"name":"x","delay":"soon"}                              | /delay
            {"name":"x","delay":60}                                  | /delay
            {"name":"x","tags":"y"}                                  | /tags
            {"name":"x","tags":{}}                                   | /tags
            {"name":"x","tags":["y",1,true]}                         | /tags/1 /tags/2
            {"name":"x","tags":["y",null]}                           | /tags
            {"name":"x","tags":[1,null]}                             | /tags/0
            {"name":"x","labels":{"y":null}}                         | /labels
            {"name":"x","labels":{"\\u0000":"y"}}                    | /labels
            {"name":"x","labels":[]}                                 | /labels
            {"name":"x","labels":{"y":1}}                            | /labels/y
            {"name":"x","part":7}                                    | /part
            {"name":"x","part":[]}                                   | /part
            {"name":"x","part":"","tags":"","labels":""}             | /labels /part /tags
            {"name":"x","part":{}}                                   | /part/kind
            {"name":"x","part":{"kind":"fan"}}                       | /part/kind
            {"name":"x","part":{"kind":"cpu","size":1}}              | /part/size
            {"name":"x","parts":[{"kind":"cpu"},{"kind":"fan"}]}     | /parts/1/kind
            {"name":"x","parts":[{"kind":"cpu"},{"kind":7,"y":1}]}   | /parts/1/kind /parts/1/y
            {"name":"x","parts":[{"kind":"cpu","y":[],"z":1}]}       | /parts/0/y /parts/0/z
            {"name":"x","parts":[{"kind":"cpu"},7]}                  | /parts/1
            {"name":"x","reason":"password=hunter22"}                | /reason
            {"count":"1","part":{"kind":"fan"},"colour":"red"}       | /colour /count /name /part/kind
            """)
    void reportsAllShapeErrors(@Nullable String body, String pointers) {
        List<String> expected = Arrays.stream(pointers.split(" ")).map(it -> it.equals("#") ? "" : it).toList();

        assertThat(pointers(String.valueOf(body))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void bindsEveryType() {
        String body = """
                {"name":"x","count":3,"enabled":true,"id":"%s","delay":"PT1M","tags":["y"],"labels":{"a":"b"},"part":{"kind":"cpu"},
                 "parts":[{"kind":"disk"}],"reason":"because"}""".formatted(ID);

        assertThat(read(body, Example.class)).isEqualTo(new Example("x", 3, true, UUID.fromString(ID), Duration.ofMinutes(1), List.of("y"),
                Map.of("a", "b"), new Part("cpu"), List.of(new Part("disk")), "because"));
    }

    @Test
    void treatsNullAsAbsent() {
        assertThat(read("{\"name\":\"x\",\"count\":null,\"tags\":null,\"part\":null}", Example.class))
                .isEqualTo(new Example("x", null, null, null, null, null, null, null, null, null));
    }

    @Test
    void readsEmptyBodyAsEmptyObject() {
        assertThat(read("", ReasonBody.class)).isEqualTo(new ReasonBody(null));
    }

    @Test
    void takesNoTextForRecordOfOneField() {
        assertThat(catchThrowableOfType(MalformedRequestException.class, () -> read("\"because\"", ReasonBody.class))).isNotNull();
    }

    @Test
    void tellsMessageAndRemedyOfConstraint() {
        assertThat(violations("{\"name\":\"\"}").getFirst()).isEqualTo(
                new ProblemViolation(null, "/name", "ShapeIsUnexpected", "The field is missing or empty.", "Send a text."));
    }

    @Test
    void namesKnownFields() {
        assertThat(violations("{\"name\":\"x\",\"part\":{\"kind\":\"cpu\",\"size\":1}}").getFirst())
                .isEqualTo(new ProblemViolation(null, "/part/size", "ShapeIsUnexpected", "There is no field of this name here.",
                        "The fields here are kind."));
    }

    @Test
    void repeatsNoContent() {
        assertThat(violations("{\"name\": s3cret").toString()).doesNotContain("s3cret");
        assertThat(violations("{\"name\":\"x\",\"id\":\"s3cret\",\"count\":\"s3cret\"}").toString()).doesNotContain("s3cret");
    }

    @Test
    void readsTreeWithExactNumbers() {
        JsonNode tree = (JsonNode) read("{\"cpu\":0.10}", JsonNode.class);

        assertThat(tree).isEqualTo(ContractJson.MAPPER.readTree("{\"cpu\":0.10}"));
        assertThat(tree.path("cpu").decimalValue()).isEqualTo("0.10");
    }

    @Test
    void readsEmptyTreeAsNull() {
        assertThat(read("", JsonNode.class)).isEqualTo(ContractJson.MAPPER.nullNode());
    }

    @Test
    void readsTextAsItIs() {
        assertThat(read("kind: DaemonSet\n# ä", String.class)).isEqualTo("kind: DaemonSet\n# ä");
    }

    @Test
    void rejectsTextThatIsNoUtf8() {
        assertThat(catchThrowableOfType(MalformedRequestException.class, () -> bodyReader.read(new byte[] {(byte) 0xe4}, String.class))
                .extensions().toString()).contains("The body is not a text in UTF-8.");
    }

    private Object read(String body, Class<?> type) {
        return bodyReader.read(body.getBytes(UTF_8), type);
    }

    private List<String> pointers(String body) {
        return violations(body).stream().map(ProblemViolation::pointer).toList();
    }

    private List<ProblemViolation> violations(String body) {
        var malformed = catchThrowableOfType(MalformedRequestException.class, () -> read(body, Example.class));
        return ((List<?>) malformed.extensions().get("violations")).stream().map(ProblemViolation.class::cast).toList();
    }

    @Test
    void limitsNumberOfReportedErrors() {
        String fields = IntStream.range(0, 100_000).mapToObj(i -> "\"x" + i + "\":1").collect(Collectors.joining(","));

        assertThat(pointers("{" + fields + "}")).hasSize(100);
    }
}
