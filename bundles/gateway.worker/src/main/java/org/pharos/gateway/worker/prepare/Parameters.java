package org.pharos.gateway.worker.prepare;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.pharos.gateway.api.app.PreprocessingStep;

/** The parameters of one step; one that nobody asked for is refused, for it would have meant something. */
final class Parameters {

    private final String operation;
    private final Map<String, String> values;
    private final Set<String> unread;

    Parameters(PreprocessingStep step) {
        this.operation = step.operation();
        this.values = step.parameters();
        this.unread = new HashSet<>(values.keySet());
    }

    /** A parameter that must be there and have one of these values. */
    String oneOf(String name, String... allowed) throws UnknownStepException {
        String value = text(name);
        for (String choice : allowed) {
            if (choice.equals(value)) {
                return value;
            }
        }
        throw new UnknownStepException(
                "step " + operation + " knows " + name + " as " + String.join(" or ", allowed) + ", not as " + value);
    }

    int integer(String name, int min, int max) throws UnknownStepException {
        double value = number(name);
        if (value != Math.rint(value) || value < min || value > max) {
            throw new UnknownStepException("step " + operation + " needs " + name + " from " + min + " to " + max);
        }
        return (int) value;
    }

    double number(String name) throws UnknownStepException {
        try {
            double value = Double.parseDouble(text(name));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, as for a number that is not finite
        }
        throw new UnknownStepException("step " + operation + " needs a number for " + name);
    }

    private String text(String name) throws UnknownStepException {
        unread.remove(name);
        String value = values.get(name);
        if (value == null) {
            throw new UnknownStepException("step " + operation + " lacks " + name);
        }
        return value;
    }

    void requireAllRead() throws UnknownStepException {
        if (!unread.isEmpty()) {
            throw new UnknownStepException("step " + operation + " does not know " + String.join(", ", unread));
        }
    }
}
