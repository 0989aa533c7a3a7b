package dev.fleetledger.contract.draft;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.RenamedCodes;

/** Events of the stream {@code Draft/<id>}. People are identified by their OIDC subject only. */
public sealed interface DraftEvent {

    /** Action of commands that rebase an edit. */
    String REBASE = "draft.rebase";

    /** Action of commands that resolve a collision. */
    String RESOLVE = "draft.resolve";

    UUID draft();

    /** Whether a step saved by a command of this action contains what the workload has: its actor need not have written or seen that. */
    static boolean savesContentOfWorkload(@Nullable String action) {
        return REBASE.equals(action) || RESOLVE.equals(action);
    }

    /**
     * @param kind     the kind of object that the draft describes; only {@code DaemonSet} so far
     * @param owner    subject of the first owner
     * @param cluster  set when the wizard was opened from within a cluster; the cluster is then fixed
     * @param basedOn  the revision that an edit is based on
     * @param family   for a variant, the family of its source
     * @param workload id of the edited workload, or of the one that a submit will create; absent in events of version 0.1
     */
    record Started(UUID draft, String kind, String owner, @Nullable String cluster, @Nullable Origin from, @Nullable BasedOn basedOn,
            @Nullable UUID family, @Nullable UUID workload) implements DraftEvent {

        /**
         * Id that the workload has, or will have once the draft is submitted. A draft of version 0.1 that edits no workload becomes one of
         * its own id, which its manifests have shown.
         */
        public UUID intendedWorkload() {
            return workload != null ? workload : basedOn != null ? basedOn.workload() : draft;
        }
    }

    /**
     * The cluster that was asked for the running DaemonSet has answered, or the question has timed out. An import with its steps precedes
     * this event if the DaemonSet was found.
     *
     * @param code absent when the DaemonSet was found; else {@code NotFound}, {@code ClusterIsSilent} …
     */
    record Fetched(UUID draft, UUID question, @Nullable String code, @Nullable String message) implements DraftEvent {

        public Fetched {
            code = RenamedCodes.currentOrNull(code);
        }
    }

    /** A draft that is still empty asks its cluster for the running DaemonSet again, and waits for the answer. */
    record FetchAsked(UUID draft, Running running) implements DraftEvent {}

    /**
     * An edit was rebased onto a newer revision. The event follows the merged steps.
     *
     * @param collisions all unresolved fields that both sides changed, also those of earlier rebases: the draft keeps its own value, and
     *                   each is a violation until it is resolved
     */
    record Rebased(UUID draft, BasedOn basedOn, List<Collision> collisions) implements DraftEvent {}

    /**
     * A person has decided a collision. The events that change the field, if any, precede this one.
     *
     * @param take {@link #MINE} keeps the draft's value, which may be a new one; {@link #THEIRS} is the workload's
     */
    record CollisionResolved(UUID draft, String step, String pointer, String take) implements DraftEvent {

        public static final String MINE = "mine";
        public static final String THEIRS = "theirs";
    }

    /**
     * A person has said that a literal is no secret, so the step saved by the next event contains it. This holds while the value is
     * unchanged. The event tells nothing of the value: the hash of a short one would reveal it.
     *
     * @param pointer JSON pointer into the step's document; it addresses list items by their name where they have one
     * @param reason  the person's words
     */
    record LiteralAcknowledged(UUID draft, String step, String pointer, String reason) implements DraftEvent {}

    /** @param document the step's document exactly as sent, without defaults */
    record StepSaved(UUID draft, String step, JsonNode document) implements DraftEvent {}

    /**
     * Precedes the steps that it saves.
     *
     * @param source     {@code yaml}, the copied {@code draft} or {@code workload}, or the {@code running} DaemonSet
     * @param kept       fields outside the form; they are rendered again
     * @param found      tolerated values, for which some rules only warn
     * @param notCarried what was not imported; since version 2 with the reason
     */
    record Imported(UUID draft, String source, List<Kept> kept, List<String> found, List<NotCarried> notCarried) implements DraftEvent {}

    record Submitted(UUID draft, UUID workload, int revision, UUID rollout) implements DraftEvent {}

    record Discarded(UUID draft) implements DraftEvent {}

    record Reopened(UUID draft) implements DraftEvent {}

    /** @param to subject of the new owner */
    record HandedOver(UUID draft, String to) implements DraftEvent {}

    /** Source of a draft's first content: another draft, a workload's revision, or a running DaemonSet. */
    record Origin(@Nullable UUID draft, @Nullable UUID workload, @Nullable Integer revision, @Nullable Running running) {}

    /** @param question id of the question that was sent to the cluster */
    record Running(String cluster, String namespace, String name, UUID question) {}

    /**
     * @param pointer JSON pointer into the step's document; it addresses list items by their name where they have one
     * @param before  what the draft was based on when both sides had changed the field; the collision ends by
     *                {@link CollisionResolved} only. Absent in version 1, where saving the step resolves its collisions.
     */
    record Collision(String step, String pointer, @Nullable BasedOn before) {}

    /**
     * @param object {@code DaemonSet} or {@code Service/<name>}
     * @param path   JSON pointer into the object; it addresses list items by their name where they have one
     */
    record Kept(String object, String path, JsonNode value) {}

    /**
     * @param object kind and name, such as {@code ConfigMap agent-config}, with the field if only a field was left out
     * @param why    the reason in full sentences
     */
    record NotCarried(String object, String why) {

        private static final String WHY_OF_VERSION_1 = "An import carries a DaemonSet and its Services only.";

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public NotCarried {}

        /** Version 1 has the object alone: a text. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static NotCarried ofVersion1(String object) {
            return new NotCarried(object, WHY_OF_VERSION_1);
        }
    }

    /** @param placementVersion the placement on which the edit is based; lets submit detect a later change of the placement */
    record BasedOn(UUID workload, int revision, int placementVersion) {}
}
