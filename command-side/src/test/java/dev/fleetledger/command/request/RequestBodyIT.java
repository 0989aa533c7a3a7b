package dev.fleetledger.command.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void readsJsonSentWithFormContentType() {
        Reply reply = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}", "Content-Type", "application/x-www-form-urlencoded");

        assertThat(reply.status()).isEqualTo(201);
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
            assertThat(reply.body()).contains("beyond the limits");
        }
    }
}
