package org.pharos.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.metatype.AttributeDefinition;

/**
 * The type of one property.
 *
 * @param choices when not empty, the only values there are
 */
record Kind(Type type, List<String> choices) {

    /** The types a component asks for. A list is a string that the component splits at its commas. */
    enum Type {
        TEXT("text", text -> text),
        WHOLE_NUMBER("a whole number", Integer::valueOf),
        LONG_NUMBER("a whole number", Long::valueOf),
        NUMBER("a number", Double::valueOf),
        YES_OR_NO("true or false", Type::yesOrNo);

        private final String words;
        private final Function<String, Object> parser;

        Type(String words, Function<String, Object> parser) {
            this.words = words;
            this.parser = parser;
        }

        private static Object yesOrNo(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true" -> Boolean.TRUE;
                case "false" -> Boolean.FALSE;
                default -> throw new IllegalArgumentException(text);
            };
        }
    }

    static Kind of(AttributeDefinition definition) {
        Type type = switch (definition.getType()) {
            case AttributeDefinition.INTEGER, AttributeDefinition.SHORT, AttributeDefinition.BYTE -> Type.WHOLE_NUMBER;
            case AttributeDefinition.LONG -> Type.LONG_NUMBER;
            case AttributeDefinition.DOUBLE, AttributeDefinition.FLOAT -> Type.NUMBER;
            case AttributeDefinition.BOOLEAN -> Type.YES_OR_NO;
            default -> Type.TEXT;
        };
        String[] choices = definition.getOptionValues();
        boolean list = definition.getCardinality() != 0;
        return list ? new Kind(Type.TEXT, List.of()) : new Kind(type, choices == null ? List.of() : List.of(choices));
    }

    Object parse(String text) {
        return type.parser.apply(text);
    }

    /** What is wrong with a value, as the rest of a sentence; empty when nothing is. */
    Optional<String> wrong(String text) {
        if (!choices.isEmpty() && !choices.contains(text)) {
            return Optional.of("must be one of " + String.join(", ", choices) + ", not \"" + text + "\"");
        }
        try {
            parse(text);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("must be " + type.words + ", not \"" + text + "\"");
        }
    }
}
