package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;

/** An answer that needs several queries shows the views as the first of them found them. */
class SnapshotIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();

    @Test
    void showsVersionWithStatusOfSameTime() throws SQLException {
        TestFleet testFleet = new TestFleet(QUERY_SIDE, "snapshot");
        String cluster = testFleet.registerCluster("one");
        UUID draft = testFleet.createDraft(testFleet.admin, "agent", "snapshot", List.of(cluster));
        UUID workload = testFleet.submit(testFleet.admin, draft, "agent", "snapshot", List.of(cluster));
        String path = "/api/v1/workloads/" + workload;
        testFleet.get(testFleet.admin, path);
        HttpResponse<String> before = QUERY_SIDE.requestAs(testFleet.admin, path);

        CompletableFuture<HttpResponse<String>> answer = new CompletableFuture<>();
        try (Connection batch = QUERY_SIDE.database.connect(QUERY_SIDE.database.owner()); Statement sql = batch.createStatement()) {
            batch.setAutoCommit(false);
            sql.execute("set search_path = " + QUERY_SIDE.sql().sql("select current_schema()").query(String.class).single());
            sql.execute("lock table deployments in access exclusive mode");
            answer.completeAsync(() -> QUERY_SIDE.requestAs(testFleet.admin, path));
            TestQuerySide.within(Duration.ofSeconds(10), "a query waits for the deployments", () -> answer.isDone() || QUERY_SIDE.sql()
                    .sql("select count(*) from pg_locks where not granted and relation = 'deployments'::regclass")
                    .query(Long.class).single() > 0);
            assertThat(answer.isDone()).isFalse();
            sql.execute("delete from deployments where workload = '" + workload + "'");
            sql.execute("update workloads set version = version + 1 where id = '" + workload + "'");
            batch.commit();
        }

        assertThat(counts(before)).isNotEmpty();
        assertThat(counts(answer.join())).isEqualTo(counts(before));
        assertThat(answer.join().headers().firstValue("ETag")).isEqualTo(before.headers().firstValue("ETag"));
    }

    private static JsonNode counts(HttpResponse<String> answer) {
        return ContractJson.MAPPER.readTree(answer.body()).at("/counts");
    }
}
