package dev.fleetledger.query.platform;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set.
 *
 * @param views        where the views are
 * @param rebuild      an empty schema to fold everything into; absent when the service is to serve
 * @param silence      how long a cluster may be unheard until its state can't be known
 * @param leftOut      how long a cluster that is heard may tell nothing of a deployment until the deployment's state can't be known
 * @param reportSecret the hub's, from which report keys are derived
 * @param issuer       who signs tokens
 * @param commandSide  where clusters are asked in the reader's name, since this side only reads; absent: they are not
 * @param repeats      how long reports are kept that told nothing new, after newer ones have taken their place
 * @param inventory    how old a list of a cluster's things may be until the cluster is asked anew
 */
@ConfigurationProperties("fleetledger")
public record Settings(Views views, @Nullable String rebuild, Duration silence, Duration leftOut, String reportSecret, String issuer,
        @Nullable URI commandSide, Duration repeats, Duration inventory, Database db) {

    public record Views(String schema) {}

    /**
     * @param ownerUser absent when somebody else migrates
     * @param patience  how long a request waits for a connection: who asks while the database is away is told so
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

    /** The schema that this process folds into. */
    public String schema() {
        return rebuild == null ? views.schema() : rebuild;
    }
}
