package dev.fleetledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.ledger.axon.EventSerializer;
import dev.fleetledger.ledger.axon.LedgerEventStore;
import dev.fleetledger.ledger.axon.TokenSerializer;

/** Verifies that a command is executed in one unit of work and one transaction. */
class CommandTransactionIT {

    private static final String BODY = "a row beside the events";

    private static TestLedger test;
    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        test = new TestLedger();
        context = SpringContext.start(test, Handler.class);
    }

    @AfterAll
    static void close() {
        context.close();
        test.close();
    }

    record Note(String stream, Failure failure) {}

    enum Failure { NONE, CHECKED, UNCHECKED, ERROR, CONFLICT }

    static final class Handler {

        private final Ledger ledger;
        private final ManifestStore manifests;

        Handler(Ledger ledger, ManifestStore manifests) {
            this.ledger = ledger;
            this.manifests = manifests;
        }

        @CommandHandler
        Position on(Note command) throws Exception {
            manifests.put(BODY + " of " + command.stream());
            var stream = new StreamId("Command", command.stream());
            Position position = ledger.append(List.of(Noted.in(stream, 0)), TestLedger.METADATA);
            switch (command.failure()) {
                case NONE -> { }
                case CHECKED -> throw new Exception("checked");
                case UNCHECKED -> throw new IllegalStateException("unchecked");
                case ERROR -> throw new AssertionError("error");
                case CONFLICT -> ledger.append(List.of(Noted.in(stream, 0)), TestLedger.METADATA);
            }
            return position;
        }
    }

    @Test
    void commitsEventsAndRowsOfCommandTogether() {
        Position position = send("good", Failure.NONE);

        assertThat(events("good")).extracting(RecordedEvent::position).containsExactly(position);
        assertThat(rows("good")).isOne();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void rollsBackEventsAndRowsOnAnyThrowable(Failure failure) {
        assertThatThrownBy(() -> send(failure.name(), failure)).isNotNull();

        assertThat(events(failure.name())).isEmpty();
        assertThat(rows(failure.name())).isZero();
        assertThat(send("after-" + failure, Failure.NONE)).isNotNull();
    }

    @Test
    void configuresAxonWithLedgerComponents() {
        var axon = context.getBean(Configuration.class);

        assertThat(axon.eventStore()).isInstanceOf(LedgerEventStore.class);
        assertThat(axon.getComponent(TokenStore.class)).isInstanceOf(JdbcTokenStore.class);
        assertThat(axon.getComponent(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
        assertThat(axon.serializer()).isInstanceOf(TokenSerializer.class);
        assertThat(axon.eventSerializer()).isInstanceOf(EventSerializer.class);
    }

    @Test
    void storesOnlyMetadataOfCommandHandler() {
        send("metadata", Failure.NONE);

        assertThat(events("metadata").getFirst().metadata()).isEqualTo(Map.of("actor", "alice", "action", "test.note"));
    }

    private static Position send(String stream, Failure failure) {
        return context.getBean(CommandGateway.class).sendAndWait(new Note(stream, failure));
    }

    private static List<RecordedEvent> events(String stream) {
        return context.getBean(Ledger.class).read(new StreamId("Command", stream));
    }

    private static long rows(String stream) {
        return context.getBean(JdbcTemplate.class).queryForObject("select count(*) from ledger.manifests where body = ?", Long.class,
                BODY + " of " + stream);
    }
}
