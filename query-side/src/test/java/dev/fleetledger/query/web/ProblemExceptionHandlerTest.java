package dev.fleetledger.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import org.hibernate.TransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Problems of requests that no controller of the query-side accepts. */
class ProblemExceptionHandlerTest {

    @RestController
    static class NumberController {

        @GetMapping(path = "/numbers/{number}", produces = "application/json")
        int get(@PathVariable int number) {
            return number;
        }

        @GetMapping(path = "/numbers", produces = "application/json")
        int find(@RequestParam int like) {
            return like;
        }

        @GetMapping("/stored")
        int readStored() {
            throw new CannotGetJdbcConnectionException("No connection", new SQLTransientConnectionException("timeout of the pool"));
        }

        /** What Hibernate throws when the pool has closed a broken connection before the transaction ends. */
        @GetMapping("/broken")
        int readOverBrokenConnection() {
            throw new JpaSystemException(new TransactionException("Unable to commit", new SQLException("Connection is closed")));
        }
    }

    private final MockMvcTester mockMvc = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new NumberController())
            .setControllerAdvice(new ProblemExceptionHandler()).build());

    @ParameterizedTest
    @CsvSource({
        "GET, /numbers/one, application/json, 404, NotFound, 'Look for its id in the list of those you may see. "
            + "If it is missing there, ask for a role in its cluster and namespace.'",
        "GET, /numbers?like=one, application/json, 400, FilterIsInvalid, Look up its values in GET /api/v1/openapi.json.",
        "GET, /numbers, application/json, 400, ParameterIsMissing, Add it: GET /api/v1/openapi.json describes its values.",
        "GET, /nothing, application/json, 404, NotFound, Look the path up in GET /api/v1/openapi.json.",
        "POST, /numbers/1, application/json, 405, MethodNotAllowed, "
            + "'The query-side answers GET and HEAD only; send other methods to the command-side.'",
        "GET, /numbers/1, text/html, 406, "
            + "NotAcceptable, 'Send Accept: application/json, or leave the header out.'"})
    void returnsProblemWithRemedy(String method, String path, String accept, int status, String code, String remedy) {
        MvcTestResult result = mockMvc.method(HttpMethod.valueOf(method)).uri(path).header(HttpHeaders.ACCEPT, accept).exchange();

        assertThat(result).hasStatus(status).hasContentType("application/problem+json");
        assertThat(result).bodyJson().extractingPath("$.code").isEqualTo(code);
        assertThat(result).bodyJson().extractingPath("$.remedy").isEqualTo(remedy);
    }

    @Test
    void namesAllowedMethods() {
        assertThat(mockMvc.post().uri("/numbers/1")).headers().hasValue(HttpHeaders.ALLOW, "GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stored", "/broken"})
    void asksForRetryWhenDatabaseIsUnavailable(String path) {
        MvcTestResult result = mockMvc.get().uri(path).exchange();

        assertThat(result).hasStatus(503).headers().hasValue(HttpHeaders.RETRY_AFTER, "5");
        assertThat(result).bodyJson().extractingPath("$.code").isEqualTo("DatabaseUnavailable");
        assertThat(result).bodyJson().extractingPath("$.remedy").isEqualTo("Try again in a few seconds.");
    }
}
