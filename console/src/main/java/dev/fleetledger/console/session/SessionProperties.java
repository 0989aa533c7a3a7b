package dev.fleetledger.console.session;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param secret secret from which the key is derived that encrypts stored sessions; the same for all instances, another one ends all
 *               sessions; required with a database
 * @param inactive time without a request after which a session ends
 * @param signIn time that a person has to sign in at the identity provider
 */
@ConfigurationProperties("fleetledger.sessions")
record SessionProperties(@DefaultValue("") String secret, @DefaultValue("12h") Duration inactive, @DefaultValue("10m") Duration signIn) {
}
