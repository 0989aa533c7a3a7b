package dev.fleetledger.command.testsupport;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.fleetledger.command.deadline.DeadlineScheduler;
import dev.fleetledger.command.fleet.CredentialTable;
import dev.fleetledger.command.report.ReportConfiguration;
import dev.fleetledger.command.settings.CommandSideProperties;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.LedgerSettings;
import dev.fleetledger.ledger.ManifestStore;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.StreamId;
import dev.fleetledger.ledger.migration.LedgerMigration;
import dev.fleetledger.ledger.wiring.LedgerConfiguration;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.parts.kafka.KafkaLogins;
import dev.fleetledger.parts.postgres.Database;
import dev.fleetledger.parts.postgres.Postgres;

/** A hub's database, and service instances that run parts of the command side with it. */
public final class TestHub implements AutoCloseable {

    public static final String REPORT_SECRET = "a secret of the tests";

    private static final Duration AWAIT_TIMEOUT = Duration.ofSeconds(60);
    private static final LedgerSettings SETTINGS = new LedgerSettings("command", "fleetledger_command",
            Map.of("command", "classpath:db/command"));

    private final Database database = Postgres.shared().copyOf(MigratedDatabase.DATABASE);
    private final String[] client;
    private final List<ConfigurableApplicationContext> instances = new ArrayList<>();
    private final ConfigurableApplicationContext writer;

    /** @param kafka where the instances have the command side's own rights */
    public TestHub(Kafka kafka) {
        this(kafka, Map.of());
    }

    /** @param more settings of the instances' Kafka clients */
    public TestHub(Kafka kafka, Map<String, String> more) {
        Map<String, Object> settings = kafka.settingsOf(KafkaLogins::commandSide);
        settings.putAll(more);
        // Spring's own admin client takes the address from there only.
        this.client = Stream.concat(Stream.of("spring.kafka.bootstrap-servers=" + kafka.bootstrap()), settings.entrySet().stream()
                .map(it -> "spring.kafka.properties." + it.getKey() + "=" + it.getValue())).toArray(String[]::new);
        this.writer = startInstance();
    }

    /** Starts an instance of the service with these configurations. It is closed with the hub at the latest. */
    public ConfigurableApplicationContext startInstance(Class<?>... configurations) {
        var instance = new SpringApplicationBuilder(BaseConfiguration.class).sources(configurations).web(WebApplicationType.NONE)
                .initializers(context -> context.getBeanFactory().registerSingleton("database", database))
                .properties("spring.config.name=none", "spring.main.banner-mode=off",
                        "fleetledger.report-secret=" + REPORT_SECRET, "spring.main.log-startup-info=false",
                        // An instance without the tasks would take them from the others.
                        "db-scheduler.enabled=" + List.of(configurations).contains(ReportConfiguration.class),
                        "db-scheduler.table-name=command.scheduled_tasks", "db-scheduler.polling-interval=100ms",
                        "db-scheduler.polling-strategy=lock-and-fetch",
                        // Short intervals for periodic tasks.
                        // The short fetch wait lets a consumer close without waiting for its last fetch.
                        "fleetledger.kafka-check-interval=1s", "fleetledger.sweep-interval=100ms",
                                "spring.kafka.consumer.fetch-max-wait=50ms")
                .properties(client)
                .run();
        instances.add(instance);
        return instance;
    }

    public Position append(StreamId stream, Map<String, String> metadata, Object... events) {
        Ledger ledger = writer.getBean(Ledger.class);
        long next = ledger.nextSequences(List.of(stream)).values().iterator().next();
        List<NewEvent> all = new ArrayList<>();
        Arrays.stream(events).forEach(event -> all.add(new NewEvent(stream, next + all.size(), event)));
        return ledger.append(all, metadata);
    }

    /** Registers a cluster whose agent has this credential. */
    public void addCluster(String name, String credential) {
        jdbc().update("insert into command.clusters (name, labels) values (?, '{}')", name);
        new CredentialTable(jdbc()).issue(name, credential, null, Instant.now());
    }

    public String manifest(String body) {
        return writer.getBean(ManifestStore.class).put(body);
    }

    public Ledger ledger() {
        return writer.getBean(Ledger.class);
    }

    public JdbcTemplate jdbc() {
        return writer.getBean(JdbcTemplate.class);
    }

    public JdbcTemplate owner() {
        return new JdbcTemplate(owner(database));
    }

    private static DataSource owner(Database database) {
        return new DriverManagerDataSource(database.jdbcUrl(), database.owner().user(), database.owner().password());
    }

    public static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + AWAIT_TIMEOUT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Timed out waiting for: " + what);
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        instances.reversed().forEach(ConfigurableApplicationContext::close);
    }

    /** The migrations run once; each hub gets a copy of the database. */
    private static final class MigratedDatabase {

        static final Database DATABASE = migrate();

        private static Database migrate() {
            Database fresh = Postgres.shared().freshDatabase();
            new LedgerMigration(owner(fresh)).run(SETTINGS);
            return fresh;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({LedgerConfiguration.class, DeadlineScheduler.class, EventStreamRepository.class, IdGenerator.class})
    @EnableConfigurationProperties(CommandSideProperties.class)
    @ImportAutoConfiguration({DataSourceTransactionManagerAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
            TransactionAutoConfiguration.class, KafkaAutoConfiguration.class, DbSchedulerAutoConfiguration.class})
    static class BaseConfiguration {

        @Bean(destroyMethod = "close")
        DataSource dataSource(Database database) {
            var source = new HikariDataSource();
            source.setJdbcUrl(database.jdbcUrl());
            source.setUsername(database.command().user());
            source.setPassword(database.command().password());
            source.setMaximumPoolSize(6);
            source.setMinimumIdle(1);
            return source;
        }

        @Bean
        LedgerSettings ledgerSettings() {
            return SETTINGS;
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
