package dev.fleetledger.openapi;

import static dev.fleetledger.openapi.Operation.of;

import java.util.List;

import dev.fleetledger.openapi.CommandResponses.Accepted;
import dev.fleetledger.openapi.CommandResponses.ClusterAsked;
import dev.fleetledger.openapi.CommandResponses.ClusterRemoving;
import dev.fleetledger.openapi.CommandResponses.DraftAsked;
import dev.fleetledger.openapi.CommandResponses.DraftImported;
import dev.fleetledger.openapi.CommandResponses.DraftRebased;
import dev.fleetledger.openapi.CommandResponses.DraftSaved;
import dev.fleetledger.openapi.CommandResponses.DraftSubmitted;
import dev.fleetledger.openapi.CommandResponses.JoinManifest;
import dev.fleetledger.openapi.CommandResponses.RestoreAccepted;
import dev.fleetledger.openapi.CommandResponses.WorkloadChanged;

/** Operations of the command side, with status and If-Match as in the table of the API's rules. */
final class CommandOperations {

    static final List<Operation> ALL = List.of(
            of("POST /drafts", "startDraft", "Starts a draft: empty, or from YAML, a draft or a workload.")
            .withResponse(201, Accepted.class),
            of("PUT /drafts/{id}/steps/{step}", "saveStep", "Replaces a step's document; broken rules are told, and hinder nobody.")
                    .withResponse(200, DraftSaved.class).withIfMatch(),
            of("PUT /drafts/{id}/manifest", "saveDraftManifest",
                    "Replaces the whole draft from YAML; what the form has no place for is kept.")
                    .withResponse(200, DraftImported.class).withIfMatch(),
            of("POST /drafts/{id}:preview", "previewDraft", "Asks the clusters what would become of it.")
            .withResponse(202, DraftAsked.class),
            of("POST /drafts/{id}:fetch", "fetchDraft", "Asks once more for the running DaemonSet that it began with.")
            .withResponse(202, Accepted.class),
            of("POST /drafts/{id}:submit", "submitDraft", "Makes it real in every chosen cluster.").withResponse(202, DraftSubmitted.class)
            .withIfMatch(),
            of("POST /drafts/{id}:discard", "discardDraft", "Puts a draft away.").withResponse(200, Accepted.class).withIfMatch(),
            of("POST /drafts/{id}:reopen", "reopenDraft", "Goes on with a discarded draft.").withResponse(200, Accepted.class)
            .withIfMatch(),
            of("POST /drafts/{id}:handover", "handOverDraft", "Gives a draft to another person.").withResponse(200, Accepted.class)
            .withIfMatch(),
            of("POST /drafts/{id}:rebase", "rebaseDraft", "Lays a draft onto the workload's current revision.")
                    .withResponse(200, DraftRebased.class).withIfMatch(),

            of("POST /workloads/{id}:edit", "editWorkload", "Starts a draft on the current revision.").withResponse(201, Accepted.class),
            of("POST /workloads/{id}:variant", "varyWorkload", "Starts a draft for a sibling.").withResponse(201, Accepted.class),
            of("POST /workloads/{id}:rollback", "rollBackWorkload", "Makes an earlier revision the newest again.")
                    .withResponse(202, WorkloadChanged.class).withIfMatch(),
            of("POST /workloads/{id}:restart", "restartWorkload", "Starts its pods anew.").withResponse(202, WorkloadChanged.class)
            .withIfMatch(),
            of("POST /workloads/{id}:delete", "deleteWorkload", "Deletes it from its clusters, or lets go of it there.")
                    .withResponse(202, Accepted.class).withIfMatch(),
            of("POST /workloads/{id}:adopt", "adoptWorkload", "Takes over objects that are there already."),
            of("POST /workloads/{id}:undo", "undoWorkload", "Takes one change back."),
            of("PUT /workloads/{id}/placement", "placeWorkload", "Says where it runs.").withResponse(202, WorkloadChanged.class)
            .withIfMatch(),

            of("POST /rollouts/{id}:approve", "approveRollout", "Lets a rollout go on."),
            of("POST /rollouts/{id}:reject", "rejectRollout", "Lets a rollout not go on."),
            of("POST /rollouts/{id}:pause", "pauseRollout", "Stops a rollout for a while."),
            of("POST /rollouts/{id}:resume", "resumeRollout", "Goes on with a paused rollout."),
            of("POST /rollouts/{id}:abort", "abortRollout", "Ends a rollout early."),
            of("POST /rollouts/{id}:retry", "retryRollout", "Tries a cluster again."),
            of("POST /rollouts/{id}:skip", "skipRollout", "Leaves a cluster out."),

            of("POST /clusters", "registerCluster", "Registers a cluster by its name.").withResponse(201, Accepted.class),
            of("POST /clusters/{id}:join", "joinCluster", "What to apply there; the credential in it is shown once.")
            .withResponse(200, JoinManifest.class),
            of("PUT /clusters/{id}/labels", "labelCluster", "Replaces a cluster's labels.").withResponse(200, Accepted.class).withIfMatch(),
            of("POST /clusters/{id}:cordon", "cordonCluster", "Lets nothing new be placed there.").withResponse(200, Accepted.class),
            of("POST /clusters/{id}:uncordon", "uncordonCluster", "Lets things be placed there again.").withResponse(200, Accepted.class),
            of("POST /clusters/{id}:rotate", "rotateCluster", "Gives its agent a new credential, shown once.")
            .withResponse(200, JoinManifest.class),
            of("POST /clusters/{id}:resend", "resendCluster", "Sends all its intents again.").withResponse(200, Accepted.class),
            of("POST /clusters/{id}:remove", "removeCluster", "Takes a cluster out of the fleet.").withResponse(202, ClusterRemoving.class)
            .withIfMatch(),
            of("POST /clusters/{id}:forget", "forgetCluster", "Gives a cluster up for ever.").withResponse(200, Accepted.class),
            of("POST /clusters/{id}:queryInventory", "queryInventory", "Asks a cluster for a list of its objects; the inventory shows it.")
                    .withResponse(202, ClusterAsked.class),

            of("POST /grants", "giveGrant", "Gives a role.").withResponse(201, Accepted.class),
            of("DELETE /grants/{id}", "revokeGrant", "Takes a role back.").withResponse(200, Accepted.class).withIfMatch(),
            of("PUT /settings", "saveSettings", "Replaces the settings of the fleet."),
            of("POST /registries", "addRegistry", "Adds a registry of images."),
            of("PUT /registries/{id}", "saveRegistry", "Replaces a registry."),
            of("DELETE /registries/{id}", "removeRegistry", "Removes a registry."),
            of("POST /hub:acceptRestore", "acceptRestore", "Accepts a ledger that was restored.").withResponse(200, RestoreAccepted.class));

    private CommandOperations() {}
}
