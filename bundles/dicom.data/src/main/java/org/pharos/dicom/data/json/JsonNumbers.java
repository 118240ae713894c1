package org.pharos.dicom.data.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as JSON writes them, and what DICOM writes otherwise. */
final class JsonNumbers {

    private static final Pattern GRAMMAR = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    /** Beyond these, readers that keep numbers as IEEE 754 doubles would change the last digits. */
    private static final BigInteger EXACT_MAX = BigInteger.ONE.shiftLeft(53);
    private static final int INTEGER_DIGITS_MAX = 20;

    private JsonNumbers() {}

    /** Whether the text is a number in JSON's grammar. */
    static boolean isNumber(String text) {
        return GRAMMAR.matcher(text).matches();
    }

    /** A decimal text of DS or IS as a number, its digits unchanged where the grammar allows; empty when it is none. */
    static Optional<String> ofDecimal(String text) {
        if (isNumber(text)) {
            return Optional.of(text);
        }
        try {
            return text.length() > 64 ? Optional.empty() : Optional.of(new BigDecimal(text).toString());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A float as Java writes a double; empty for infinities and NaN, which JSON has no number for. */
    static Optional<String> ofFloat(String text) {
        return isNumber(text) ? Optional.of(text) : Optional.empty();
    }

    /** What stands for a float that is no number. */
    static String notFinite(String text) {
        return text.replace("Infinity", "inf");
    }

    /** An integer that every reader keeps exact; empty for larger ones, which go as a string. */
    static Optional<String> ofInteger(String text) {
        boolean exact = new BigInteger(text).abs().compareTo(EXACT_MAX) <= 0;
        return exact ? Optional.of(text) : Optional.empty();
    }

    /** @throws NumberFormatException when it is none, or one that no VR can hold */
    static String integer(String text) {
        BigDecimal value = new BigDecimal(text);
        try {
            if (value.signum() != 0 && (long) value.precision() - value.scale() > INTEGER_DIGITS_MAX) {
                throw new NumberFormatException("too large");
            }
            return value.toBigIntegerExact().toString();
        } catch (ArithmeticException e) {
            throw new NumberFormatException("not whole");
        }
    }

    /** @throws NumberFormatException when it is neither a number nor one of the words for what is not finite */
    static double real(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "inf", "Infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> finite(text);
        };
    }

    private static double finite(String text) {
        if (!isNumber(text)) {
            throw new NumberFormatException("no number");
        }
        return Double.parseDouble(text);
    }
}
