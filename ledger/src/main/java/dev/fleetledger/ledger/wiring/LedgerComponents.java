package dev.fleetledger.ledger.wiring;

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
import dev.fleetledger.ledger.EventTypes;
import dev.fleetledger.ledger.GapStopReader;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.ManifestStore;
import dev.fleetledger.ledger.axon.AxonLedger;
import dev.fleetledger.ledger.axon.EventSerializer;
import dev.fleetledger.ledger.axon.LedgerEventStore;
import dev.fleetledger.ledger.axon.LedgerStorageEngine;
import dev.fleetledger.ledger.axon.ProcessorDefaults;
import dev.fleetledger.ledger.axon.TokenSerializer;
import dev.fleetledger.ledger.table.EventDecoder;
import dev.fleetledger.ledger.table.EventInserter;
import dev.fleetledger.ledger.table.EventTable;
import dev.fleetledger.ledger.table.GapStop;
import dev.fleetledger.ledger.table.LedgerNotifier;
import dev.fleetledger.ledger.table.ManifestTable;
import dev.fleetledger.ledger.table.OutlineTable;
import dev.fleetledger.ledger.table.TableGapStopReader;

/** Assembles the ledger's components on one data source. All of them take part in the caller's transaction. */
public record LedgerComponents(TransactionManager transactions, ConnectionProvider connections, EventSerializer serializer,
        LedgerStorageEngine engine,
        LedgerEventStore store, LedgerNotifier notifier, Ledger ledger, GapStopReader reader, ManifestStore manifests) {


    public static LedgerComponents create(DataSource source, PlatformTransactionManager springTransactions, EventTypes types, Duration poll,
            InstantSource clock) {
        var jdbc = new JdbcTemplate(source);
        var table = new EventTable(jdbc);
        var transactions = new SpringTransactionManager(springTransactions);
        var connections = new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(source));
        var serializer = new EventSerializer(types, ContractJson.MAPPER);
        var gapStop = new GapStop(table);
        var engine = new LedgerStorageEngine(serializer, connections, transactions, table, new EventInserter(jdbc, ContractJson.MAPPER),
                gapStop);
        var ledgerNotifier = new LedgerNotifier(table, poll);
        var store = new LedgerEventStore(engine, ledgerNotifier);
        var eventDecoder = new EventDecoder(types, ContractJson.MAPPER);
        return new LedgerComponents(transactions, connections, serializer, engine, store, ledgerNotifier,
                new AxonLedger(store, table, new OutlineTable(jdbc), eventDecoder, clock),
                new TableGapStopReader(gapStop, table, eventDecoder),
                new ManifestTable(jdbc));
    }

    /** Stores the tokens of Axon's processors in the service's own schema. */
    JdbcTokenStore tokenStore(String schema) {
        return JdbcTokenStore.builder()
                // Each start gets its own node id. A process id would not do, because it is reused; in a container it is always 1.
                .nodeId(UUID.randomUUID().toString())
                .claimTimeout(ProcessorDefaults.CLAIM_TIMEOUT)
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
