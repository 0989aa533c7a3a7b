package dev.fleetledger.manifest.rule;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.credential.CredentialPatterns;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.NamedPointer;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.draft.Collisions;
import dev.fleetledger.manifest.field.FieldTree;
import dev.fleetledger.manifest.table.FieldTable;

/** Reports a field that both an edit and its workload changed as a violation, until a person resolves the collision. */
public final class CollisionRules {
    private static final int MAX_SHOWN = 40;

    private CollisionRules() {
    }

    public static List<Violation> violations(Collisions collisions, StepDocuments draft) {
        return collisions.open().stream().map(collision -> violation(collision, collisions.current(), draft)).toList();
    }

    private static Violation violation(Collision collision, StepDocuments current, StepDocuments draft) {
        JsonNode ours = NamedPointer.at(draft.of(collision.step()), collision.pointer());
        JsonNode theirs = NamedPointer.at(current.of(collision.step()), collision.pointer());
        // A version has every step. If one is absent, it isn't known: then the field is not said to be left out.
        String message = label(collision) + (current.isSaved(collision.step()) && !collision.isOfKeptField()
            && mayBeShown(collision, ours) && mayBeShown(collision, theirs)
            ? " is " + format(ours) + " here, and became " + format(theirs) + " in the workload meanwhile."
            : " was changed here, and to something else in the workload meanwhile.");
        return new Violation(collision.step(), collision.indexedPointer(draft), "FieldWasChangedByBoth", message,
                remedy(collision) + otherRemedy(collision, ours, draft.of(collision.step())));
    }

    private static String remedy(Collision collision) {
        return "Decide: POST /api/v1/drafts/{id}:resolve with {\"step\": \"" + collision.step().key() + "\", \"pointer\": "
            + Json.text(collision.pointer()) + ", \"take\": \"mine\"}, or \"theirs\".";
    }

    private static String otherRemedy(Collision collision, JsonNode ours, JsonNode document) {
        if (collision.before() == null) {
            return " Or save the step.";
        }
        return ours.isContainer() || !NamedPointer.hasItems(document, collision.pointer()) ? "" : " Or give the field another value.";
    }

    private static String format(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "left out";
        }
        String text = value.asString();
        return "\"" + (text.length() > MAX_SHOWN
                ? text.substring(0, text.offsetByCodePoints(0, Math.min(MAX_SHOWN, text.codePointCount(0, text.length())))) + "…" : text)
                + "\"";
    }

    /** No value is shown of a field that could hold a credential. */
    private static boolean mayBeShown(Collision collision, JsonNode value) {
        return !value.isContainer() && !mayHoldCredential(collision) && !CredentialPatterns.isCredential("", value.asString(""));
    }

    private static boolean mayHoldCredential(Collision collision) {
        FieldTree fieldTree = FieldTable.WIZARD.tree(collision.step());
        for (String segment : PointerPattern.of(collision.pointer()).segments()) {
            FieldTree child = fieldTree.child(segment);
            if (child == null || child.field() != null && child.field().mayHoldCredential()) {
                return true;
            }
            fieldTree = child;
        }
        return false;
    }

    private static String label(Collision collision) {
        FieldTree fieldTree = FieldTable.WIZARD.tree(collision.step());
        String label = collision.pointer();
        String owner = "";
        for (String segment : PointerPattern.of(collision.pointer()).segments()) {
            FieldTree child = fieldTree.child(segment);
            if (child == null) {
                return owner.isEmpty() ? label : label + " (" + owner + ")";
            }
            if (child == fieldTree.wildcard() || child == FieldTree.LEAF) {
                owner = owner.isEmpty() ? segment : owner + ", " + segment;
            } else if (child.field() != null) {
                label = child.field().label();
            }
            fieldTree = child;
        }
        return owner.isEmpty() ? label : label + " (" + owner + ")";
    }
}
