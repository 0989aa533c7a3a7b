package dev.fleetledger.agent.question.preview;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.apply.Answer;
import dev.fleetledger.agent.apply.Difference;
import dev.fleetledger.agent.apply.Outcome;
import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.agent.cluster.ClusterApi.Tried;
import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.cluster.ObjectRef;
import dev.fleetledger.agent.plan.Marks;
import dev.fleetledger.agent.plan.Plan;
import dev.fleetledger.agent.plan.Step;
import dev.fleetledger.agent.question.Findings;
import dev.fleetledger.agent.question.Looking;
import dev.fleetledger.contract.intent.Intent;

/** Previews one object: the plan of a real apply, and the API server's response to a dry run. */
final class Trial {

    /**
     * No object has this version: it is ignored if the object doesn't exist, and causes a 409 if somebody has created it meanwhile.
     */
    private static final String NOTHING_THERE = "1";

    private final Looking looking;
    private final Standing standing;
    private final Intent intent;
    private final Findings findings;
    private final Changes changes;

    Trial(Looking looking, Standing standing, Intent intent, Findings findings, Changes changes) {
        this.looking = looking;
        this.standing = standing;
        this.intent = intent;
        this.findings = findings;
        this.changes = changes;
    }

    /** @return the object as it would be, and the live object */
    Result of(JsonNode object) {
        ObjectRef ref = ObjectRef.of(object);
        Live live = looking.get(ref).orElse(null);
        String name = ref.kind() + "/" + ref.name();
        Step step = Plan.apply(intent, object, live, standing.known().apply(intent.workload(), ref), standing.leaving());
        Tried tried = switch (step) {
            case Step.Create _, Step.Recreate _ -> tried(name, with(stamped(object), "resourceVersion", NOTHING_THERE), false);
            case Step.Update(String uid) -> tried(name, with(stamped(object), "uid", uid), true);
            case Step.Verify(String uid) -> tried(name, with(stamped(object), "uid", uid), true);
            case Step.Replace(String _, String reason) -> {
                findings.warns("WillBeReplaced", name, reason + ": it will be deleted and made anew, and is away in between");
                yield null;
            }
            case Step.Adopt(String uid, boolean onlyIfSame) -> adopted(name, object, live, uid, onlyIfSame);
            case Step.Taken(String code, String message) -> {
                findings.refuses(code, name, message);
                // The result helps to decide whether to adopt the object.
                yield live == null ? null : tried(name, with(stamped(object), "uid", live.uid()), true);
            }
            case Step.Wait(String code, String message) -> {
                findings.warns(code, name, message);
                yield null;
            }
            case Step.Refuse(String code, String message) -> {
                findings.refuses(code, name, message);
                yield null;
            }
            case Step.Done _, Step.Delete _, Step.LetGo _, Step.Leaving _ -> null;
        };
        if (tried != null) {
            changes.add(ref, live, tried.live());
            LeftOut.of(object, tried.live().object()).forEach(path -> findings.warns("FieldNotKept", name, path
                    + " is not kept: this cluster's version has it switched off, and the pods would run without it"));
        }
        return new Result(tried == null ? object : tried.live().object(), live, tried == null ? java.util.List.of() : tried.warnings());
    }

    /** @param object as it would be; as sent if there was no dry run */
    record Result(JsonNode object, @Nullable Live live, java.util.List<String> warnings) {}

    private @Nullable Tried adopted(String name, JsonNode object, @Nullable Live live, String uid, boolean onlyIfSame) {
        Tried asFrozen = tried(name, with((ObjectNode) object.deepCopy(), "uid", uid), true);
        if (asFrozen == null || live == null) {
            return null;
        }
        if (onlyIfSame && !Difference.isTheSame(live, asFrozen.live())) {
            findings.refuses("NameTakenAndDiffers", name, "It exists, is not ours, and is not the same as what is wanted");
        } else {
            findings.warns("WillBeAdopted", name, "It exists and is not ours; it will be taken over");
        }
        return asFrozen;
    }

    private @Nullable Tried tried(String name, JsonNode object, boolean forced) {
        try {
            return looking.tryOut(object, forced);
        } catch (ApiFailure failure) {
            if (saysNothing(failure)) {
                throw failure;
            }
            if (failure.status() == 400 && failure.message().contains("dry run")) {
                findings.isUnknown("CannotBeTried", name, failure.message());
            } else {
                Outcome meaning = Answer.meaning(failure);
                findings.refuses(String.valueOf(meaning.code()), name, failure.message());
            }
            return null;
        }
    }

    /** The API server is overloaded or unavailable, so it can't answer the question at all. */
    private static boolean saysNothing(ApiFailure failure) {
        return failure.status() == 0 || failure.status() == 429 || failure.status() > 500;
    }

    private ObjectNode stamped(JsonNode object) {
        return Marks.stamped(object, intent);
    }

    private static ObjectNode with(ObjectNode object, String key, String value) {
        object.withObject("metadata").put(key, value);
        return object;
    }
}
