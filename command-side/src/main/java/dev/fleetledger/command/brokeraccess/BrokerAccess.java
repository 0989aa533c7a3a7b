package dev.fleetledger.command.brokeraccess;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.SecurityDisabledException;

import dev.fleetledger.command.brokeraccess.BrokerAccessDiff.AgentCredential;
import dev.fleetledger.contract.report.AgentUser;

/** The agents' users and ACLs at the Kafka broker. Other users' are neither read nor changed. */
record BrokerAccess(Admin admin, byte[] hubSecret) implements AutoCloseable {

    private static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_512;
    /** Kafka's minimum. The passwords are 32 random bytes, so that more iterations would not make guessing them harder. */
    private static final int ITERATIONS = 4_096;
    /** Users per request: after a loss of broker data all users are missing, and each costs some milliseconds of hashing. */
    private static final int BATCH_SIZE = 100;
    private static final long TIMEOUT_SECONDS = 10;

    BrokerAccess {
        hubSecret = hubSecret.clone();
    }

    /** @return the difference between broker and wanted state */
    BrokerAccessDiff diff(Collection<AgentCredential> wanted) {
        Set<String> users = await(admin.describeUserScramCredentials().users()).stream().filter(BrokerAccess::isOurs).collect(toSet());
        Set<AclBinding> acls = await(admin.describeAcls(AclBindingFilter.ANY).values()).stream()
                .filter(acl -> isOurs(AgentAcls.user(acl))).collect(toSet());
        return BrokerAccessDiff.of(wanted, users, acls);
    }

    /** Completed steps stay in effect if a later one fails. */
    void apply(BrokerAccessDiff accessDiff) {
        accessDiff.batches(BATCH_SIZE).forEach(this::applyBatch);
    }

    private void applyBatch(BrokerAccessDiff step) {
        if (!step.aclsToDelete().isEmpty()) {
            await(admin.deleteAcls(step.aclsToDelete().stream().map(AclBinding::toFilter).toList()).all());
        }
        alter(step.usersToDelete().stream().<UserScramCredentialAlteration>map(user -> new UserScramCredentialDeletion(user, MECHANISM))
                .toList());
        alter(step.usersToCreate().stream().map(this::upsertion).toList());
        if (!step.aclsToCreate().isEmpty()) {
            await(admin.createAcls(step.aclsToCreate()).all());
        }
    }

    private void alter(List<UserScramCredentialAlteration> alterations) {
        if (!alterations.isEmpty()) {
            await(admin.alterUserScramCredentials(alterations).all());
        }
    }

    private UserScramCredentialAlteration upsertion(AgentCredential agentCredential) {
        AgentUser user = AgentUser.of(hubSecret, agentCredential.cluster(), agentCredential.credential());
        return new UserScramCredentialUpsertion(user.name(), new ScramCredentialInfo(MECHANISM, ITERATIONS), user.password());
    }

    private static boolean isOurs(String user) {
        return user.startsWith(AgentUser.PREFIX);
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new BrokerAccessException(e.getCause() instanceof SecurityDisabledException
                    ? "Kafka has no authorization: configure an authorizer (authorizer.class.name) and SASL/SCRAM"
                    : String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            throw new BrokerAccessException("Kafka did not respond in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerAccessException("interrupted");
        }
    }

    /** The users at the broker cannot be corrected at present; the next pass retries. */
    static final class BrokerAccessException extends RuntimeException {

        BrokerAccessException(String message) {
            super(message);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
