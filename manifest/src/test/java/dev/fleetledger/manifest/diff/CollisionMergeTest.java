package dev.fleetledger.manifest.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.draft.WorkloadVersion;

/** A draft on revision 1 was rebased onto revision 2, with a collision that nobody has decided, and is now rebased onto revision 3. */
class CollisionMergeTest {
    private static final WorkloadVersion FIRST = new WorkloadVersion(1, 1);
    private static final WorkloadVersion SECOND = new WorkloadVersion(2, 1);
    private static final Collision DESCRIPTION = new Collision(Step.BASICS, "/description", FIRST);

    @ParameterizedTest
    @CsvSource({"a, b, b, mine, true", "a, b, c, mine, true", "a, b, a, mine, false", "a, b, mine, mine, false"})
    void collisionStaysOpenUntilNothingIsLeftToDecide(String first, String second, String third, String mine, boolean open) {
        List<Collision> all = rebaseAgain(List.of(DESCRIPTION), description(first), description(second), description(third),
                description(mine));

        assertThat(all).isEqualTo(open ? List.of(DESCRIPTION) : List.of());
    }

    @Test
    void addsCollisionWithVersionThatItWasBasedOn() {
        assertThat(rebaseAgain(List.of(), description("a"), description("b"), description("c"), description("mine")))
            .containsExactly(new Collision(Step.BASICS, "/description", SECOND));
    }

    @Test
    void collisionOfParentReplacesThatOfItsField() {
        Collision image = new Collision(Step.CONTAINERS, "/containers/main/image", FIRST);

        assertThat(rebaseAgain(List.of(image), container("i:1"), container("i:2"), containers("[]"), container("i:3")))
            .containsExactly(new Collision(Step.CONTAINERS, "/containers/main", FIRST));
    }

    @Test
    void collisionOfParentContainsThatOfItsField() {
        Collision main = new Collision(Step.CONTAINERS, "/containers/main", FIRST);

        assertThat(rebaseAgain(List.of(main), containers("[]"), container("i:1"), container("i:2"), container("i:3")))
            .containsExactly(main);
    }

    @Test
    void collisionOfVersion1StaysAsItIs() {
        Collision former = new Collision(Step.BASICS, "/description", null);

        assertThat(rebaseAgain(List.of(former), description("a"), description("b"), description("b"), description("mine")))
            .containsExactly(former);
    }

    private static List<Collision> rebaseAgain(List<Collision> open, ThreeWayRebase.Version first, ThreeWayRebase.Version second,
            ThreeWayRebase.Version third, ThreeWayRebase.Version draft) {
        List<Collision> found = ThreeWayRebase.rebase(SECOND, second, third, draft).collisions();
        return CollisionMerge.merge(open, found, third, draft, Map.of(FIRST, first, SECOND, second)::get);
    }

    private static ThreeWayRebase.Version description(String text) {
        return version(Step.BASICS, "{'description': '" + text + "'}");
    }

    private static ThreeWayRebase.Version container(String image) {
        return containers("[{'name': 'main', 'image': '" + image + "'}]");
    }

    private static ThreeWayRebase.Version containers(String list) {
        return version(Step.CONTAINERS, "{'containers': " + list + "}");
    }

    private static ThreeWayRebase.Version version(Step step, String document) {
        return new ThreeWayRebase.Version(StepDocuments.NONE.with(step, TestDocuments.json(document)), List.of());
    }
}
