package dev.fleetledger.simulation.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reports fields that are owned by other managers and that this apply would change. */
public final class FieldConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One conflicting field and its owner. */
    public record Cause(String holder, String field) {
    }

    private final transient List<Cause> causes;

    private FieldConflictException(String message, List<Cause> causes) {
        super(message);
        this.causes = causes;
    }

    static FieldConflictException of(List<ManagedFieldsEntry> holders, List<FieldSet> fields) {
        List<Cause> causes = new ArrayList<>();
        for (int i = 0; i < holders.size(); i++) {
            String holder = holders.get(i).shown();
            PathElements.shown(fields.get(i)).forEach(path -> causes.add(new Cause(holder, path)));
        }
        return new FieldConflictException(message(causes), causes);
    }

    private static String message(List<Cause> causes) {
        if (causes.size() == 1) {
            return "Apply failed with 1 conflict: conflict with " + causes.getFirst().holder() + ": " + causes.getFirst().field();
        }
        return "Apply failed with " + causes.size() + " conflicts: " + causes.stream().map(Cause::holder).distinct().sorted()
                .map(holder -> "conflicts with " + holder + ":\n" + causes.stream().filter(cause -> cause.holder().equals(holder))
                        .map(cause -> "- " + cause.field()).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }

    public List<Cause> causes() {
        return causes;
    }
}
