package dev.fleetledger.command.cluster.join;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Outcome;
import dev.fleetledger.command.cluster.shelf.ClusterShelf;
import dev.fleetledger.command.cluster.shelf.OnShelf;
import dev.fleetledger.command.fleet.Credentials;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.report.AgentUser;
import dev.fleetledger.contract.report.ReportSeal;

/** Issues a credential. Key and password are derived and returned once; they are not stored. */
@Component
public final class Handover {

    private final ClusterShelf shelf;
    private final Credentials credentials;
    private final JoinSettings settings;
    private final Installation installation;
    private final InstantSource clock;

    Handover(ClusterShelf shelf, Credentials credentials, JoinSettings settings, Installation installation, ObjectProvider<InstantSource> clocks) {
        this.shelf = shelf;
        this.credentials = credentials;
        this.settings = settings;
        this.installation = installation;
        this.clock = clocks.getIfAvailable(InstantSource::system);
    }

    public Instant now() {
        return clock.instant();
    }

    /** Returns the complete join manifest. Earlier credentials end immediately. */
    Answer whole(OnShelf found, List<ClusterEvent> events, String credential, Request request) {
        Outcome outcome = issue(found, events, credential, null, request);
        return Answer.secret(manifest(found.name(), credential), outcome);
    }

    /** Returns only what a new credential changes: the Secret, and the Deployment, which restarts the agent. */
    public Answer change(OnShelf found, List<ClusterEvent> events, String credential, @Nullable Instant formerUntil, Request request) {
        Outcome outcome = issue(found, events, credential, formerUntil, request);
        return Answer.secret(JoinManifest.only(manifest(found.name(), credential), "Secret", "Deployment"), outcome);
    }

    private Outcome issue(OnShelf found, List<ClusterEvent> events, String credential, @Nullable Instant formerUntil, Request request) {
        credentials.issue(found.name(), credential, formerUntil, now());
        return shelf.put(found, events, request);
    }

    private String manifest(String cluster, String credential) {
        byte[] secret = settings.reportSecret().getBytes(UTF_8);
        return JoinManifest.of(cluster, installation.id(), credential, ReportSeal.key(secret, cluster, credential),
                AgentUser.of(secret, cluster, credential), settings.agent());
    }
}
