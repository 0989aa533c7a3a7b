package dev.fleetledger.command.brokeraccess;

import java.util.Set;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

import dev.fleetledger.contract.intent.WireNames;

/** ACLs of an agent's Kafka user. Without a group and without DESCRIBE, it cannot discover other topics. */
final class AgentAcls {

    private static final String PRINCIPAL = "User:";
    private static final String ANYWHERE = "*";

    private AgentAcls() {}

    static Set<AclBinding> of(String cluster, String user) {
        return Set.of(
                // The cluster's intents. The pattern is literal, so that eu-1 does not match eu-10.
                acl(user, WireNames.intentsTopic(cluster), AclOperation.READ),
                // The agent's reports. All agents write to this topic; the signature proves the author.
                acl(user, WireNames.REPORTS_TOPIC, AclOperation.WRITE));
    }

    static String user(AclBinding acl) {
        String principal = acl.entry().principal();
        return principal.startsWith(PRINCIPAL) ? principal.substring(PRINCIPAL.length()) : principal;
    }

    private static AclBinding acl(String user, String topic, AclOperation operation) {
        return new AclBinding(new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry(PRINCIPAL + user, ANYWHERE, operation, AclPermissionType.ALLOW));
    }
}
