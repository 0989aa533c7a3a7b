package dev.fleetledger.console.session;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * PostgreSQL, where the sessions are stored.
 *
 * @param url JDBC URL; absent: sessions are in memory, and end with the process
 * @param user login of the console
 * @param password password of the console's login
 * @param ownerUser login that migrates the schema; absent when it is migrated elsewhere
 * @param ownerPassword password of the owner's login
 * @param connections maximum size of the connection pool
 * @param connectionTimeout time that a request waits for a connection before it is answered 503
 */
@ConfigurationProperties("fleetledger.db")
record DatabaseProperties(@DefaultValue("") String url, @DefaultValue("fleetledger_console") String user,
        @DefaultValue("") String password, @DefaultValue("") String ownerUser, @DefaultValue("") String ownerPassword,
        @DefaultValue("8") int connections, @DefaultValue("5s") Duration connectionTimeout) {
}
