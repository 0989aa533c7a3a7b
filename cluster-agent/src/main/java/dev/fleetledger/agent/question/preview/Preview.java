package dev.fleetledger.agent.question.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.cluster.ObjectRef;
import dev.fleetledger.agent.question.Answers;
import dev.fleetledger.agent.question.Findings;
import dev.fleetledger.agent.question.Looking;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.NodeMatch;
import dev.fleetledger.judgement.nodes.Node;
import dev.fleetledger.judgement.nodes.Scheduling;
import dev.fleetledger.judgement.nodes.Scheduling.Fit;

/** Previews what the cluster would say if these objects were applied, and which nodes get pods. Changes nothing. */
public final class Preview {

    private static final int MOST_NODES = 20_000;
    /** Cheap checks come first, since a slow API server may not let all of them finish. */
    private static final List<Check> CHECKS = List.of(new Rollout(), new PodSecurity(), new Quotas(), new Limits(), new References(),
            new HostPorts());

    private final Looking looking;
    private final Question question;
    private final Findings findings = new Findings();
    private final Changes changes = new Changes();
    private final Trial trial;

    public Preview(Looking looking, Standing standing, Question question) {
        this.looking = looking;
        this.question = question;
        this.trial = new Trial(looking, standing, asIfWanted(question), findings, changes);
    }

    public Answer answer(Answers answers) {
        NodeMatch match = null;
        for (JsonNode object : question.objects()) {
            ObjectRef ref = ObjectRef.of(object);
            Live namespace = ref.isNamespace() ? null : looking.get(ObjectRef.namespace(ref.namespace())).orElse(null);
            boolean canBeTried = ref.isNamespace() || namespace != null;
            Trial.Result result = canBeTried ? trial.of(object) : untried(ref, object);
            result.warnings().stream().filter(text -> !PodSecurity.isAbout(text))
                    .forEach(text -> findings.warns("ApiServerWarns", ref.kind() + "/" + ref.name(), text));
            if (ref.isDaemonSet()) {
                match = look(new Template(result.object()), result, namespace, canBeTried || comes(ref.namespace()));
            }
        }
        return answers.preview(findings.all(), match, changes.all(), !changes.wereCut() && !findings.wereCut());
    }

    private NodeMatch look(Template template, Trial.Result result, @Nullable Live namespace, boolean willHaveNamespace) {
        List<Node> nodes = new ArrayList<>();
        looking.each("api/v1/nodes", MOST_NODES, node -> nodes.add(Node.of(node)));
        Scheduling scheduling = Scheduling.of(template.daemonSet());
        List<Node> matching = nodes.stream().filter(node -> scheduling.on(node) == Fit.GETS_A_POD).toList();
        Scene scene = new Scene(looking, template, result.live(), result.warnings(), nodes, matching, namespace, findings);
        if (willHaveNamespace) {
            CHECKS.forEach(check -> look(check, scene));
        }
        return scheduling.among(nodes);
    }

    private void look(Check check, Scene scene) {
        try {
            check.look(scene);
        } catch (ApiFailure failure) {
            if (failure.status() != 403) {
                throw failure;
            }
            findings.isUnknown("MayNotLook", scene.subject(), failure.message());
        }
    }

    /** The API server runs no dry run in a namespace that doesn't exist. */
    private Trial.Result untried(ObjectRef ref, JsonNode object) {
        if (comes(ref.namespace())) {
            findings.isUnknown("NotTried", ref.kind() + "/" + ref.name(), "Its namespace is not there yet, so the API server can't try it");
        } else {
            findings.refuses("NamespaceMissing", "Namespace/" + ref.namespace(), "There is no namespace " + ref.namespace());
        }
        return new Trial.Result(object, null, List.of());
    }

    private boolean comes(String namespace) {
        return question.objects().stream().map(ObjectRef::of).anyMatch(ref -> ref.isNamespace() && ref.name().equals(namespace));
    }

    /**
     * Builds an intent newer than all applied ones. Without a workload, the question's id serves as a workload that owns nothing.
     * All Services may be replaced, because the hub names those to replace.
     */
    private static Intent asIfWanted(Question question) {
        List<String> services = question.objects().stream().map(ObjectRef::of).map(ref -> ref.kind() + "/" + ref.name())
                .filter(name -> name.startsWith("Service/")).toList();
        return new Intent(question.question(), Objects.requireNonNullElse(question.workload(), question.question()), question.cluster(),
                Long.MAX_VALUE, DeploymentAction.APPLY, null, "", "", question.objects(),
                Objects.requireNonNullElse(question.conflict(), "refuse"), "correct", "", null, services, question.hub(), question.traceparent());
    }
}
