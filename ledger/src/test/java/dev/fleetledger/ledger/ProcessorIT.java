package dev.fleetledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Verifies that Axon's processors on our store process each event exactly once, also across restarts. */
class ProcessorIT {

    private TestLedger test;
    private TestLedger.Instance writer;

    @BeforeEach
    void createView() throws SQLException {
        test = new TestLedger();
        writer = test.newInstance();
        try (var owner = test.database.connect(test.database.owner()); var statement = owner.createStatement()) {
            statement.execute("create table command.view (position bigint primary key, text text not null)");
            statement.execute("grant all on command.view to fleetledger_command");
        }
    }

    @AfterEach
    void close() {
        test.close();
    }

    private static volatile Duration handlerDelay = Duration.ZERO;

    @ProcessingGroup("view")
    static final class View {

        private final JdbcTemplate jdbc;

        View(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @EventHandler
        void on(Noted event, DomainEventMessage<?> message, TrackingToken token) {
            LockSupport.parkNanos(handlerDelay.toNanos());
            jdbc.update("insert into command.view values (?, ?)", token.position().orElseThrow(),
                    message.getType() + "/" + message.getAggregateIdentifier() + " " + event.text());
        }

        @ResetHandler
        void reset() {
            jdbc.update("delete from command.view");
        }
    }

    @Test
    void projectsEveryEventOnceDespiteLateCommit() throws SQLException {
        try (var service = start()) {
            append("a", 3);
            var late = test.beginTransaction();
            long latePosition = late.append("late", 0);
            append("b", 3);
            awaitView(3);
            late.commit();
            awaitView(7);
        }
        assertThat(view()).contains(4L).isEqualTo(LongStream.rangeClosed(1, 7).boxed().toList());
    }

    @Test
    void losesNoEventAcrossRestartWithinGap() throws SQLException {
        var late = test.beginTransaction();
        try (var service = start()) {
            append("a", 3);
            late.append("late", 0);
            append("b", 3);
            awaitView(3);
        }
        try (var service = start()) {
            late.commit();
            awaitView(7);
        }
        assertThat(view()).isEqualTo(LongStream.rangeClosed(1, 7).boxed().toList());
    }

    @Test
    void resumesReplayAfterRestartWithSameView() {
        append("a", 2_000);
        List<String> before;
        try (var service = start()) {
            awaitView(2_000);
            before = content();
            handlerDelay = Duration.ofMillis(1);
            replay(service);
            await(() -> rows() > 100 && rows() < 1_900, "the replay has begun");
        } finally {
            handlerDelay = Duration.ZERO;
        }
        assertThat(rows()).isBetween(101L, 1_999L);

        try (var service = start()) {
            append("b", 1);
            awaitView(2_001);
        }
        assertThat(content().subList(0, 2_000)).isEqualTo(before);
    }

    @Test
    void seesEventsOfAnotherProcess() {
        try (var service = start()) {
            append("warm", 20);
            awaitView(20);
            for (int i = 0; i < 20; i++) {
                append("s" + i, 1);
                awaitView(21 + i);
            }
        }
        assertThat(view()).isEqualTo(LongStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void projectsEveryEventOnceWithTwoInstances() throws SQLException {
        try (var one = start(); var two = start()) {
            for (int i = 0; i < 20; i++) {
                var late = test.beginTransaction();
                late.append("late-" + i, 0);
                append("s" + i, 2);
                late.commit();
            }
            awaitView(60);
        }
        assertThat(view()).isEqualTo(LongStream.rangeClosed(1, 60).boxed().toList());
    }

    private ConfigurableApplicationContext start() {
        return SpringContext.start(test, View.class);
    }

    private static void replay(ConfigurableApplicationContext service) {
        var processor = service.getBean(EventProcessingConfiguration.class).eventProcessor("view", PooledStreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        processor.resetTokens();
        processor.start();
    }

    private void append(String stream, int events) {
        writer.ledger().append(LongStream.range(0, events).mapToObj(i -> Noted.in(new StreamId("View", stream), i)).toList(),
                TestLedger.METADATA);
    }

    private long rows() {
        return writer.jdbc().queryForObject("select count(*) from command.view", Long.class);
    }

    private List<Long> view() {
        return writer.jdbc().queryForList("select position from command.view order by position", Long.class);
    }

    private List<String> content() {
        return writer.jdbc().queryForList("select position || ' ' || text from command.view order by position", String.class);
    }

    private void awaitView(long rows) {
        await(() -> rows() == rows, rows + " rows");
    }

    private static void await(BooleanSupplier condition, String description) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(description).isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
