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

/** Assembles the ledger's components on one data source. All of them take part in the caller's transaction. */
record LedgerShell(TransactionManager transactions, ConnectionProvider connections, EventSerializer serializer, LedgerEngine engine,
        LedgerStore store, NewEvents newEvents, Ledger ledger, GapStopReader reader, ManifestStore manifests) {

    /** Timeout after which another process takes over the processors of a killed one. The claim is extended five times as often. */
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

    /** Stores the tokens of Axon's processors in the service's own schema. */
    JdbcTokenStore tokens(String schema) {
        return JdbcTokenStore.builder()
                // Each start gets its own node id. A process id would not do, because it is reused; in a container it is always 1.
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
