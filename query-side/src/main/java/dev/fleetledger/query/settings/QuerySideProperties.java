package dev.fleetledger.query.settings;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the query side.
 *
 * @param views                    the schema of the views
 * @param reports                  the consumer of agents' reports
 * @param rebuild                  an empty schema in which the views are rebuilt; absent when the program runs as a service
 * @param clusterSilentAfter       time without a report after which a cluster is silent
 * @param unreportedAfter          time without facts after which a deployment is unreported while its cluster still reports
 * @param reportSecret             secret from which each agent's report key is derived, the same as the command side's; required
 * @param issuer                   URL of the OIDC issuer; required
 * @param commandSide              URL of the command side, which asks clusters for inventories in the reader's name; absent: no cluster is asked
 * @param unchangedReportRetention time that reports without a change are retained after newer ones have replaced them
 * @param answerRetention          time that previews and lists stay readable after clusters have answered; they are asked anew then
 * @param inventoryMaxAge          maximum age of an inventory list before its cluster is asked again
 * @param changes                  live updates by GET /api/v1/changes
 * @param db                       the connection to PostgreSQL
 */
@ConfigurationProperties("fleetledger")
public record QuerySideProperties(@DefaultValue Views views, @DefaultValue Reports reports, @Nullable String rebuild,
        @DefaultValue("60s") Duration clusterSilentAfter, @DefaultValue("3m") Duration unreportedAfter, String reportSecret, String issuer,
        @Nullable URI commandSide, @DefaultValue("24h") Duration unchangedReportRetention,
        @DefaultValue("24h") Duration answerRetention, @DefaultValue("60s") Duration inventoryMaxAge, @DefaultValue Changes changes,
        Database db) {

    /** @param schema name of the schema */
    public record Views(@DefaultValue("views") String schema) {}

    /** @param group Kafka consumer group of this service's instances; the broker's rules allow names that begin with query-side */
    public record Reports(@DefaultValue("query-side") String group) {}

    /**
     * @param listeners maximum number of streams of one instance; the second half is for each person's first stream, others are answered 503
     * @param buffer    changed objects that may wait for one listener in memory; what is more is read from the database when it is its turn
     * @param slowAfter time after which a listener that takes nothing though more wait is disconnected; it goes on when it connects again
     * @param keepAlive time after which a stream without changes is sent a comment
     * @param retention time that changes are kept for listeners that connect again; later they are told to read anew
     */
    public record Changes(@DefaultValue("1200") int listeners, @DefaultValue("500") int buffer, @DefaultValue("10s") Duration slowAfter,
            @DefaultValue("15s") Duration keepAlive, @DefaultValue("1h") Duration retention) {}

    /**
     * @param url               JDBC URL; required
     * @param user              login of the service
     * @param password          password of the service's login; required
     * @param ownerUser         login that migrates the schema; absent when it is migrated elsewhere
     * @param ownerPassword     password of the owner's login
     * @param connections       maximum size of the connection pool, apart from reads of the past
     * @param pastConnections   the same for reads of the past, which open connections only when there are such
     * @param connectionTimeout time that a request waits for a connection before it is answered 503
     */
    public record Database(String url, @DefaultValue("fleetledger_query") String user, String password, @Nullable String ownerUser,
            @Nullable String ownerPassword, @DefaultValue("10") int connections,
            @DefaultValue("5") int pastConnections, @DefaultValue("5s") Duration connectionTimeout) {

        @Override
        public String toString() {
            return "Database[" + user + "]";
        }
    }

    @Override
    public String toString() {
        return "QuerySideProperties[schema=" + schema() + "]";
    }

    /** The schema that this process writes views to. */
    public String schema() {
        return rebuild == null ? views.schema() : rebuild;
    }
}
