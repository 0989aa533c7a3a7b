package dev.fleetledger.manifest.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.table.FieldTable;

/** Finds the wizard's label of a field in a Kubernetes object. */
public final class FieldLabels {
    private static final String SERVICE = "/services/*";
    private static final List<LabelledPath> DAEMON_SET = labelledPaths(Step.BASICS, Step.CONTAINERS, Step.ADVANCED);
    private static final List<LabelledPath> SERVICES = labelledPaths(Step.SERVICES);

    private record LabelledPath(List<String> segments, String label) {

        /** Whether the pointer is the field's own path or inside it. */
        boolean covers(List<String> pointer) {
            if (segments.size() > pointer.size()) {
                return false;
            }
            for (int i = 0; i < segments.size(); i++) {
                if (!segments.get(i).equals(PointerPattern.WILDCARD) && !segments.get(i).equals(pointer.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private FieldLabels() {
    }

    /**
     * @param object {@code DaemonSet} or {@code Service/<name>}
     * @param pointer into the object; list items may be identified by name
     * @return the label with the names of the list items above it; empty if the form doesn't have the field
     */
    public static Optional<String> of(String object, String pointer) {
        boolean isService = object.startsWith("Service/");
        List<String> segments = new ArrayList<>(isService ? PointerPattern.of(SERVICE).segments() : List.of());
        segments.addAll(PointerPattern.of(pointer).segments());
        LabelledPath best = null;
        for (LabelledPath labelledPath : isService ? SERVICES : DAEMON_SET) {
            if (labelledPath.covers(segments) && (best == null || labelledPath.segments().size() > best.segments().size())) {
                best = labelledPath;
            }
        }
        return best == null ? Optional.empty()
                : Optional.of(format(best, segments, isService ? object.substring("Service/".length()) : ""));
    }

    private static String format(LabelledPath labelledPath, List<String> pointer, String service) {
        List<String> owners = new ArrayList<>(service.isEmpty() ? List.of() : List.of(service));
        for (int i = 0; i < labelledPath.segments().size(); i++) {
            if (labelledPath.segments().get(i).equals(PointerPattern.WILDCARD) && !pointer.get(i).equals(PointerPattern.WILDCARD)
                    && !pointer.get(i).matches("\\d+")) {
                owners.add(pointer.get(i));
            }
        }
        return owners.isEmpty() ? labelledPath.label() : labelledPath.label() + " (" + String.join(", ", owners) + ")";
    }

    private static List<LabelledPath> labelledPaths(Step... steps) {
        List<LabelledPath> paths = new ArrayList<>();
        for (Step step : steps) {
            for (FieldDefinition fieldDefinition : FieldTable.WIZARD.supported(step)) {
                fieldDefinition.mappings().forEach(fieldMapping -> paths.add(new LabelledPath(fieldMapping.path().segments(),
                        fieldDefinition.label())));
            }
        }
        return List.copyOf(paths);
    }
}
