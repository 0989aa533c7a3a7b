package dev.fleetledger.simulation.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reports fields that are owned by other managers and that this apply would change. */
public final class FieldConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One conflicting field and its owner. */
    public record Cause(String manager, String field) {
    }

    private final transient List<Cause> causes;

    private FieldConflictException(String message, List<Cause> causes) {
        super(message);
        this.causes = causes;
    }

    static FieldConflictException of(List<ManagedFieldsEntry> owners, List<FieldSet> fields) {
        List<Cause> causes = new ArrayList<>();
        for (int i = 0; i < owners.size(); i++) {
            String manager = owners.get(i).toText();
            PathElements.format(fields.get(i)).forEach(path -> causes.add(new Cause(manager, path)));
        }
        return new FieldConflictException(message(causes), causes);
    }

    private static String message(List<Cause> causes) {
        if (causes.size() == 1) {
            return "Apply failed with 1 conflict: conflict with " + causes.getFirst().manager() + ": " + causes.getFirst().field();
        }
        return "Apply failed with " + causes.size() + " conflicts: " + causes.stream().map(Cause::manager).distinct().sorted()
                .map(manager -> "conflicts with " + manager + ":\n" + causes.stream().filter(cause -> cause.manager().equals(manager))
                        .map(cause -> "- " + cause.field()).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }

    public List<Cause> causes() {
        return causes;
    }
}
