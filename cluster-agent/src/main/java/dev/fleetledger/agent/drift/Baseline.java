package dev.fleetledger.agent.drift;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.intent.WireNames;

/**
 * The API server's answer to our apply of one object, against which later changes are drift.
 *
 * @param spec    SHA-256 of the answered {@code spec}, as base64url, without what may change
 * @param object  the answer's {@code metadata.generation}; 0 for a kind without one
 * @param foreign pointers of the fields in the answered {@code spec} that other managers own, which are accepted
 * @param restart value of kubectl's restart annotation that was already told; absent if there was none
 * @param intent  the applied intent; absent in what older agents remember
 */
public record Baseline(String spec, long object, List<String> foreign, @Nullable String restart, @Nullable String intent) {

    /** {@code kubectl rollout restart} sets it. Removing it would restart every pod again. */
    public static final String RESTART = "/spec/template/metadata/annotations/kubectl.kubernetes.io~1restartedAt";

    public Baseline {
        if (spec == null) {
            throw new IllegalArgumentException("The spec is missing");
        }
        foreign = foreign == null ? List.of() : List.copyOf(foreign);
    }

    /**
     * @param previous what was accepted before; absent if everything in the answer is accepted
     * @param ignored  pointers of fields whose changes are no drift
     */
    public static Baseline of(LiveObject answer, JsonNode wanted, @Nullable Baseline previous,
            Collection<String> ignored) {
        List<String> present = ForeignFields.find(answer, wanted, unchecked(ignored)).stream().map(ForeignField::pointer).toList();
        List<String> accepted = previous == null ? present : previous.foreign().stream()
                .filter(pointer -> Pointers.isWithin(pointer, present) || Pointers.isAbove(pointer, present)).toList();
        return new Baseline(digest(answer, ignored), objectGeneration(answer), accepted, restart(answer),
                answer.annotation(WireNames.INTENT_ANNOTATION).orElse(null));
    }

    /** @return the same with the restart of this object, which has been told */
    public Baseline withRestart(@Nullable String told) {
        return new Baseline(spec, object, foreign, told, intent);
    }

    /** Whether the {@code spec} was changed since. An update of the API server may add a default, but doesn't count a generation. */
    public boolean isChanged(LiveObject live, Collection<String> ignored) {
        return object != 0 && object != objectGeneration(live) && !spec.equals(digest(live, ignored));
    }

    /** Whether it is the answer to an earlier intent: an agent that ends between an apply and the memory of its answer leaves it behind. */
    public boolean isEarlierThan(Intent wanted) {
        return intent != null && !intent.equals(wanted.intent().toString());
    }

    public static @Nullable String restart(LiveObject live) {
        JsonNode value = live.object().at(RESTART);
        return value.isString() ? value.asString() : null;
    }

    /** @return the fields that no comparison covers */
    public static Set<String> unchecked(Collection<String> ignored) {
        return new HashSet<>(Stream.concat(ignored.stream(), Stream.of(RESTART)).toList());
    }

    private static String digest(LiveObject live, Collection<String> ignored) {
        return SpecDigest.of(live.object().path("spec"), unchecked(ignored));
    }

    private static long objectGeneration(LiveObject live) {
        return live.metadata().path("generation").asLong(0);
    }
}
