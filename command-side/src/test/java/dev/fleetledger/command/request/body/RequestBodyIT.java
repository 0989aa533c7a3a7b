package dev.fleetledger.command.request.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

class RequestBodyIT {

    private final Caller alice = TestFleet.first().as("alice");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                                                |
            {"kind":"DaemonSet"} {}                                          |
            []                                                               |
            {"kind":"DaemonSet","kind":"DaemonSet"}                          | /kind
            {"kind":"DaemonSet","colour":"red"}                              | /colour
            {"kind":"DaemonSet","from":{"draft":"x"}}                        | /from/draft
            {"kind":"DaemonSet","from":{"workload":7,"x":1}}                 | /from/workload
            {"kind":"Deployment"}                                            | /kind
            {"kind":"DaemonSet","reason":"a\\u0000b"}                        | /reason
            {"kind":"DaemonSet","cluster":"\\ud800"}                         | /cluster
            {"reason":"no kind"}                                             | /kind
            {"kind":""}                                                      | /kind
            {"kind":null}                                                    | /kind
            """)
    void reportsPointerOfMalformedField(String body, String pointer) {
        Reply reply = alice.post("/api/v1/drafts", body);

        assertThat(reply.status()).describedAs(reply.toString()).isEqualTo(400);
        assertThat(reply.pointers()).contains(pointer == null ? "" : pointer);
    }

    @Test
    void reportsAllShapeErrorsAtOnce() {
        String wrongTypeAndMissingField = "\"holder\":{\"kind\":7}";
        String unknownRole = "\"role\":\"Emperor\"";
        String unknownField = "\"colour\":\"red\"";

        Reply reply = alice.post("/api/v1/grants", "{" + String.join(",", wrongTypeAndMissingField, unknownRole, unknownField) + "}");

        assertThat(reply.status()).describedAs(reply.toString()).isEqualTo(400);
        assertThat(reply.pointers()).containsExactlyInAnyOrder("/holder/kind", "/holder/id", "/role", "/colour");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /workloads/%s:rollback | {"revision":"1"}                                             | /revision
            /workloads/%s:rollback | {"revision":1.0}                                             | /revision
            /workloads/%s:rollback | {"revision":true}                                            | /revision
            /workloads/%s:delete   | {"policy":1}                                                 | /policy
            /workloads/%s:delete   | {"policy":true}                                              | /policy
            /grants                | {"role":"Auditor","holder":%h,"scope":{"all":"true"}}        | /scope/all
            /grants                | {"role":"Auditor","holder":%h,"scope":{"all":1}}             | /scope/all
            /grants                | {"role":"NSEditor","holder":%h,"scope":{"clusters":"eu-1"}}  | /scope/clusters
            """)
    void coercesNoScalar(String path, String body, String pointer) {
        Reply reply = alice.post("/api/v1" + path.replace("%s", TestFleet.newKey()),
                body.replace("%h", "{\"kind\":\"user\",\"id\":\"x\"}"));

        assertThat(reply.status()).describedAs(reply.toString()).isEqualTo(400);
        assertThat(reply.pointers()).contains(pointer);
    }

    @Test
    void reportsPointerOfListElement() {
        Reply reply = alice.post("/api/v1/grants", "{\"role\":\"ClusterAdmin\",\"holder\":{\"kind\":\"user\",\"id\":\"x\"},"
                + "\"scope\":{\"clusters\":[\"eu-1\",7]}}");

        assertThat(reply.status()).describedAs(reply.toString()).isEqualTo(400);
        assertThat(reply.pointers()).contains("/scope/clusters/1");
    }

    @Test
    void doesNotRepeatInputInProblem() {
        assertThat(alice.post("/api/v1/drafts", "{\"kind\": s3cret").body()).doesNotContain("s3cret");
    }

    @Test
    void rejectsBodyLargerThanOneMebibyte() {
        Reply reply = alice.post("/api/v1/drafts", "{\"kind\":\"" + "x".repeat(1024 * 1024) + "\"}");

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.text("code")).isEqualTo("BodyIsTooLarge");
    }

    @Test
    void limitsReasonToThousandCharacters() {
        assertThat(alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"reason\":\"" + "ä".repeat(1000) + "\"}").status())
                .isEqualTo(201);
        assertThat(alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"reason\":\"" + "ä".repeat(1001) + "\"}").pointers())
                .containsExactly("/reason");
    }

    @Test
    void treatsNullAsAbsent() {
        assertThat(alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"cluster\":null,\"from\":null,\"reason\":null}").status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x", "text/plain",
        "application/octet-stream", "nonsense"})
    void readsJsonWhateverContentTypeSays(String contentType) {
        Reply started = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}", "Content-Type", contentType);

        Reply saved = alice.put("/api/v1/drafts/" + started.text("id") + "/steps/basics", "{\"name\":\"x\"}", "Content-Type", contentType,
                "If-Match", started.etag());

        assertThat(started.status()).describedAs(started.toString()).isEqualTo(201);
        assertThat(saved.status()).describedAs(saved.toString()).isEqualTo(200);
    }

    @Test
    void answersInJsonWhateverIsAccepted() {
        Reply started = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}", "Accept", "text/plain");
        Reply malformed = alice.post("/api/v1/drafts", "{", "Accept", "text/plain");

        assertThat(started.status()).describedAs(started.toString()).isEqualTo(201);
        assertThat(started.header("Content-Type")).startsWith("application/json");
        assertThat(started.text("id")).isNotEmpty();
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void problemHasAllMembers() {
        Reply reply = alice.post("/api/v1/drafts", "{");

        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.json().propertyNames())
                .contains("type", "title", "status", "detail", "instance", "code", "remedy", "traceId", "violations");
    }

    @Test
    void reportsBodyBeyondParserLimits() {
        for (String body : java.util.List.of("[".repeat(900) + "]".repeat(900), "{\"kind\":" + "1".repeat(2_000) + "}",
                "{\"" + "x".repeat(60_000) + "\":1}")) {
            Reply reply = alice.post("/api/v1/drafts", body);

            assertThat(reply.status()).describedAs(reply.toString()).isEqualTo(400);
            assertThat(reply.body()).contains("exceeds the limits");
        }
    }
}
