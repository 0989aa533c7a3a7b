package dev.fleetledger.command.request.body;

import java.util.Comparator;
import java.util.List;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import org.springframework.stereotype.Component;

import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.ShapeError;

/**
 * Checks the constraints of a bound body by Bean Validation. Each message in {@code ValidationMessages.properties} is a sentence and its
 * remedy, separated by a vertical bar.
 */
@Component
final class BodyConstraints {

    private static final String SEPARATOR = " | ";

    private final Validator validator;

    BodyConstraints(Validator validator) {
        this.validator = validator;
    }

    /**
     * Returns the violations, ordered by their pointers.
     *
     * @param incomplete whether a field that was sent could not be bound: constraints on several fields can't be judged then
     */
    List<ShapeError> check(Object body, boolean incomplete) {
        return validator.validate(body).stream().filter(it -> !incomplete || !isOnObject(it)).map(BodyConstraints::shapeError)
                .sorted(Comparator.comparing(ShapeError::pointer).thenComparing(ShapeError::message)).toList();
    }

    private static boolean isOnObject(ConstraintViolation<?> violation) {
        return violation.getInvalidValue() != null && violation.getInvalidValue() == violation.getLeafBean();
    }

    private static ShapeError shapeError(ConstraintViolation<?> violation) {
        String[] parts = violation.getMessage().split(java.util.regex.Pattern.quote(SEPARATOR), 2);
        return new ShapeError(pointer(violation.getPropertyPath()), parts[0], parts[parts.length - 1]);
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            } else if (node.getKey() != null) {
                append(pointer, String.valueOf(node.getKey()));
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                append(pointer, node.getName());
            }
        }
        return pointer.toString();
    }

    private static void append(StringBuilder pointer, String name) {
        pointer.append('/').append(PointerPattern.escape(name));
    }
}
