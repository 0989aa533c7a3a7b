package dev.fleetledger.query.settings;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the query-side.
 *
 * @param views        the schema of the views
 * @param rebuild      an empty schema to rebuild the views in; null when the program runs as a service
 * @param silentAfter      after which time without a report a cluster is silent
 * @param unreportedAfter      after which time without facts a deployment is unreported while its cluster still reports
 * @param reportSecret the hub's secret, from which the agents' report keys are derived
 * @param issuer       URL of the token issuer
 * @param commandSide  URL of the command-side, which sends inventory questions in the reader's name; if null, none are asked
 * @param unchangedReportRetention      how long unchanged reports are retained after newer ones have replaced them
 * @param inventoryMaxAge    maximum age of an inventory list before the cluster is asked again
 */
@ConfigurationProperties("fleetledger")
public record QuerySideProperties(Views views, @Nullable String rebuild, Duration silentAfter, Duration unreportedAfter, String reportSecret, String issuer,
        @Nullable URI commandSide, Duration unchangedReportRetention, Duration inventoryMaxAge, Database db) {

    public record Views(String schema) {}

    /**
     * @param ownerUser null when the schema is migrated elsewhere
     * @param patience  how long a request waits for a connection before it is answered with status 503
     */
    public record Database(String url, String user, String password, @Nullable String ownerUser, @Nullable String ownerPassword,
            int connections, Duration patience) {

        @Override
        public String toString() {
            return "Database[" + user + "]";
        }
    }

    @Override
    public String toString() {
        return "Settings[schema=" + schema() + "]";
    }

    /** The schema that this process writes views to. */
    public String schema() {
        return rebuild == null ? views.schema() : rebuild;
    }
}
