package dev.fleetledger.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.deployment.EpochGeneration;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;

class ApplyPlannerTest {

    private static final UUID INSTALLATION = UUID.fromString("00000000-0000-7000-8000-00000000000a");
    private static final UUID WORKLOAD = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final ObjectRef REF = new ObjectRef("apps/v1", "DaemonSet", "monitoring", "exporter");
    private static final JsonNode WANTED = ContractJson.MAPPER.readTree("""
            {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"namespace":"monitoring","name":"exporter"}}""");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # case                                            | live              | known uid, epoch/generation | conflict    | step
            nothing is there: create                          |                   | -, 0/0                      | refuse      | Create
            it was there with this generation: recreate       |                   | u1, 1/5                     | refuse      | Recreate
            it was there with an older generation: create     |                   | u1, 1/4                     | refuse      | Create
            a newer one was applied: refuse                   |                   | u1, 1/6                     | refuse      | Refuse OlderGeneration
            a newer epoch was applied: refuse                 |                   | u1, 2/1                     | refuse      | Refuse OlderGeneration
            ours, older: update                               | ours 1/4          | -, 0/0                      | refuse      | Update
            ours, this one: verify                            | ours 1/5          | -, 0/0                      | refuse      | Verify
            ours, newer: refuse                               | ours 1/6          | -, 0/0                      | refuse      | Refuse OlderGeneration
            ours, of a newer epoch: refuse                    | ours 2/1          | -, 0/0                      | refuse      | Refuse OlderGeneration
            ours, newer by another's hand, remembered: verify | written 1/9       | u1, 1/5                     | refuse      | Verify
            ours, newer by another's hand, forgotten: update  | written 1/9       | -, 0/0                      | refuse      | Update
            ours, older by another's hand, remembered: verify | written 1/2       | u1, 1/5                     | refuse      | Verify
            ours, being deleted: wait                         | ours 1/4 deleting | -, 0/0                      | refuse      | Wait BeingRemoved
            marks edited away, UID remembered: verify         | foreign           | u1, 1/5                     | refuse      | Verify
            marks edited away of an older one: update         | foreign           | u1, 1/4                     | refuse      | Update
            foreign object: refuse                            | foreign           | -, 0/0                      | refuse      | NameTaken
            foreign object with our marks copied: refuse      | copied 1/4        | -, 0/0                      | refuse      | NameTaken
            foreign object, policy unknown: refuse            | foreign           | -, 0/0                      | later       | NameTaken
            foreign object, adopt: adopt                      | foreign           | -, 0/0                      | adopt       | Adopt
            foreign object, adoptIfSame: adopt if same        | foreign           | -, 0/0                      | adoptIfSame | Adopt
            foreign object, being deleted: wait               | foreign deleting  | -, 0/0                      | refuse      | Wait BeingRemoved
            other workload's: refuse                          | other 1/1         | -, 0/0                      | refuse      | NameTaken
            other workload's, even if adoption is allowed     | other 1/1         | -, 0/0                      | adopt       | NameTaken
            other workload's, being removed: wait             | leaving 1/1       | -, 0/0                      | refuse      | Wait BeingRemoved
            another installation's: refuse                    | elsewhere 1/1     | -, 0/0                      | refuse      | NameTaken
            """)
    void plansApplyByLiveObject(String name, String live, String known, String conflict, String step) {
        PlannedAction planned = ApplyPlanner.planApply(intent(DeploymentAction.APPLY, conflict), WANTED, live(live), appliedRecord(known),
                workload -> workload.equals(OTHER.toString()) && live.startsWith("leaving"));

        assertThat(describe(planned)).isEqualTo(step);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing is there: done            |                   | -, 0/0 | Nothing
            ours: delete                      | ours 1/4          | -, 0/0 | Delete
            ours, being deleted: wait for it  | ours 1/4 deleting | -, 0/0 | AwaitDeletion
            ours, newer: refuse               | ours 1/6          | -, 0/0 | Refuse OlderGeneration
            a newer one was applied: refuse   |                   | -, 1/6 | Refuse OlderGeneration
            foreign object: nothing of ours   | foreign           | -, 0/0 | Nothing
            other workload's: nothing of ours | other 1/1         | -, 0/0 | Nothing
            """)
    void removesOnlyOwnObjects(String name, String live, String known, String step) {
        assertThat(describe(ApplyPlanner.planRemove(intent(DeploymentAction.REMOVE, "refuse"), REF, live(live), appliedRecord(known))))
                .isEqualTo(step);
    }

    @Test
    void createsMissingNamespaceAndLeavesExistingUnchanged() {
        ObjectRef ref = ObjectRef.namespace("monitoring");
        JsonNode namespace = ContractJson.MAPPER.readTree("""
                {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"monitoring"}}""");
        Intent apply = intent(DeploymentAction.APPLY, "refuse");

        assertThat(ApplyPlanner.planApply(apply, namespace, null, AppliedRecord.NOTHING, w -> false))
                .isInstanceOf(PlannedAction.Create.class);
        assertThat(ApplyPlanner.planApply(apply, namespace, live("foreign"), AppliedRecord.NOTHING, w -> false))
                .isInstanceOf(PlannedAction.Nothing.class);
        assertThat(ApplyPlanner.planRemove(intent(DeploymentAction.REMOVE, "refuse"), ref, live("ours 1/4"), AppliedRecord.NOTHING))
                .isInstanceOf(PlannedAction.Nothing.class);
    }

    @Test
    void recreatesDeletedNamespaceUnlessDriftIsOnlyReported() {
        JsonNode namespace = ContractJson.MAPPER.readTree("""
                {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"monitoring"}}""");
        AppliedRecord applied = new AppliedRecord(null, new EpochGeneration(1, 5), EpochGeneration.NONE);

        assertThat(ApplyPlanner.planApply(intent(DeploymentAction.APPLY, "refuse"), namespace, null, applied, w -> false))
                .isInstanceOf(PlannedAction.Create.class);
        assertThat(ApplyPlanner.planApply(intent(DeploymentAction.APPLY, "refuse", "report"), namespace, null, applied, w -> false))
                .isInstanceOf(PlannedAction.Nothing.class);
        assertThat(ApplyPlanner.planApply(intent(DeploymentAction.APPLY, "refuse", "report"), namespace, null, AppliedRecord.NOTHING,
                w -> false))
                .as("before it was ever applied").isInstanceOf(PlannedAction.Create.class);
    }

    @Test
    void namesOwnerInRefusal() {
        PlannedAction refusal = ApplyPlanner.planApply(intent(DeploymentAction.APPLY, "refuse"), WANTED, live("foreign"),
                AppliedRecord.NOTHING, w -> false);

        assertThat(refusal).isEqualTo(new PlannedAction.NameTaken("NameTaken",
                "DaemonSet monitoring/exporter exists and belongs to kubectl"));
    }

    @Test
    void setsOwnershipMarksOnObjectButNotOnPods() {
        String template = "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}";
        var object = ContractJson.MAPPER.readTree("""
                {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"exporter","namespace":"monitoring"},
                 "spec":{"template":%s}}""".formatted(template));

        var marked = OwnershipMarks.mark(object, intent(DeploymentAction.APPLY, "refuse"));

        assertThat(marked.path("spec").path("template").toString()).isEqualTo(template);
        assertThat(OwnershipMarks.of(new LiveObject(marked))).hasValueSatisfying(ownershipMarks -> {
            assertThat(ownershipMarks.order()).isEqualTo(new EpochGeneration(1, 5));
            assertThat(ownershipMarks.installation()).isEqualTo(INSTALLATION);
        });
        assertThat(object.path("metadata").has("labels")).as("the frozen object").isFalse();
    }

    private static String describe(PlannedAction plannedAction) {
        return switch (plannedAction) {
            case PlannedAction.NameTaken(String code, String _) -> code;
            case PlannedAction.Refuse(String code, String _) -> "Refuse " + code;
            case PlannedAction.Wait(String code, String _) -> "Wait " + code;
            default -> plannedAction.getClass().getSimpleName();
        };
    }

    private static AppliedRecord appliedRecord(String text) {
        String[] parts = text.split(", ");
        return new AppliedRecord(parts[0].equals("-") ? null : parts[0], epochGeneration(parts[1]), EpochGeneration.NONE);
    }

    /** @param text {@code <owner> <epoch>/<generation> [deleting]} */
    private static LiveObject live(String text) {
        if (text == null) {
            return null;
        }
        String[] parts = text.split(" ");
        String deleting = text.endsWith("deleting") ? "\"deletionTimestamp\":\"2026-01-01T00:00:00Z\"," : "";
        if (parts[0].equals("foreign")) {
            return object(deleting, "", "", "kubectl", false);
        }
        EpochGeneration epochGeneration = epochGeneration(parts[1]);
        UUID workload = parts[0].equals("other") || parts[0].equals("leaving") ? OTHER : WORKLOAD;
        UUID installation = parts[0].equals("elsewhere") ? OTHER : INSTALLATION;
        return object(deleting, "\"fleetledger.dev/workload\":\"" + workload + "\"",
                "\"fleetledger.dev/generation\":\"%d\",\"fleetledger.dev/hub\":\"%s/%d\"".formatted(epochGeneration.generation(),
                        installation,
                        epochGeneration.epoch()), parts[0].equals("copied") ? "kubectl" : "fleetledger-agent", !parts[0].equals("written"));
    }

    /** The flag says whether our field manager owns our annotations, that is, whether no other manager has overwritten them. */
    private static LiveObject object(String deleting, String labels, String annotations, String manager, boolean ownsAnnotations) {
        String fields = ownsAnnotations ? "\"f:fleetledger.dev/generation\":{},\"f:fleetledger.dev/hub\":{}" : "";
        return new LiveObject(ContractJson.MAPPER.readTree("""
                {"metadata":{"uid":"u1",%s"labels":{%s},"annotations":{%s},
                 "managedFields":[{"manager":"%s","operation":"Apply","time":"2026-01-01T00:00:00Z",
                   "fieldsV1":{"f:metadata":{"f:annotations":{%s}}}},
                  {"manager":"kube-controller-manager","operation":"Update","subresource":"status"}]}}"""
                .formatted(deleting, labels, annotations, manager, fields)));
    }

    private static EpochGeneration epochGeneration(String text) {
        String[] parts = text.split("/");
        return new EpochGeneration(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    private static Intent intent(DeploymentAction action, String conflict) {
        return intent(action, conflict, "correct");
    }

    private static Intent intent(DeploymentAction action, String conflict, String drift) {
        return new Intent(UUID.randomUUID(), WORKLOAD, "eu-1", 5, action, 1, "monitoring", "exporter", List.of(), conflict, drift,
                "PT10M", null, null, new Hub(INSTALLATION, 1, 77), null);
    }
}
