package dev.fleetledger.ledger;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;

import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

import dev.fleetledger.contract.ContractJson;

/** The ledger put together on one data source; all that is on it shares the caller's transaction. */
record LedgerShell(TransactionManager transactions, ConnectionProvider connections, EventSerializer serializer, LedgerEngine engine,
        LedgerStore store, NewEvents newEvents, Ledger ledger, GapStopReader reader, ManifestStore manifests) {

    /** How long a killed process keeps its processors from the next one; extended five times in that time. */
    static final Duration CLAIM = Duration.ofSeconds(5);

    static LedgerShell on(DataSource source, PlatformTransactionManager springs, EventTypes types, Duration poll, InstantSource clock) {
        var jdbc = new JdbcTemplate(source);
        var table = new EventTable(jdbc);
        var transactions = new SpringTransactionManager(springs);
        var connections = new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(source));
        var serializer = new EventSerializer(types, ContractJson.MAPPER);
        var gapStop = new GapStop(table);
        var engine = new LedgerEngine(serializer, connections, transactions, table, new EventInsert(jdbc, ContractJson.MAPPER), gapStop);
        var newEvents = new NewEvents(table, poll);
        var store = new LedgerStore(engine, newEvents);
        var recorder = new Recorder(types, ContractJson.MAPPER);
        return new LedgerShell(transactions, connections, serializer, engine, store, newEvents,
                new AxonLedger(store, table, recorder, clock), new TableReader(gapStop, table, recorder), new ManifestTable(jdbc));
    }

    /** Axon's processors' places, in the service's own schema. */
    JdbcTokenStore tokens(String schema) {
        return JdbcTokenStore.builder()
                // Every start is an owner of its own: a process id comes again, in a container always as 1.
                .nodeId(UUID.randomUUID().toString())
                .claimTimeout(CLAIM)
                .connectionProvider(connections)
                .serializer(new TokenSerializer())
                .contentType(String.class)
                .schema(TokenSchema.builder()
                        .setTokenTable(schema + ".token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .build();
    }
}
