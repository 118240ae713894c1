package org.pharos.gateway.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One object of a manifest; what is missing or of another type is told by its name. */
final class Fields {

    private static final int LIST_MAX = 1024;

    /** Makes something of one entry of a list. */
    interface Entry<T> {
        T read(Fields fields) throws ManifestException;
    }

    private final JsonNode node;
    private final String path;

    Fields(JsonNode node, String path) throws ManifestException {
        this.node = node;
        this.path = path;
        if (!node.isObject()) {
            throw new ManifestException("manifest.json: " + path + " must be an object");
        }
    }

    String text(String name) throws ManifestException {
        JsonNode value = required(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong(name, "a text");
        }
        return value.textValue();
    }

    Optional<String> optionalText(String name) throws ManifestException {
        return node.hasNonNull(name) ? Optional.of(text(name)) : Optional.empty();
    }

    boolean flag(String name) throws ManifestException {
        JsonNode value = required(name);
        if (!value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value.booleanValue();
    }

    int integer(String name) throws ManifestException {
        JsonNode value = required(name);
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw wrong(name, "a whole number");
        }
        return value.intValue();
    }

    double number(String name) throws ManifestException {
        JsonNode value = required(name);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrong(name, "a number");
        }
        return value.doubleValue();
    }

    Fields object(String name) throws ManifestException {
        return new Fields(required(name), path(name));
    }

    <T> List<T> objects(String name, Entry<T> entry) throws ManifestException {
        List<T> values = new ArrayList<>();
        for (JsonNode value : array(name)) {
            values.add(entry.read(new Fields(value, path(name) + '[' + values.size() + ']')));
        }
        return List.copyOf(values);
    }

    List<String> texts(String name) throws ManifestException {
        List<String> values = new ArrayList<>();
        for (JsonNode value : array(name)) {
            if (!value.isTextual()) {
                throw wrong(name, "a list of texts");
            }
            values.add(value.textValue());
        }
        return List.copyOf(values);
    }

    List<Integer> integers(String name) throws ManifestException {
        List<Integer> values = new ArrayList<>();
        for (JsonNode value : array(name)) {
            if (!value.isIntegralNumber() || !value.canConvertToInt()) {
                throw wrong(name, "a list of whole numbers");
            }
            values.add(value.intValue());
        }
        return List.copyOf(values);
    }

    List<Double> numbers(String name) throws ManifestException {
        List<Double> values = new ArrayList<>();
        for (JsonNode value : array(name)) {
            if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
                throw wrong(name, "a list of numbers");
            }
            values.add(value.doubleValue());
        }
        return List.copyOf(values);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A text, number or flag as text. */
    String scalar(String name) throws ManifestException {
        JsonNode value = required(name);
        if (!value.isValueNode()) {
            throw wrong(name, "a text or a number");
        }
        return value.asText();
    }

    private JsonNode array(String name) throws ManifestException {
        JsonNode value = required(name);
        if (!value.isArray() || value.size() > LIST_MAX) {
            throw wrong(name, "a list of at most " + LIST_MAX);
        }
        return value;
    }

    private JsonNode required(String name) throws ManifestException {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            throw new ManifestException("manifest.json: " + path(name) + " is missing");
        }
        return value;
    }

    private ManifestException wrong(String name, String wanted) {
        return new ManifestException("manifest.json: " + path(name) + " must be " + wanted);
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }
}
