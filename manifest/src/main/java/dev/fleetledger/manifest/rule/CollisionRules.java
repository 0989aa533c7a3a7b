package dev.fleetledger.manifest.rule;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.credential.CredentialPatterns;
import dev.fleetledger.manifest.document.NamedPointer;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.draft.Collisions;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.field.FieldTree;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.table.FieldTable;

/** Reports a field that both an edit and its workload changed as a violation, until a person resolves the collision. */
public final class CollisionRules {
    private static final int SHOWN = 40;

    private CollisionRules() {
    }

    public static List<Violation> violations(Collisions collisions, StepDocuments draft) {
        return collisions.open().stream().map(one -> violation(one, collisions.current().of(one.step()), draft.of(one.step()))).toList();
    }

    private static Violation violation(Collision one, JsonNode current, JsonNode draft) {
        boolean outside = one.pointer().startsWith(KeptField.POINTERS);
        JsonNode ours = NamedPointer.at(draft, one.pointer());
        JsonNode theirs = NamedPointer.at(current, one.pointer());
        String message = label(one) + (!outside && mayBeShown(one, ours) && mayBeShown(one, theirs)
            ? " is " + shown(ours) + " here, and became " + shown(theirs) + " in the workload meanwhile."
            : " was changed here, and to something else in the workload meanwhile.");
        return new Violation(one.step(), outside ? one.pointer() : NamedPointer.toIndexed(draft, one.pointer()), "FieldWasChangedByBoth", message,
            "Decide which of the two it shall be, and save the step.");
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "left out";
        }
        String text = value.asString();
        return "\"" + (text.length() > SHOWN ? text.substring(0, text.offsetByCodePoints(0, Math.min(SHOWN, text.codePointCount(0, text.length())))) + "…" : text) + "\"";
    }

    /** No value is shown of a field that could hold a credential. */
    private static boolean mayBeShown(Collision one, JsonNode value) {
        return !value.isContainer() && !mayHoldLiterals(one) && !CredentialPatterns.isCredential("", value.asString(""));
    }

    private static boolean mayHoldLiterals(Collision one) {
        FieldTree fieldTree = FieldTable.WIZARD.tree(one.step());
        for (String segment : PointerPattern.of(one.pointer()).segments()) {
            FieldTree below = below(fieldTree, segment);
            if (below == null || below.field() != null && below.field().literal()) {
                return true;
            }
            fieldTree = below;
        }
        return false;
    }

    private static String label(Collision one) {
        FieldTree fieldTree = FieldTable.WIZARD.tree(one.step());
        String label = one.pointer();
        String owner = "";
        for (String segment : PointerPattern.of(one.pointer()).segments()) {
            FieldTree below = below(fieldTree, segment);
            if (below == null) {
                return owner.isEmpty() ? label : label + " (" + owner + ")";
            }
            if (below == fieldTree.wildcard() || below == FieldTree.LEAF) {
                owner = owner.isEmpty() ? segment : owner + ", " + segment;
            } else if (below.field() != null) {
                label = below.field().label();
            }
            fieldTree = below;
        }
        return owner.isEmpty() ? label : label + " (" + owner + ")";
    }

    private static @Nullable FieldTree below(FieldTree fieldTree, String segment) {
        FieldTree star = fieldTree.wildcard();
        return star != null ? star : fieldTree.type() == ValueType.TEXT_MAP ? FieldTree.LEAF : fieldTree.member(segment);
    }
}
