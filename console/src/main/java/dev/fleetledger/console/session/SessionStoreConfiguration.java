package dev.fleetledger.console.session;

import java.util.Map;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;

/** Stores sessions in PostgreSQL, so that they survive a restart and are shared by all instances. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${fleetledger.db.url:}'.isEmpty()")
@EnableJdbcHttpSession(tableName = "console.session")
class SessionStoreConfiguration {

    private static final String SCHEMA = "console";

    /** The schema is migrated before the pool is used. */
    @Bean
    DataSource dataSource(DatabaseProperties database) {
        if (!database.ownerUser().isEmpty()) {
            Flyway.configure().dataSource(database.url(), database.ownerUser(), database.ownerPassword())
                    .schemas(SCHEMA).locations("classpath:db/console").placeholders(Map.of("role", database.user())).load().migrate();
        }
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(database.connections());
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(database.connectionTimeout().toMillis());
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty("ApplicationName", "console");
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        return pool;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    ConversionService springSessionConversionService(SessionProperties sessions) {
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(new AttributeCipher(sessions.secret()));
        return conversion;
    }

    /** Until somebody has signed in, a session lives no longer than a sign-in may take. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> signInTime(SessionProperties sessions) {
        return repository -> repository.setDefaultMaxInactiveInterval(sessions.signIn());
    }

    /** Several requests of a page may renew a token at the same time. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> upsert() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    CookieSerializer sessionCookie() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        // Cookies are shared by all ports of a host, so each server there needs its own cookie name.
        cookie.setCookieName("fleetledger-console");
        // Not strict: the redirect from the identity provider must carry the cookie.
        cookie.setSameSite("Lax");
        return cookie;
    }
}
