package dev.fleetledger.agent.question.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.question.AnswerBuilder;
import dev.fleetledger.agent.question.FindingCollector;
import dev.fleetledger.agent.question.ReadOnlyApi;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.NodeMatch;
import dev.fleetledger.judgement.nodes.Node;
import dev.fleetledger.judgement.nodes.NodeEligibility;
import dev.fleetledger.judgement.nodes.NodeEligibility.Fit;

/** Previews what the cluster would say if these objects were applied, and which nodes get pods. Changes nothing. */
public final class PreviewResponder {

    private static final int MAX_NODES = 20_000;
    /** Cheap checks come first, since a slow API server may not let all of them finish. */
    private static final List<PreviewCheck> CHECKS =
            List.of(new UnavailabilityCheck(), new PodSecurityCheck(), new QuotaCheck(), new LimitRangeCheck(), new ReferenceCheck(),
                    new HostPortCheck());

    private final ReadOnlyApi api;
    private final Question question;
    private final FindingCollector findings = new FindingCollector();
    private final DryRunDiff diff = new DryRunDiff();
    private final ObjectDryRun dryRun;

    public PreviewResponder(ReadOnlyApi api, ManagedState managedState, Question question) {
        this.api = api;
        this.question = question;
        this.dryRun = new ObjectDryRun(api, managedState, toIntent(question), findings, diff);
    }

    public Answer answer(AnswerBuilder answerBuilder) {
        NodeMatch match = null;
        for (JsonNode object : question.objects()) {
            ObjectRef ref = ObjectRef.of(object);
            LiveObject namespace = ref.isNamespace() ? null : api.get(ObjectRef.namespace(ref.namespace())).orElse(null);
            boolean canDryRun = ref.isNamespace() || namespace != null;
            ObjectDryRun.Result result = canDryRun ? dryRun.run(object) : withoutDryRun(ref, object);
            result.warnings().stream().filter(text -> !PodSecurityCheck.handles(text))
                    .forEach(text -> findings.addWarning("ApiServerWarns", ref.kind() + "/" + ref.name(), text));
            if (ref.isDaemonSet()) {
                match = check(new PodTemplate(result.object()), result, namespace, canDryRun || isBeingCreated(ref.namespace()));
            }
        }
        return answerBuilder.preview(findings.all(), match, diff.all(), !diff.isTruncated() && !findings.isTruncated());
    }

    private NodeMatch check(PodTemplate template, ObjectDryRun.Result result, @Nullable LiveObject namespace, boolean willHaveNamespace) {
        List<Node> nodes = new ArrayList<>();
        api.forEach("api/v1/nodes", MAX_NODES, node -> nodes.add(Node.of(node)));
        NodeEligibility eligibility = NodeEligibility.of(template.daemonSet());
        List<Node> matching = nodes.stream().filter(node -> eligibility.fit(node) == Fit.GETS_A_POD).toList();
        PreviewContext context = new PreviewContext(api, template, result.live(), result.warnings(), nodes, matching, namespace, findings);
        if (willHaveNamespace) {
            CHECKS.forEach(previewCheck -> check(previewCheck, context));
        }
        return eligibility.match(nodes);
    }

    private void check(PreviewCheck previewCheck, PreviewContext context) {
        try {
            previewCheck.run(context);
        } catch (ApiServerException failure) {
            if (failure.status() != 403) {
                throw failure;
            }
            findings.addUnknown("NotPermitted", context.subject(), failure.message());
        }
    }

    /** The API server runs no dry run in a namespace that doesn't exist. */
    private ObjectDryRun.Result withoutDryRun(ObjectRef ref, JsonNode object) {
        if (isBeingCreated(ref.namespace())) {
            findings.addUnknown("NotTried", ref.kind() + "/" + ref.name(),
                    "Its namespace does not exist yet, so the API server could not try it");
        } else {
            findings.addRefusal("NamespaceMissing", "Namespace/" + ref.namespace(), "There is no namespace " + ref.namespace()
                    + " in this cluster: create it there, or choose another one");
        }
        return new ObjectDryRun.Result(object, null, List.of());
    }

    private boolean isBeingCreated(String namespace) {
        return question.objects().stream().map(ObjectRef::of).anyMatch(ref -> ref.isNamespace() && ref.name().equals(namespace));
    }

    /**
     * Builds an intent newer than all applied ones. Without a workload, the question's id serves as a workload that owns nothing.
     * All Services may be replaced, because the hub names those to replace.
     */
    private static Intent toIntent(Question question) {
        List<String> services = question.objects().stream().map(ObjectRef::of).map(ref -> ref.kind() + "/" + ref.name())
                .filter(name -> name.startsWith("Service/")).toList();
        return new Intent(question.question(), Objects.requireNonNullElse(question.workload(), question.question()), question.cluster(),
                Long.MAX_VALUE, DeploymentAction.APPLY, null, "", "", question.objects(),
                Objects.requireNonNullElse(question.conflict(), "refuse"), "correct", "", null, services, question.hub(),
                question.traceparent());
    }
}
